"""Subscribing: the addresses of the feeds as calendars want them, and a member's own feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from events.filters import Filters
from events.models.kinds import EventKind
from events.models.subscriptions import MemberFeed


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, and how the common calendars take it."""

    title: str
    url: str

    @property
    def webcal(self) -> str:
        """Return the address that opens the calendar of phone or computer."""
        return "webcal:" + self.url.partition(":")[2]

    @property
    def google(self) -> str:
        """Return the address that adds the feed to Google Calendar."""
        return f"https://calendar.google.com/calendar/r?cid={quote(self.webcal, safe='')}"

    @property
    def outlook(self) -> str:
        """Return the address that adds the feed to Outlook on the web."""
        return (
            "https://outlook.live.com/calendar/0/addfromweb?"
            f"url={quote(self.url, safe='')}&name={quote(self.title, safe='')}"
        )

    @property
    def address(self) -> str:
        """Return the address without its scheme, to show."""
        parts = urlsplit(self.url)
        return f"{parts.netloc}{parts.path}"


def page(calendar: Any, request: HttpRequest) -> dict[str, Any]:
    """Return all feeds that the reader can have: one query, and one more for a signed-in reader."""
    filters = Filters.of(request)
    own = None
    if request.user.is_authenticated:
        own = MemberFeed.objects.filter(user=request.user).first()
    return {
        "whole": _feed(request, _("Everything"), reverse("calendar:feed")),
        "kinds": [_feed(request, str(k.label), reverse("calendar:kind-feed", args=[k.slug])) for k in EventKind],
        "areas": [
            _feed(request, area.menu_title, reverse("calendar:area-feed", args=[area.slug])) for area in filters.areas
        ],
        "atom_url": reverse("calendar:atom"),
        "may_have_own": request.user.is_authenticated,
        "own": _feed(request, _("Your own feed"), reverse("calendar:member-feed", args=[own.token])) if own else None,
        "own_with_links": bool(own and own.with_links),
        "url": calendar.get_url(request) or "",
    }


def _feed(request: HttpRequest, title: str, path: str) -> Feed:
    return Feed(title, request.build_absolute_uri(path))


def change(user: Any, what: str) -> None:
    """Make, renew or take back a member's own feed, or decide whether links stand in it."""
    if what == "skapa":
        MemberFeed.objects.get_or_create(user=user)
        return
    feed = MemberFeed.objects.filter(user=user).first()
    if feed is None:
        return
    if what == "byt":
        feed.renew()
    elif what == "ta-bort":
        feed.delete()
    elif what in {"med-lankar", "utan-lankar"}:
        feed.with_links = what == "med-lankar"
        feed.save(update_fields=["with_links"])
