"""Demands as other apps name and link to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from program.models import Demand, DemandRecord, PolicyAreaPage
from program.promises import Stage, effective_stage


def demand_links(keys: Iterable[str], *, user: Any, language: str) -> list[dict[str, str]]:
    """Return title and url of the demands in force that somebody may read, in the programme's order: three queries.

    What is only proposed is left out: the draft that shows it may be for members.
    """
    records = list(DemandRecord.objects.standing().filter(key__in=list(keys)).order_by("area_title", "place"))
    if not records:
        return []
    areas = PolicyAreaPage.objects.live().visible_to(user).filter(translation_key__in={row.area_key for row in records})
    readable = set(areas.values_list("translation_key", flat=True))
    words: dict[tuple[Any, str], Demand] = {}
    demands = Demand.objects.filter(translation_key__in=[row.translation_key for row in records], page__live=True)
    for demand in demands.select_related("locale").defer("background"):
        words[demand.translation_key, demand.locale.language_code] = demand
    found = []
    for row in records:
        source = words.get((row.translation_key, settings.LANGUAGE_CODE))
        if source is None or row.area_key not in readable:
            continue
        if effective_stage(source.stage, adopted=bool(row.adopted_on), dropped=False) == Stage.PROPOSED:
            continue
        title = words.get((row.translation_key, language), source).title
        found.append({"key": row.key, "title": title, "url": reverse("program:demand", args=[row.key])})
    return found


def demand_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the standing demands by area, as an editor chooses among them: one query."""
    groups: dict[str, list[tuple[str, str]]] = {}
    rows = DemandRecord.objects.standing().order_by("area_title", "place").values_list("area_title", "key", "title")
    for area, key, title in rows:
        groups.setdefault(area, []).append((key, title))
    return list(groups.items())
