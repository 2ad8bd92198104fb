"""The Atom feed of what comes (RFC 4287)."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.feeds.ics import prefix
from events.models.calendar import CalendarPage
from events.models.occurrences import Occurrence

SIZE = 40


class EventFeed(Feed):
    """The next dates; a subscriber sees what a signed-out reader sees, whoever asks."""

    feed_type = Atom1Feed

    def title(self) -> str:
        """Return the feed's title."""
        return _("Calendar")

    def link(self) -> str:
        """Return the calendar's address."""
        page = CalendarPage.objects.live().visible_to(None).filter(locale__language_code=get_language()).first()
        return (page.url if page else None) or "/"

    def items(self) -> Any:
        """Return the next public dates."""
        dates = Occurrence.objects.visible_to(None).in_language(get_language()).upcoming(timezone.now())
        return dates.as_rows().select_related("event__venue", "venue", "event__record")[:SIZE]

    def item_title(self, item: Any) -> str:
        """Return title and day."""
        return f"{prefix(item.shown_state)}{item.title}, {date_format(item.first_day, 'l j F Y')}"

    def item_description(self, item: Any) -> str:
        """Return time, place and lead."""
        time = "" if item.all_day else date_format(timezone.localtime(item.starts_at), "H.i")
        facts = ", ".join(part for part in (time, item.where) if part)
        return ". ".join(part for part in (facts, item.summary) if part)

    def item_link(self, item: Any) -> str:
        """Return the date's address."""
        return item.url or "/"

    def item_guid(self, item: Any) -> str:
        """Return an identity that survives a move."""
        return f"urn:uuid:{item.event.translation_key}-{item.date:%Y%m%d}"

    def item_pubdate(self, item: Any) -> datetime.datetime:
        """Return when it came into the calendar."""
        return item.event.record.created_at

    def item_updateddate(self, item: Any) -> datetime.datetime:
        """Return when it last changed."""
        return item.event.record.changed_at
