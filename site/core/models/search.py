"""What the search knows of a page or a document."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.search.kinds import Kind


class SearchEntry(models.Model):
    """The texts of a published page, of a part of one, or of an uploaded document. Kept by core.search.entries.

    Who may find it is never noted here: the source is asked each time.
    """

    page = models.ForeignKey("core.BasePage", null=True, on_delete=models.CASCADE, related_name="search_entries")
    #: The id of the part's place on the page; empty for the page itself.
    anchor = models.CharField(max_length=60, blank=True)
    document = models.OneToOneField(
        "core.CustomDocument", null=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    language = models.CharField(_("language"), max_length=12, blank=True)
    title = models.CharField(_("title"), max_length=255)
    #: The title's words in small letters: who types a whole title means that page.
    name = models.CharField(max_length=255, db_index=True)
    lead = models.TextField(_("lead"), blank=True)
    text = models.TextField(_("text"), blank=True)
    date = models.DateField(_("date"), null=True)
    #: The day from which the source says more than what was noted.
    stale_from = models.DateField(null=True, db_index=True)
    #: What the texts were made of; the same mark, nothing to do.
    mark = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes: ClassVar = [models.Index(fields=["language", "kind"], name="core_search_language_kind")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(page__isnull=True) ^ Q(document__isnull=True), name="core_search_one_source"
            ),
            models.UniqueConstraint(fields=["page", "anchor"], name="core_search_one_of_each_part"),
        ]

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word that stands somewhere on the site: what spelling is compared with."""

    word = models.CharField(max_length=60)
    language = models.CharField(max_length=12, blank=True)

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        constraints: ClassVar = [models.UniqueConstraint(fields=["language", "word"], name="core_search_word_unique")]

    def __str__(self) -> str:
        return self.word
