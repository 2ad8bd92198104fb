"""What an agenda is made of: a template for each kind of meeting, which the board edits in the admin."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from core.models import Audience

MOST_DAYS = 120


class MeetingKind(models.TextChoices):
    """What sort of meeting it is. It decides who can be let in at most, and which template is used."""

    MEMBERS = "members", _("Members’ meeting")
    BOARD = "board", _("Board meeting")
    GROUP = "group", _("Group meeting")
    ANNUAL = "annual", _("Annual meeting")


#: Whom a meeting is for at most, whatever is chosen on its page.
LIMITS: dict[str, str] = {
    MeetingKind.MEMBERS: Audience.MEMBERS,
    MeetingKind.ANNUAL: Audience.MEMBERS,
    MeetingKind.BOARD: ",board,",
    MeetingKind.GROUP: ",board,parliamentary,",
}
#: The kinds whose agenda the public may be shown.
PUBLIC_KINDS = (MeetingKind.MEMBERS, MeetingKind.ANNUAL)


class ItemRole(models.TextChoices):
    """What the site itself knows to do with an item of an agenda."""

    NONE = "", _("Nothing special")
    FEMINISM = "feminism", _("Internal feminism: on every agenda")
    SITTINGS = "sittings", _("Becomes an item for each coming sitting")
    DECISIONS = "decisions", _("Shows the decisions that are still open")
    QUESTIONS = "questions", _("Questions that members have sent in come after it")


class Numbering(models.TextChoices):
    """How the paragraphs of minutes are numbered."""

    MEETING = "meeting", _("From § 1 at each meeting")
    YEAR = "year", _("On and on through the year")


class AgendaTemplate(ClusterableModel):
    """The usual order of a kind of meeting, its deadlines, and how its minutes are numbered."""

    kind = models.CharField(_("kind"), max_length=10, choices=MeetingKind.choices, unique=True)
    items_days = models.PositiveSmallIntegerField(
        _("questions in, days before"), default=10, validators=[MaxValueValidator(MOST_DAYS)]
    )
    agenda_days = models.PositiveSmallIntegerField(
        _("agenda out, days before"), default=7, validators=[MaxValueValidator(MOST_DAYS)]
    )
    minutes_days = models.PositiveSmallIntegerField(
        _("minutes written, days after"), default=14, validators=[MaxValueValidator(MOST_DAYS)]
    )
    numbering = models.CharField(
        _("numbering of paragraphs"), max_length=10, choices=Numbering.choices, default=Numbering.MEETING
    )

    panels: ClassVar = [
        FieldPanel("kind"),
        InlinePanel("items", label=_("Item"), heading=_("The usual order")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("items_days"), FieldPanel("agenda_days"), FieldPanel("minutes_days")])],
            heading=_("Deadlines"),
        ),
        FieldPanel("numbering"),
    ]

    class Meta:
        verbose_name = _("template for agendas")
        verbose_name_plural = _("templates for agendas")
        ordering: ClassVar = ["kind"]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class AgendaTemplateItem(Orderable):
    """An item of the usual order."""

    template = ParentalKey(AgendaTemplate, on_delete=models.CASCADE, related_name="items")
    title = models.CharField(_("item"), max_length=200)
    text = models.TextField(_("text"), blank=True, max_length=2000)
    role = models.CharField(_("does"), max_length=10, choices=ItemRole.choices, blank=True, default=ItemRole.NONE)

    panels: ClassVar = [FieldPanel("title"), FieldPanel("text"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("item of a template")
        verbose_name_plural = _("items of a template")

    def __str__(self) -> str:
        return self.title
