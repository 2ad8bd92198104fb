"""The Atom feed of the news (RFC 4287)."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from home.models import PostIndexPage, PostPage
from home.models.posts import FEED_SIZE


class PostFeed(Feed):
    """The newest posts; a subscriber sees what a signed-out reader sees, whoever asks."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, index_page: PostIndexPage) -> PostIndexPage:
        """Return the index the feed belongs to."""
        return index_page

    def title(self, obj: PostIndexPage) -> str:
        """Return the index's title."""
        return obj.title

    def subtitle(self, obj: PostIndexPage) -> str:
        """Return the index's lead."""
        return obj.lead

    def link(self, obj: PostIndexPage) -> str:
        """Return the index's address."""
        return obj.url or "/"

    def feed_url(self, obj: PostIndexPage) -> str:
        """Return the feed's own address."""
        return f"{obj.url}flode/"

    def items(self, obj: PostIndexPage) -> Any:
        """Return the newest public posts."""
        posts = PostPage.objects.child_of(obj).live().visible_to(None).defer("body", "easy_read")
        return posts.select_related("author").order_by("-date", "-pk")[:FEED_SIZE]

    def item_title(self, item: Any) -> str:
        """Return the post's title."""
        return item.title

    def item_description(self, item: Any) -> str:
        """Return the post's lead."""
        return item.lead

    def item_link(self, item: Any) -> str:
        """Return the post's address."""
        return item.url or ""

    def item_guid(self, item: Any) -> str:
        """Return an identity that survives a move."""
        return f"urn:uuid:{item.translation_key}-{item.locale_id}"

    def item_author_name(self, item: Any) -> str | None:
        """Return who wrote it."""
        return item.author.name if item.author else None

    def item_pubdate(self, item: Any) -> datetime.datetime:
        """Return the post's date, at midnight."""
        return timezone.make_aware(datetime.datetime.combine(item.date, datetime.time()))

    def item_updateddate(self, item: Any) -> datetime.datetime:
        """Return when it was last published."""
        return item.last_published_at or self.item_pubdate(item)
