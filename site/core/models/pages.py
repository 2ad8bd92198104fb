"""BasePage: what every page of the site has, whatever app it belongs to.

It is a concrete table, not an abstract mixin: lead, body, audience and tags can then be asked for
across all page types in one query (docs/adr/0002-base-page.md).
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField

from core import structured_data
from core.admin import link_texts
from core.blocks import BodyStreamBlock
from core.renditions import FIGURE_FILTERS, SOCIAL_FILTER, Shown, attach_images, card_image_prefetch
from core.search.kinds import Kind
from core.search.parts import Part
from core.visibility import admin, audiences, effective, serving
from core.visibility.forms import AudiencePageForm

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


class Audience:
    """The two audiences that code names; the others are in core.visibility.audiences."""

    EVERYONE = audiences.EVERYONE
    MEMBERS = audiences.MEMBERS


class BasePageQuerySet(PageQuerySet):
    """Questions that every listing asks."""

    def visible_to(self, user: AbstractBaseUser | AnonymousUser | None) -> BasePageQuerySet:
        """Leave out what the user may not read. Listings, search, feeds and sitemap all pass here."""
        return self.filter(audiences.readable_by(user))

    def with_card_images(self) -> BasePageQuerySet:
        """Fetch main images and their small renditions along, two queries for the whole list."""
        return self.prefetch_related(card_image_prefetch("main_image"))


BasePageManager = PageManager.from_queryset(BasePageQuerySet)


class PageTag(TaggedItemBase):
    """Ties a tag to a page."""

    content_object = ParentalKey("core.BasePage", on_delete=models.CASCADE, related_name="tagged_items")


class BasePage(Page):
    """The shared part of all pages: texts, pictures, tags, and what machines read of them."""

    #: Only types made of it are created.
    is_creatable: ClassVar[bool] = False
    #: A page type that is never public says so here; the audience then can't be chosen otherwise.
    fixed_audience: ClassVar[str | None] = None
    #: Whether the share block and the date of change stand under the text.
    has_page_footer: ClassVar[bool] = True
    #: What the search lists it under, and what it calls a part of it (search_parts).
    search_kind: ClassVar[str] = Kind.PAGES
    search_part_name: ClassVar[Any] = ""
    #: The schema.org type of the page's JSON-LD.
    schema_type: ClassVar[str] = "WebPage"

    short_title = models.CharField(
        _("title in menus"),
        max_length=40,
        blank=True,
        help_text=_("One or two words for the menu and the path. Empty: the title."),
    )
    lead = models.TextField(
        _("lead"), blank=True, max_length=600, help_text=_("One to three sentences that say what the page is about.")
    )
    main_image = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("main image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    main_image_alt = models.CharField(
        _("image description"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it. Empty: the description given at upload."),
    )
    main_image_caption = models.CharField(_("caption"), max_length=300, blank=True)
    body = StreamField(BodyStreamBlock(), verbose_name=_("content"), blank=True, use_json_field=True)
    social_image = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("image when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown in social media. Empty: the main image."),
    )
    easy_read = models.TextField(
        _("easy Swedish"),
        blank=True,
        help_text=_("The same thing in easy words: one short sentence on each line, four to six lines."),
    )
    easy_read_updated_at = models.DateTimeField(null=True, blank=True, editable=False)
    text_updated_at = models.DateTimeField(null=True, blank=True, editable=False)
    #: What an editor chose. What comes of it, with all that limits it, is `effective_audience`.
    audience = models.CharField(_("who may read"), max_length=255, default=Audience.EVERYONE)
    effective_audience = models.CharField(max_length=255, default=Audience.EVERYONE, editable=False, db_index=True)
    audience_decision = models.PositiveIntegerField(default=0, editable=False)
    tags = ClusterTaggableManager(through=PageTag, blank=True, verbose_name=_("tags"))

    objects = BasePageManager()

    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("lead", boost=2),
        index.SearchField("body"),
        index.SearchField("easy_read"),
        index.AutocompleteField("lead"),
        index.AutocompleteField("body"),
        index.FilterField("effective_audience"),
    ]

    lead_panels: ClassVar = [FieldPanel("lead")]
    image_panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("main_image"), FieldPanel("main_image_alt"), FieldPanel("main_image_caption")],
            heading=_("Main image"),
        )
    ]
    body_panels: ClassVar = [FieldPanel("body")]
    extra_panels: ClassVar = [
        FieldPanel("easy_read"),
        FieldPanel("tags"),
    ]
    content_panels: ClassVar = [*Page.content_panels, *lead_panels, *image_panels, *body_panels, *extra_panels]
    promote_panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description"), FieldPanel("social_image")],
            heading=_("In search engines and social media"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus"), FieldPanel("short_title")], heading=_("In the menu")),
    ]

    base_form_class = AudiencePageForm
    settings_panels: ClassVar = [FieldPanel("audience", heading=_("Who may read the page?")), *Page.settings_panels]

    #: A translation's audience is its own, within its source's: neither a text to translate nor one to copy over.
    override_translatable_fields: ClassVar = [BaseTranslatableField("audience")]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    # Saving ---------------------------------------------------------------

    def clean(self) -> None:
        """Check the audience, and stamp which text changed last."""
        super().clean()
        self.audience = audiences.canonical(self.fixed_audience or self.audience)
        self._stamp_texts()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and keep the effective audience true in the same transaction (core.visibility.effective)."""
        with transaction.atomic():
            effective.before_save(self, kwargs.get("update_fields"))
            super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a draft. If its audience is narrower than the page's, that holds at once; a wider one waits."""
        with transaction.atomic():
            effective.narrow_at_once(self)
            return super().save_revision(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Return the page as a revision has it, save for an audience that was decided on since."""
        page = super().with_content_json(content)
        page.audience_decision = content.get("audience_decision", -1)
        effective.settle(page)
        return page

    def _stamp_texts(self) -> None:
        """Note when the text and its easy version last changed, so that a stale one can say so."""
        before = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        now = timezone.now()
        if before is None or before._said() != self._said():
            self.text_updated_at = now
        if self.easy_read and (before is None or before.easy_read != self.easy_read):
            self.easy_read_updated_at = now

    def _said(self) -> Any:
        """Return the texts whose changes count. Types with texts of their own add them."""
        return (self.title, self.lead, self.body.raw_data)

    # Serving --------------------------------------------------------------

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the page, if the reader belongs to its audience; asked here too, for who calls it directly."""
        return serving.refusal(self, request) or super().serve(request, *args, **kwargs)

    def permissions_for_user(self, user: Any) -> Any:
        """Return what somebody may do with the page in the admin: nothing, if they may not read it."""
        return admin.permissions_for(user, self)

    def get_workflow(self) -> Any:
        """Return the workflow that reviews the page. A private page has none: reviewers need not belong to it."""
        return super().get_workflow() if self.effective_audience == Audience.EVERYONE else None

    @property
    def has_workflow(self) -> bool:
        """Tell whether somebody reviews the page."""
        return self.effective_audience == Audience.EVERYONE and super().has_workflow

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Show the editor the page, with marks for the content checks."""
        response = super().serve_preview(request, mode_name)
        if isinstance(response, SimpleTemplateResponse):
            response.add_post_render_callback(link_texts.mark_response)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Tell the site's frame which page it stands around."""
        request.served_page = self  # type: ignore[attr-defined]  # read by core.site_context
        attach_images(self.shown_images())
        return super().get_context(request, *args, **kwargs)

    def shown_images(self) -> list[Shown]:
        """Return which images the page's head shows, so that they are fetched in one query."""
        return [(self, "main_image", (*FIGURE_FILTERS, SOCIAL_FILTER))]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Return the page's address for sitemap.xml; nothing for a page that not everyone may read."""
        if self.effective_audience != Audience.EVERYONE:
            return []
        return super().get_sitemap_urls(request)

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """Return the widths that the editor previews at; the first is shown first."""
        return [
            {"name": "mobile", "icon": "mobile-alt", "device_width": 390, "label": _("As on a phone")},
            {"name": "tablet", "icon": "tablet-alt", "device_width": 820, "label": _("As on a tablet")},
            {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("As on a computer")},
        ]

    # For the templates ------------------------------------------------------

    @property
    def last_changed(self) -> datetime.datetime | None:
        """Return when what the reader sees last changed."""
        return self.last_published_at or self.latest_revision_created_at

    @property
    def easy_read_sentences(self) -> list[str]:
        """Return the easy text, one sentence an item."""
        return [line.strip() for line in self.easy_read.splitlines() if line.strip()]

    @property
    def easy_read_is_older(self) -> bool:
        """Tell whether the text changed more than an hour after its easy version did."""
        if not (self.easy_read and self.easy_read_updated_at and self.text_updated_at):
            return False
        return self.text_updated_at - self.easy_read_updated_at > datetime.timedelta(hours=1)

    @property
    def search_date(self) -> datetime.date | None:
        """Return the day that the search shows beside the title, for types that have one."""
        return None

    @property
    def search_changes_on(self) -> datetime.date | None:
        """Return the day from which the page says more by itself, without being published again."""
        return None

    def search_parts(self) -> list[Part]:
        """Return the parts that the search is to find by themselves, each with an anchor on the page."""
        return []

    @property
    def image_alt(self) -> str:
        """Return the main image's alternative text: the page's own, or the image's."""
        return self.main_image_alt or (self.main_image.default_alt_text if self.main_image else "")

    @property
    def menu_title(self) -> str:
        """Return what menu and path call the page."""
        return self.short_title or self.title

    @property
    def description(self) -> str:
        """Return what search engines and social media say of the page."""
        return self.search_description or self.lead

    @cached_property
    def share_url(self) -> str:
        """Return the page's absolute address."""
        return self.full_url or ""

    def get_parent_url(self, request: HttpRequest | None = None) -> str:
        """Return the address of the page above, which is the page's own without its last part: no query."""
        url = self.get_url(request) or ""
        return url.rstrip("/").rpartition("/")[0] + "/" if url else ""

    def structured_data(self) -> dict[str, Any]:
        """Return the page as schema.org data. Types override it with what they know more of."""
        return structured_data.web_page(self)
