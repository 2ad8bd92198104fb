"""News: dated posts, their index by year and tag, and their feed."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page
from wagtail.search import index

from core.models import BasePage
from core.models.pages import BasePageManager
from core.models.people import person_with_portrait
from core.renditions import Shown
from core.search.kinds import Kind

PAGE_SIZE = 12
FEED_SIZE = 20


def today() -> datetime.date:
    """Return today's date in the site's time zone."""
    return timezone.localdate()


class PostPage(BasePage):
    """A piece of news."""

    page_description = _("Something that has happened or soon will. Dated, and shown on the front page.")

    date = models.DateField(_("date"), default=today, db_index=True)
    author = models.ForeignKey(
        "core.Person", verbose_name=_("written by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = BasePageManager()

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("author")]),
        *BasePage.lead_panels,
        *BasePage.image_panels,
        *BasePage.body_panels,
        *BasePage.extra_panels,
    ]
    search_fields: ClassVar = [*BasePage.search_fields, index.FilterField("date")]

    parent_page_types: ClassVar = ["home.PostIndexPage"]
    subpage_types: ClassVar = []
    schema_type = "NewsArticle"
    search_kind = Kind.NEWS

    class Meta:
        verbose_name = _("news post")
        verbose_name_plural = _("news posts")

    @property
    def search_date(self) -> datetime.date | None:
        """Return the day that the search shows."""
        return self.date

    def shown_images(self) -> list[Shown]:
        """Fetch the author with the portrait, too: once a generation, whatever the number of posts."""
        if self.author_id:
            self.author = person_with_portrait(self.author_id)
        return super().shown_images()

    def structured_data(self) -> dict[str, Any]:
        """Add headline and author."""
        data = super().structured_data() | {"headline": self.title}
        if self.author:
            data["author"] = {"@type": "Person", "name": self.author.name}
        return data


class PostIndexPage(RoutablePageMixin, BasePage):
    """All news, newest first, by year and by tag."""

    page_description = _("Gathers all news, newest first. You need only one.")

    content_panels: ClassVar = [*Page.content_panels, *BasePage.lead_panels]
    subpage_types: ClassVar = ["home.PostPage"]
    has_page_footer = False
    schema_type = "CollectionPage"
    search_kind = Kind.NEWS

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    def posts(self, request: HttpRequest) -> Any:
        """Return the posts that the reader may see, newest first."""
        return PostPage.objects.child_of(self).live().visible_to(request.user).order_by("-date", "-pk")

    @path("")
    def all_posts(self, request: HttpRequest) -> HttpResponseBase:
        """Show the newest posts, or those with a tag (`?tagg=`)."""
        tag = request.GET.get("tagg", "").replace("\x00", "")[:100].strip()
        posts = self.posts(request)
        if tag:
            posts = posts.filter(tagged_items__tag__slug=tag)
        return self._render_list(request, posts, tag=tag)

    @path("<int:year>/", name="year")
    def posts_of_year(self, request: HttpRequest, year: int) -> HttpResponseBase:
        """Show a year's posts; 404 for a year without any."""
        posts = self.posts(request).filter(date__year=year) if 1900 < year < 3000 else None
        if posts is None or not posts.exists():
            raise Http404
        return self._render_list(request, posts, year=year)

    @path("flode/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the Atom feed."""
        from home.feeds import PostFeed  # noqa: PLC0415 - the feed is of this module's pages

        return PostFeed()(request, index_page=self)

    def _render_list(
        self, request: HttpRequest, posts: Any, *, year: int | None = None, tag: str = ""
    ) -> HttpResponseBase:
        request.served_page = self  # type: ignore[attr-defined]  # read by core.site_context
        url = self.get_url(request) or ""
        years = self._years(request)
        paginator = Paginator(posts.defer("body", "easy_read").with_card_images(), PAGE_SIZE)
        if not tag:  # the years have been counted already: one query less
            paginator.__dict__["count"] = sum(row["count"] for row in years if year in (None, row["year"]))
        context = {
            "page": self,
            "self": self,
            "posts": paginator.get_page(request.GET.get("sida")),
            "years": [
                {
                    "year": row["year"],
                    "count": row["count"],
                    "url": f"{url}{row['year']}/",
                    "is_current": row["year"] == year,
                }
                for row in years
            ],
            "year": year,
            "tag": tag,
            "tag_name": (Tag.objects.filter(slug=tag).values_list("name", flat=True).first() or tag) if tag else "",
            "feed_url": f"{url}flode/",
            "index_url": url,
        }
        return TemplateResponse(request, "home/post_index_page.html", context)

    def _years(self, request: HttpRequest) -> list[dict[str, int]]:
        posts = self.posts(request).order_by().annotate(year=ExtractYear("date"))
        return list(posts.values("year").annotate(count=Count("pk")).order_by("-year"))

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Date the index by its newest post."""
        urls = super().get_sitemap_urls(request)
        newest = PostPage.objects.child_of(self).live().order_by("-last_published_at").first()
        if newest is not None and newest.last_published_at:
            for url in urls:
                url["lastmod"] = newest.last_published_at
        return urls
