"""The Atom feed of the reports, whatever they are filtered by (RFC 4287)."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from reports import listings
from reports.models import ReportIndexPage


class ReportFeed(Feed):
    """The latest reports; a subscriber sees what a signed-out reader sees, whoever asks."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, index_page: ReportIndexPage) -> dict[str, Any]:
        """Work out what the address asks for, as the list does."""
        catalogue, filters, _words, bits = listings.asked_for(index_page, request, AnonymousUser())
        ids = catalogue.page(bits, 0, listings.FEED_SIZE)
        chips = [chip.text for chip in filters.chips(catalogue, "")]
        return {"index": index_page, "filters": filters, "ids": ids, "chips": chips}

    def title(self, obj: dict[str, Any]) -> str:
        """Return the index's title, with what is asked for."""
        return ": ".join([obj["index"].title, *([", ".join(obj["chips"])] if obj["chips"] else [])])

    def subtitle(self, obj: dict[str, Any]) -> str:
        """Return the index's lead."""
        return str(obj["index"].lead)

    def link(self, obj: dict[str, Any]) -> str:
        """Return the address of the list."""
        return f"{obj['index'].url or '/'}{obj['filters'].address()}"

    def feed_url(self, obj: dict[str, Any]) -> str:
        """Return the feed's own address."""
        return f"{obj['index'].url}flode/{obj['filters'].address()}"

    def items(self, obj: dict[str, Any]) -> Any:
        """Return the latest of them."""
        return listings.in_order(obj["ids"])

    def item_title(self, item: Any) -> str:
        """Return the report's title."""
        return f"{item.title} ({item.assembly})"

    def item_description(self, item: Any) -> str:
        """Return what the latest text says in short."""
        return str(item.summary)

    def item_link(self, item: Any) -> str:
        """Return the report's address."""
        return item.url or ""

    def item_guid(self, item: Any) -> str:
        """Return an identity that survives a move."""
        return f"urn:uuid:{item.translation_key}-{item.locale_id}"

    def item_author_name(self, item: Any) -> str | None:
        """Return who wrote it."""
        return item.writer.name if item.writer else None

    def item_pubdate(self, item: Any) -> datetime.datetime:
        """Return the day its first text came out, at midnight."""
        days = [day for day in (item.before_out_on, item.after_out_on) if day]
        return timezone.make_aware(datetime.datetime.combine(min(days), datetime.time()))

    def item_updateddate(self, item: Any) -> datetime.datetime:
        """Return when its page was last published."""
        return item.last_published_at or self.item_pubdate(item)
