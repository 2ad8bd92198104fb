"""What a plan holds: chapters and planned actions, each with its history.

They are rows outside page revisions: publishing an older draft of the plan must not undo what was done. A translated
plan has the rows of its source; their texts in other languages are on the row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField

from core.blocks.languages import LanguageBlock, in_language
from core.guard.panels import GuardPanel
from program.panels import ActionHistoryPanel
from program.plan_forms import ActionForm, ChapterForm
from program.progress import UNDER_WAY, ActionStatus, is_overdue

if TYPE_CHECKING:
    import datetime


class ChapterTextBlock(LanguageBlock):
    """A chapter in another language."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    purpose = blocks.TextBlock(label=_("Purpose"), required=False, max_length=400)
    responsible = blocks.CharBlock(label=_("Responsible"), required=False, max_length=120)

    class Meta:
        label = _("Language")
        icon = "globe"


class ActionTextBlock(LanguageBlock):
    """A planned action in another language."""

    text = blocks.CharBlock(label=_("What we will do"), required=False, max_length=255)
    evidence = blocks.CharBlock(label=_("What shows it"), required=False, max_length=255)
    link_text = blocks.CharBlock(label=_("Words of the link"), required=False, max_length=80)
    responsible = blocks.CharBlock(label=_("Responsible"), required=False, max_length=120)

    class Meta:
        label = _("Language")
        icon = "globe"


class PlanRow(models.Model):
    """What chapters and actions have in common: who is responsible, an order, texts per language, a version."""

    person = models.ForeignKey(
        "core.Person",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Gets the monthly reminder, if the person has an e-mail address."),
    )
    responsible = models.CharField(
        _("responsible, in words"),
        max_length=120,
        blank=True,
        help_text=_("Shown to readers. Empty: the person’s name. For example: The board"),
    )
    sort_order = models.PositiveIntegerField(_("order"), default=0, editable=False)
    #: Counts the changes, so that of two editors the later is told of the earlier.
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    def said(self, name: str) -> str:
        """Return a text in the language in use, or in Swedish."""
        return in_language(self.translations, get_language(), name) or getattr(self, name)  # type: ignore[attr-defined]  # both models have it

    @property
    def localized_responsible(self) -> str:
        """Return who is responsible: in words, or the person's name."""
        return self.said("responsible") or (self.person.name if self.person else "")


class PlanChapterQuerySet(models.QuerySet["PlanChapter"]):
    """Questions about chapters."""

    def of_plan(self, plan: Any) -> PlanChapterQuerySet:
        """Return a plan's chapters in order; a translated plan has those of its source."""
        return self.filter(plan__translation_key=plan.translation_key).order_by("sort_order", "pk")


class PlanChapter(PlanRow):
    """A part of a year's plan: what it is for, and who sees to it."""

    plan = models.ForeignKey(
        "program.ActivityPlanPage",
        verbose_name=_("activity plan"),
        on_delete=models.CASCADE,
        related_name="chapters",
        editable=False,
    )
    title = models.CharField(_("title"), max_length=120, help_text=_("For example: Studies"))
    purpose = models.TextField(
        _("purpose"), max_length=400, blank=True, help_text=_("Why we do this: one or two sentences.")
    )
    translations = StreamField(
        [("language", ChapterTextBlock())], verbose_name=_("in other languages"), blank=True, use_json_field=True
    )

    objects = PlanChapterQuerySet.as_manager()

    base_form_class = ChapterForm
    panels: ClassVar = [
        GuardPanel(),
        FieldPanel("title"),
        FieldPanel("purpose"),
        MultiFieldPanel([FieldPanel("responsible"), FieldPanel("person")], heading=_("Responsible")),
        FieldPanel("translations"),
    ]

    class Meta:
        verbose_name = _("chapter of a plan")
        verbose_name_plural = _("chapters of plans")
        ordering = ("plan", "sort_order", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def localized_title(self) -> str:
        """Return the title in the language in use, or in Swedish."""
        return self.said("title")

    @property
    def localized_purpose(self) -> str:
        """Return the purpose in the language in use, or in Swedish."""
        return self.said("purpose")


class PlannedActionQuerySet(models.QuerySet["PlannedAction"]):
    """Questions about planned actions."""

    def of_plan(self, plan: Any) -> PlannedActionQuerySet:
        """Return a plan's actions in order; a translated plan has those of its source."""
        return self.filter(chapter__plan__translation_key=plan.translation_key).in_order()

    def in_order(self) -> PlannedActionQuerySet:
        """Return them as the plan has them."""
        return self.order_by("chapter__sort_order", "chapter_id", "sort_order", "pk")


class PlannedAction(PlanRow):
    """Something that the association set out to do in a year."""

    chapter = models.ForeignKey(
        PlanChapter, verbose_name=_("chapter"), on_delete=models.CASCADE, related_name="actions"
    )
    text = models.CharField(_("what we will do"), max_length=255)
    status = models.CharField(
        _("status"), max_length=20, choices=ActionStatus.choices, default=ActionStatus.PLANNED, db_index=True
    )
    evidence = models.CharField(
        _("what shows it"),
        max_length=255,
        blank=True,
        help_text=_("One line on what was done, or why it will not happen. For example: 14 of 19 have a mentor."),
    )
    link_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page to read more on"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link_url = models.URLField(_("or an address elsewhere"), max_length=500, blank=True)
    link_text = models.CharField(_("words of the link"), max_length=80, blank=True)
    due = models.DateField(
        _("to be done by"),
        null=True,
        blank=True,
        help_text=_("The last day of a month is shown as the month alone."),
    )
    translations = StreamField(
        [("language", ActionTextBlock())], verbose_name=_("in other languages"), blank=True, use_json_field=True
    )
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)

    # What lists find for all actions at once: where the link leads, the way to the status, whether it is overdue.
    href = ""
    steps: tuple[Any, ...] = ()
    late = False

    objects = PlannedActionQuerySet.as_manager()

    base_form_class = ActionForm
    panels: ClassVar = [
        GuardPanel(),
        FieldPanel("text"),
        MultiFieldPanel([FieldPanel("status"), FieldPanel("evidence")], heading=_("How it goes")),
        MultiFieldPanel(
            [PageChooserPanel("link_page"), FieldPanel("link_url"), FieldPanel("link_text")],
            heading=_("Link to what shows it"),
        ),
        MultiFieldPanel([FieldPanel("responsible"), FieldPanel("person")], heading=_("Responsible")),
        FieldRowPanel([FieldPanel("due"), FieldPanel("chapter")], heading=_("In the plan")),
        FieldPanel("translations"),
        ActionHistoryPanel(heading=_("History")),
    ]

    class Meta:
        verbose_name = _("planned action")
        verbose_name_plural = _("planned actions")
        ordering = ("chapter", "sort_order", "pk")

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Refuse two links: one would be lost."""
        super().clean()
        if self.link_page_id and self.link_url:
            raise ValidationError({"link_url": _("Choose either a page or an address.")})

    @property
    def anchor(self) -> str:
        """Return the id of the action's place on the plan's page."""
        return f"punkt-{self.pk}"

    @property
    def localized_text(self) -> str:
        """Return what we will do, in the language in use or in Swedish."""
        return self.said("text")

    @property
    def localized_evidence(self) -> str:
        """Return what shows it, in the language in use or in Swedish."""
        return self.said("evidence")

    @property
    def localized_link_text(self) -> str:
        """Return the words of the link, in the language in use or in Swedish."""
        return self.said("link_text")

    @property
    def is_open(self) -> bool:
        """Tell whether something is left to do."""
        return self.status not in {ActionStatus.DONE, ActionStatus.CANCELLED}

    @property
    def is_under_way(self) -> bool:
        """Tell whether it has been begun but is not done."""
        return self.status in UNDER_WAY

    def is_overdue(self, today: datetime.date) -> bool:
        """Tell whether it should have been done by now."""
        return is_overdue(self.status, self.due, today)


class ActionChange(models.Model):
    """A line in an action's history."""

    action = models.ForeignKey(PlannedAction, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    before = models.CharField(max_length=20, choices=ActionStatus.choices, blank=True)
    after = models.CharField(max_length=20, choices=ActionStatus.choices)
    evidence_before = models.CharField(max_length=255, blank=True)
    evidence = models.CharField(max_length=255, blank=True)
    #: The names of other fields that were changed at the same time.
    fields = models.JSONField(default=list)

    class Meta:
        verbose_name = _("change of an action")
        verbose_name_plural = _("changes of actions")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.action_id}: {self.after}"

    @property
    def fields_in_words(self) -> list[str]:
        """Return the names of the other changed fields, as the form has them."""
        names = {field.name: str(field.verbose_name) for field in PlannedAction._meta.fields}
        return [names.get(name, name) for name in self.fields]
