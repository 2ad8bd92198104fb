"""What somebody has begun and not ended, app by app: listed when a role goes on to somebody else.

An app registers in its `AppConfig.ready()`:

    open_work.register("decisions", _("Decisions to carry out"), lambda user, viewer: [Item("…", "/admin/…")])

`viewer` is who asks: nothing is yielded that the viewer may not see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST = 50  # of each kind


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of work, and where it is gone on with."""

    text: str
    url: str = ""


Work = Callable[[Any, Any], Iterable[Item]]
_kinds: dict[str, tuple[str | Promise, Work]] = {}


def register(key: str, title: str | Promise, work: Work) -> None:
    """Add a kind of work; registering it again replaces it."""
    _kinds[key] = (title, work)


def of(user: Any, viewer: Any) -> list[dict[str, Any]]:
    """Return the kinds of which there is something: `title` and `rows`."""
    found = [{"title": str(title), "rows": list(islice(work(user, viewer), MOST))} for title, work in _kinds.values()]
    return [kind for kind in found if kind["rows"]]


def _drafts(user: Any, viewer: Any) -> Iterable[Item]:
    from core.models import BasePage  # noqa: PLC0415 - apps register before models are ready

    rows = BasePage.objects.filter(has_unpublished_changes=True, latest_revision__user=user).visible_to(viewer)
    for page in rows.order_by("-latest_revision_created_at")[:MOST]:
        yield Item(page.draft_title or page.title, reverse("wagtailadmin_pages:edit", args=[page.pk]))


register("drafts", _("Texts in draft"), _drafts)
