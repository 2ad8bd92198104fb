"""Meetings and their agendas, and the page that gathers them."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index

from core.models import BasePage
from core.models.pages import BasePageQuerySet
from core.visibility import audiences
from members_area.models.agendas import LIMITS, MOST_DAYS, PUBLIC_KINDS, AgendaTemplate, ItemRole, MeetingKind
from members_area.models.meeting_panels import MeetingStatePanel
from members_area.models.private import PrivatePage, PrivatePageForm


class MeetingsPage(PrivatePage):
    """Gathers the meetings, their minutes and what was decided."""

    page_description = _("Gathers meetings, minutes and decisions. You need only one.")

    content_panels: ClassVar = [*Page.content_panels, *BasePage.lead_panels]
    parent_page_types: ClassVar = ["members_area.MembersPage"]
    subpage_types: ClassVar = ["members_area.MeetingPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("page of meetings")
        verbose_name_plural = _("pages of meetings")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch what comes and the archive: four queries."""
        from members_area.minutes import archive  # noqa: PLC0415 - it asks the models

        context = super().get_context(request, *args, **kwargs)
        return context | archive.page_of(self, request, now=timezone.now())


class MeetingForm(PrivatePageForm):
    """The form of a meeting: the title writes itself, and the calendar entry is no more open than the meeting."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].required = False
            self.fields["title"].help_text = _now("Empty: the kind and the day.")

    def clean(self) -> dict[str, Any]:
        """Give the meeting a title; refuse a calendar entry that would give a closed meeting away."""
        data: dict[str, Any] = super().clean() or {}
        starts, kind, event = data.get("starts_at"), data.get("kind"), data.get("event")
        if not data.get("title") and starts and kind:
            data["title"] = title_of(kind, starts)
            self.instance.title = data["title"]
            self._errors.pop("title", None)
        if event is not None and kind not in PUBLIC_KINDS:
            open_to = getattr(event, "effective_audience", "") or audiences.EVERYONE
            if not audiences.is_within(open_to, LIMITS.get(kind or "", audiences.NOBODY)):
                self.add_error("event", _now("More people see this in the calendar than may know of the meeting."))
        return data


def title_of(kind: str, starts_at: datetime.datetime) -> str:
    """Return what a meeting is called when nobody says otherwise."""
    return f"{MeetingKind(kind).label} {date_format(timezone.localtime(starts_at), 'j F Y')}"


class MeetingPage(PrivatePage):
    """A meeting with its agenda."""

    page_description = _("A meeting: its agenda, questions to it, who comes, and then its minutes.")

    kind = models.CharField(
        _("kind"), max_length=10, choices=MeetingKind.choices, default=MeetingKind.MEMBERS, db_index=True,
        help_text=_("A board meeting is for the board, whatever is chosen below; a group meeting for group and board."),
    )  # fmt: skip
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    online_link = models.URLField(
        _("link to the meeting"), max_length=500, blank=True, help_text=_("Seen by those whom the meeting is for.")
    )
    event = models.ForeignKey(
        "events.EventPage", verbose_name=_("in the calendar"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+", help_text=_("The entry in the calendar, if there is one."),
    )  # fmt: skip
    agenda_is_public = models.BooleanField(
        _("show the agenda to everyone"), default=False,
        help_text=_("For members’ and annual meetings: the agenda stands on the page in the calendar, too."),
    )  # fmt: skip
    items_days = models.PositiveSmallIntegerField(
        _("questions in, days before"), null=True, blank=True, validators=[MaxValueValidator(MOST_DAYS)]
    )
    agenda_days = models.PositiveSmallIntegerField(
        _("agenda out, days before"), null=True, blank=True, validators=[MaxValueValidator(MOST_DAYS)]
    )
    minutes_days = models.PositiveSmallIntegerField(
        _("minutes written, days after"), null=True, blank=True, validators=[MaxValueValidator(MOST_DAYS)]
    )

    objects = PageManager.from_queryset(BasePageQuerySet)()

    base_form_class = MeetingForm
    content_panels: ClassVar = [
        MeetingStatePanel(),
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("place"),
                FieldPanel("online_link"),
                FieldPanel("event"),
            ],
            heading=_("When and where"),
        ),
        *BasePage.lead_panels,
        InlinePanel("agenda_items", label=_("Item"), heading=_("Agenda")),
        FieldPanel("agenda_is_public"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("items_days"), FieldPanel("agenda_days"), FieldPanel("minutes_days")])],
            heading=_("Deadlines"),
            help_text=_("Days from the meeting: they move with it. Empty at first: as in the template of its kind."),
        ),
    ]
    search_fields: ClassVar = [*BasePage.search_fields, index.FilterField("starts_at")]
    parent_page_types: ClassVar = ["members_area.MeetingsPage"]
    subpage_types: ClassVar = ["members_area.MinutesPage"]

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")

    def private_audience(self) -> str:
        """Return whom the meeting is for: what was chosen, within what its kind allows."""
        return audiences.meet(super().private_audience(), LIMITS.get(self.kind, audiences.NOBODY))

    def clean(self) -> None:
        """Refuse a meeting that ends before it begins."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("It ends before it starts.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new meeting gets what it lacks of the template of its kind."""
        if self._state.adding and self.starts_at:
            from members_area.meetings import agendas  # noqa: PLC0415 - it asks the models

            agendas.fill(self)
        super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Hand over the agenda and what the reader can do."""
        from members_area.meetings import showing  # noqa: PLC0415

        context = super().get_context(request, *args, **kwargs)
        return context | showing.meeting(self, request.user, now=timezone.now())

    # Deadlines ------------------------------------------------------------------

    @cached_property
    def template_row(self) -> AgendaTemplate:
        """Return the template of the meeting's kind: one query."""
        return AgendaTemplate.objects.filter(kind=self.kind).first() or AgendaTemplate(kind=self.kind)

    def _days(self, name: str) -> int:
        own: int | None = getattr(self, name)
        return int(getattr(self.template_row, name)) if own is None else own

    @property
    def day(self) -> datetime.date:
        """Return the day of the meeting, in the site's time zone."""
        return timezone.localtime(self.starts_at).date()

    @property
    def items_by(self) -> datetime.date:
        """Return the last day on which questions can be sent in."""
        return self.day - datetime.timedelta(days=self._days("items_days"))

    @property
    def agenda_on(self) -> datetime.date:
        """Return the day on which the agenda goes out."""
        return self.day - datetime.timedelta(days=self._days("agenda_days"))

    @property
    def minutes_by(self) -> datetime.date:
        """Return the day by which the minutes are to be written."""
        return self.day + datetime.timedelta(days=self._days("minutes_days"))

    def takes_questions(self, now: datetime.datetime) -> bool:
        """Tell whether members can still send in questions."""
        return timezone.localtime(now).date() <= self.items_by and now < self.starts_at

    def is_over(self, now: datetime.datetime) -> bool:
        """Tell whether the meeting is over."""
        return (self.ends_at or self.starts_at + datetime.timedelta(hours=3)) < now

    # For rows and search ------------------------------------------------------------

    @property
    def shows_agenda_to_all(self) -> bool:
        """Tell whether everyone may be shown the agenda."""
        return self.agenda_is_public and self.kind in PUBLIC_KINDS

    @property
    def audience_in_words(self) -> str:
        """Return whom the meeting is for."""
        return str(audiences.label_of(self.effective_audience))

    @property
    def search_date(self) -> datetime.date | None:
        """Return the day of the meeting."""
        return self.day

    @property
    def description(self) -> str:
        """Return what rows say of the meeting."""
        return self.lead or self.place


class AgendaItem(Orderable):
    """An item of a meeting's agenda."""

    meeting = ParentalKey(MeetingPage, on_delete=models.CASCADE, related_name="agenda_items")
    title = models.CharField(_("item"), max_length=200)
    text = models.TextField(_("text"), blank=True, max_length=4000)
    presenter = models.CharField(_("introduced by"), max_length=120, blank=True)
    role = models.CharField(max_length=10, choices=ItemRole.choices, blank=True, default=ItemRole.NONE, editable=False)
    sitting = models.ForeignKey(
        "reports.Sitting", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    proposal = models.ForeignKey(
        "members_area.AgendaProposal", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        editable=False,
    )  # fmt: skip

    wagtail_reference_index_ignore = True
    panels: ClassVar = [FieldPanel("title"), FieldPanel("text"), FieldPanel("presenter")]

    class Meta(Orderable.Meta):
        verbose_name = _("item of an agenda")
        verbose_name_plural = _("items of an agenda")

    def __str__(self) -> str:
        return self.title
