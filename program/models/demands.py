"""What is demanded in each area, and what became of it.

A demand's words belong to the area's page and its revisions. What happened to it does not: status, steps and the
decisions of meetings are rows of their own with a history, which no older draft of the page undoes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from core.blocks.languages import LanguageBlock, in_language
from core.rich_text import page_address
from program.blocks import BackgroundStreamBlock
from program.promises import DemandStatus, Outcome, Stage, key_of

if TYPE_CHECKING:
    import uuid


class Demand(TranslatableMixin, Orderable):
    """Something that we want in an area. What is the same through all versions and languages is its translation key."""

    page = ParentalKey("program.PolicyAreaPage", on_delete=models.CASCADE, related_name="demands")
    title = models.CharField(
        _("demand"), max_length=255, help_text=_("What we want, as a sentence. For example: A kitchen in every school")
    )
    text = models.TextField(_("in short"), blank=True, max_length=1200, help_text=_("One or two sentences."))
    background = StreamField(
        BackgroundStreamBlock(),
        verbose_name=_("background"),
        blank=True,
        use_json_field=True,
        help_text=_("Folded under the demand: why we want it, and what it costs."),
    )
    stage = models.CharField(
        _("in the programme"),
        max_length=20,
        choices=Stage.choices,
        default=Stage.IN_FORCE,
        help_text=_("The area shows what is in force. A draft programme shows what is proposed as well."),
    )

    override_translatable_fields: ClassVar = [SynchronizedField("stage", overridable=False)]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("demand")
        verbose_name_plural = _("demands")

    def __str__(self) -> str:
        return self.title

    @property
    def derived_key(self) -> str:
        """Return the key that the demand gets when it is first published."""
        return key_of(self.translation_key)


class DemandTextBlock(LanguageBlock):
    """What is said of a demand's status in another language."""

    words = blocks.CharBlock(label=_("How it goes, in words"), required=False, max_length=200)

    class Meta:
        label = _("Language")
        icon = "globe"


class DemandRecordQuerySet(models.QuerySet["DemandRecord"]):
    """Questions about what became of demands."""

    def standing(self) -> DemandRecordQuerySet:
        """Return those whose demand is on a published page and has not been dropped by a meeting."""
        return self.filter(retired_at=None, dropped_on=None)

    def by_identity(self, identities: Any) -> dict[uuid.UUID, DemandRecord]:
        """Return records with their steps, by their demands' translation keys: two queries."""
        found = self.filter(translation_key__in=identities).defer("title").prefetch_related("steps")
        return {record.translation_key: record for record in found}


class DemandRecord(ClusterableModel):
    """What became of a demand. There is one for each that has ever been published (program.registry)."""

    translation_key = models.UUIDField(unique=True, editable=False)
    key = models.CharField(max_length=20, unique=True, editable=False)
    area_key = models.UUIDField(db_index=True, editable=False)
    # As they were when the area was last published: for lists in the admin, and to find one's way.
    area_title = models.CharField(_("area"), max_length=255, editable=False)
    title = models.CharField(_("demand"), max_length=255, editable=False)
    place = models.PositiveIntegerField(_("order"), default=0, editable=False)
    status = models.CharField(
        _("how it goes"), max_length=20, choices=DemandStatus.choices, default=DemandStatus.PLANNED, db_index=True
    )
    words = models.CharField(
        _("in words"),
        max_length=200,
        blank=True,
        help_text=_("Stands after the status. For example: motion handed in in February"),
    )
    translations = StreamField(
        [("language", DemandTextBlock())], verbose_name=_("in other languages"), blank=True, use_json_field=True
    )
    adopted_on = models.DateField(null=True, editable=False)
    dropped_on = models.DateField(null=True, editable=False)
    retired_at = models.DateTimeField(null=True, editable=False, db_index=True)
    changed_at = models.DateTimeField(_("changed"), null=True, editable=False)
    #: Counts the changes, so that of two editors the later is told of the earlier.
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = DemandRecordQuerySet.as_manager()

    panels: ClassVar = [
        MultiFieldPanel([FieldPanel("status"), FieldPanel("words")], heading=_("How it goes")),
        InlinePanel(
            "steps",
            heading=_("What has happened"),
            label=_("Step"),
            help_text=_("Motions, questions, decisions. What was voted down stays, with the vote and what comes next."),
        ),
        FieldPanel("translations"),
    ]

    class Meta:
        verbose_name = _("demand and what became of it")
        verbose_name_plural = _("demands and what became of them")
        ordering = ("area_title", "place", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def localized_words(self) -> str:
        """Return the words in the language in use; none where there are none, rather than Swedish ones."""
        language = get_language()
        if language in (None, settings.LANGUAGE_CODE):
            return self.words
        return in_language(self.translations, language, "words") or ""

    @property
    def permalink(self) -> str:
        """Return the address that leads to the demand wherever it stands."""
        return reverse("program:demand", args=[self.key])

    @property
    def is_standing(self) -> bool:
        """Tell whether the demand stands on a published page."""
        return self.retired_at is None and self.dropped_on is None


class StepTextBlock(LanguageBlock):
    """A step in another language."""

    title = blocks.CharBlock(label=_("What happened"), required=False, max_length=255)
    note = blocks.TextBlock(label=_("More about it"), required=False, max_length=600)

    class Meta:
        label = _("Language")
        icon = "globe"


class DemandStep(models.Model):
    """Something that was done about a demand: a motion, a question, a decision."""

    record = ParentalKey(DemandRecord, on_delete=models.CASCADE, related_name="steps")
    date = models.DateField(_("date"), default=timezone.localdate)
    title = models.CharField(_("what happened"), max_length=255, help_text=_("For example: Our motion was voted on"))
    assembly = models.CharField(_("where"), max_length=120, blank=True, help_text=_("For example: Kommunfullmäktige"))
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices, blank=True)
    note = models.TextField(
        _("more about it"), max_length=600, blank=True, help_text=_("The vote, and what comes next.")
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
    translations = StreamField(
        [("language", StepTextBlock())], verbose_name=_("in other languages"), blank=True, use_json_field=True
    )

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("assembly")]),
        FieldPanel("title"),
        FieldPanel("outcome"),
        FieldPanel("note"),
        MultiFieldPanel(
            [PageChooserPanel("link_page"), FieldPanel("link_url"), FieldPanel("link_text")], heading=_("Papers")
        ),
        FieldPanel("translations"),
    ]

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ("date", "pk")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse two links: one would be lost."""
        super().clean()
        if self.link_page_id and self.link_url:
            raise ValidationError({"link_url": _("Choose either a page or an address.")})

    def _said(self, name: str) -> str:
        language = get_language()
        translated = in_language(self.translations, language, name)
        return translated or getattr(self, name)

    @property
    def localized_title(self) -> str:
        """Return what happened, in the language in use or in Swedish."""
        return self._said("title")

    @property
    def localized_note(self) -> str:
        """Return more about it, in the language in use or in Swedish."""
        return self._said("note")

    @property
    def is_translated(self) -> bool:
        """Tell whether the title is in the language in use."""
        language = get_language()
        return language == settings.LANGUAGE_CODE or bool(in_language(self.translations, language, "title"))

    @property
    def href(self) -> str:
        """Return where the papers are, or an empty string."""
        return page_address(self.link_page_id) if self.link_page_id else self.link_url


class DemandChange(models.Model):
    """A line in a demand's history."""

    record = models.ForeignKey(DemandRecord, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    before = models.CharField(max_length=20, choices=DemandStatus.choices, blank=True)
    after = models.CharField(max_length=20, choices=DemandStatus.choices)
    words = models.CharField(max_length=200, blank=True)
    what = models.TextField(_("what"), blank=True)

    class Meta:
        verbose_name = _("change of a demand")
        verbose_name_plural = _("changes of demands")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.record_id}: {self.after}"
