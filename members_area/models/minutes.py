"""MinutesPage: where minutes are written. What readers see of them is the approved record, never this page's fields.

That is what no form, bulk action, workflow, old revision, copy or import gets past: publishing the page publishes
nothing (docs/adr/0046-approved-minutes.md).
"""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager

from core.blocks.tables import TableBlock
from core.blocks.text import TextBlock
from core.models.pages import BasePageQuerySet
from core.search.parts import Part
from members_area.minutes.testers import permissions_for
from members_area.models.approvals import ApprovedMinutes, MinutesState
from members_area.models.meeting_panels import MinutesStatePanel
from members_area.models.private import PrivatePage


class Sealed(PermissionDenied):
    """Approved minutes are not changed any more: a correction is an addendum."""

    def __init__(self) -> None:
        super().__init__(_now("Approved minutes stay as they are. A correction is an addendum."))


class MinutesPage(PrivatePage):
    """The minutes of a meeting, or an addendum to them."""

    page_description = _("The minutes of a meeting. You begin them on the meeting’s own page.")
    is_creatable: ClassVar[bool] = False  # by starting.begin and starting.addendum only
    search_part_name: ClassVar[Any] = _("Paragraph")

    meeting = models.ForeignKey(
        "members_area.MeetingPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="minutes",
        editable=False,
    )  # fmt: skip
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="addenda", editable=False
    )
    date = models.DateField(_("day of the meeting"), default=timezone.localdate, db_index=True)
    hours = models.CharField(_("time"), max_length=40, blank=True, help_text=_("For example: 18.30–20.50"))
    place = models.CharField(_("place"), max_length=160, blank=True)
    chair = models.CharField(_("chair of the meeting"), max_length=120, blank=True)
    secretary = models.CharField(_("secretary"), max_length=120, blank=True)
    present = models.TextField(_("present"), blank=True, max_length=4000, help_text=_("Names, or how many."))
    absent = models.TextField(_("absent"), blank=True, max_length=4000)

    objects = PageManager.from_queryset(BasePageQuerySet)()

    content_panels: ClassVar = [
        MinutesStatePanel(),
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date"), FieldPanel("hours")]),
                FieldPanel("place"),
                FieldRowPanel([FieldPanel("chair"), FieldPanel("secretary")]),
                FieldPanel("present"),
                FieldPanel("absent"),
            ],
            heading=_("The meeting"),
        ),
        InlinePanel("items", label=_("Paragraph"), heading=_("Paragraphs")),
        InlinePanel("attachments", label=_("Attachment"), heading=_("Attachments")),
    ]
    promote_panels: ClassVar = []
    settings_panels: ClassVar = []  # no schedule; and the audience follows the meeting's
    parent_page_types: ClassVar = ["members_area.MeetingPage"]
    subpage_types: ClassVar = []
    #: A copy is a page without a meeting, without words: it has no record, and there is nothing to show of it.
    exclude_fields_in_copy: ClassVar = ["meeting", "corrects", "items", "attachments", "present", "absent"]

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("meeting",), condition=models.Q(corrects=None), name="members_area_minutes_of_meeting"
            )
        ]

    # What is approved stays ----------------------------------------------------------

    @property
    def is_sealed(self) -> bool:
        """Tell whether they have been approved: asked of the database each time."""
        return bool(self.pk) and ApprovedMinutes.objects.filter(minutes_id=self.pk).exists()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, unless they have been approved."""
        if self.is_sealed:
            raise Sealed
        if self.alias_of_id:
            self.meeting = self.corrects = None
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a draft, unless they have been approved."""
        if self.is_sealed:
            raise Sealed
        return super().save_revision(*args, **kwargs)

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Refuse: that minutes exist is no secret to those whom they are for."""
        if self.is_sealed:
            raise Sealed
        super().unpublish(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete a draft; refuse what has been sent to anybody."""
        if self.pk and (self.is_sealed or self.state_row.has_been_sent):
            raise Sealed
        return super().delete(*args, **kwargs)

    def permissions_for_user(self, user: Any) -> Any:
        """Return what somebody may do: write while nothing is approved; never publish, copy or move."""
        return permissions_for(self, super().permissions_for_user(user))

    @property
    def status_string(self) -> str:
        """Return how far they have come, where the admin would say that the page is published."""
        row = self.state_row
        return str(row.get_state_display())

    # Reading ----------------------------------------------------------------------------

    @cached_property
    def record(self) -> ApprovedMinutes | None:
        """Return what was approved: one query."""
        return ApprovedMinutes.objects.filter(minutes_id=self.pk).defer("scan").first() if self.pk else None

    @cached_property
    def state_row(self) -> MinutesState:
        """Return how far they have come: one query."""
        return MinutesState.of(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Hand over what the reader may see of them."""
        from members_area.minutes import showing  # noqa: PLC0415 - it asks the models

        context = super().get_context(request, *args, **kwargs)
        return context | showing.minutes(self, request.user)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        """Preview the draft."""
        self.shows_draft = True
        return super().serve_preview(request, mode_name)

    @property
    def search_date(self) -> datetime.date | None:
        """Return the day of the meeting."""
        return self.date

    def search_parts(self) -> list[Part]:
        """Let each approved paragraph be found; of a draft, nothing."""
        from members_area.minutes import showing  # noqa: PLC0415

        return showing.parts(self)


class MinutesItem(Orderable):
    """A paragraph, as it is being written."""

    minutes = ParentalKey(MinutesPage, on_delete=models.CASCADE, related_name="items")
    title = models.CharField(_("heading"), max_length=200)
    text = StreamField(
        blocks.StreamBlock(
            [("text", TextBlock(features=["bold", "italic", "ol", "ul", "link"])), ("table", TableBlock())]
        ),
        verbose_name=_("text"), blank=True, use_json_field=True,
    )  # fmt: skip
    decision = models.TextField(_("decision"), blank=True, max_length=2000, help_text=_("Without “Decision:”."))
    vote = models.CharField(_("vote"), max_length=200, blank=True, help_text=_("For example: 12 for, 3 against"))
    responsible = models.CharField(_("responsible"), max_length=120, blank=True, help_text=_("First and last name."))
    due_on = models.DateField(_("done by"), null=True, blank=True)

    panels: ClassVar = [
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("decision"),
        FieldRowPanel([FieldPanel("vote"), FieldPanel("responsible"), FieldPanel("due_on")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")

    def __str__(self) -> str:
        return self.title


class MinutesAttachment(Orderable):
    """A file that belongs to the minutes."""

    minutes = ParentalKey(MinutesPage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "core.CustomDocument", verbose_name=_("file"), on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(_("title"), max_length=200, blank=True)

    panels: ClassVar = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.title or str(self.document)
