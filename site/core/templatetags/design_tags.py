"""Tags that draw: date leaves, blossoms, icons and the lilac cluster. They know nothing of any app's models."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from core import cluster as lilac
from core.red_days import is_red_day

register = template.Library()

# Petals that are filled for each status; X is the crossed-out blossom. Numbers and the letter are taken as they are.
PETALS = {
    "planned": "0",
    "started": "1",
    "halfway": "2",
    "nearly_done": "3",
    "done": "4",
    "cancelled": "X",
    "rejected": "X",
}
NUMBER = re.compile(r"[-−+]?\d[\d\s]*(?:[.,]\d+)?\s?(?:%|kr)?")
SHORT_NAME = 5  # Months up to this length are not abbreviated: mars, april, maj, juni, juli.


def _local_date(value: datetime.date | datetime.datetime) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def is_red(value: datetime.date | datetime.datetime) -> bool:
    """Tell whether the day is a Sunday or a public holiday in Sweden."""
    return is_red_day(_local_date(value))


@register.filter
def short_month(value: datetime.date | datetime.datetime) -> str:
    """Return the month's name, abbreviated if it is long: mars, but feb and nov."""
    day = _local_date(value)
    name = date_format(day, "F")
    if len(name) <= SHORT_NAME:
        return name
    short = date_format(day, "M").rstrip(".")
    return short.lower() if name.islower() else short


@register.filter
def day_month(value: datetime.date | datetime.datetime) -> SafeString:
    """Return "24 mars", held together by a no-break space."""
    day = _local_date(value)
    return mark_safe(f"{day.day}\N{NO-BREAK SPACE}{date_format(day, 'F')}")  # noqa: S308 - numerals and month names


@register.inclusion_tag("components/date_leaf.html")
def date_leaf(value: datetime.date | datetime.datetime, size: str = "s", *, with_year: bool = False) -> dict[str, Any]:
    """Draw a date as a leaf of an almanac. Sizes: s (weekday and month abbreviated), m (whole words), l (large)."""
    day = _local_date(value)
    is_short = size == "s"
    return {
        "day": day,
        "weekday": date_format(day, "D" if is_short else "l").rstrip("."),
        "month": short_month(day) if is_short else date_format(day, "F"),
        "year": day.year if with_year else None,
        "size": size,
        "is_red": is_red_day(day),
    }


@register.simple_tag
def bloom(status: str | int) -> SafeString:
    """Draw a blossom for a status. It says nothing to a screen reader: set the status's word beside it."""
    petals = PETALS.get(str(status), str(status))
    return format_html('<svg class="bloom" aria-hidden="true"><use href="#B{}"/></svg>', petals.upper())


@register.simple_tag
def petal(part: int) -> SafeString:
    """Draw the marker of a policy page's part: 1 top, 2 right, 3 bottom, 4 left."""
    return format_html('<svg class="bloom" aria-hidden="true"><use href="#Q{}"/></svg>', part)


@register.simple_tag
def icon(name: str, size: int = 22) -> SafeString:
    """Draw an icon of the sprite: search or lock."""
    return format_html(
        '<svg width="{0}" height="{0}" aria-hidden="true"><use href="#{1}"/></svg>', size, name.capitalize()
    )


def cluster_label(done: int, doing: int, planned: int, of: str = "") -> str:
    """Say in a sentence what the cluster shows: the whole plan, or a part of it by its title."""
    sentence = gettext("The activity plan as a lilac cluster: %(done)s, %(doing)s and %(planned)s.")
    if of:
        sentence = gettext("“%(of)s” as a lilac cluster: %(done)s, %(doing)s and %(planned)s.")
    return sentence % {
        "of": of,
        "done": ngettext("%(count)d action done", "%(count)d actions done", done) % {"count": done},
        "doing": ngettext("%(count)d under way", "%(count)d under way", doing) % {"count": doing},
        "planned": ngettext("%(count)d planned", "%(count)d planned", planned) % {"count": planned},
    }


@register.simple_tag
def cluster(done: int, doing: int, planned: int, cancelled: int = 0, of: str = "") -> SafeString:
    """Draw the lilac cluster of a plan, or of a part of it by its title.

    Cancelled actions are accepted but not drawn: the page counts them in words.
    """
    view_box, markup = lilac.draw(done, doing, planned)
    if not markup:
        return mark_safe("")
    return format_html(
        '<svg class="cluster" viewBox="{}" role="img" aria-label="{}">{}</svg>',
        view_box,
        cluster_label(done, doing, planned, of),
        mark_safe(markup),  # noqa: S308 - numbers and constants only
    )


@register.simple_tag
def page_numbers(page: Any) -> list[int | None]:
    """Return the numbers that pagination shows, with None where some are left out."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]


@register.filter
def cell_is_number(row: list[Any] | None, column: int) -> bool:
    """Tell whether a cell of a table row holds a number, to be set to the right. The first column never does."""
    cells = row or []
    return 0 < column < len(cells) and bool(NUMBER.fullmatch(str(cells[column] or "").strip()))
