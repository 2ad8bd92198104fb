"""Members' letters and their archive. A letter is a page; the mail that takes it out is another thing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from core.models import Audience, BasePage
from core.models.pages import BasePageManager
from members_area import letters
from members_area.models.private import PrivatePage, PrivatePageForm


class LetterForm(PrivatePageForm):
    """The letter's form, which proposes the next number of the year."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and self.instance.number is None and self.parent_page is not None:
            self.initial["number"] = letters.next_number(self.parent_page, timezone.localdate().year)


class LetterIndexPage(PrivatePage):
    """All members' letters, the newest first, with a search among them."""

    page_description = _("Gathers all members’ letters. You need only one.")
    max_count_per_parent = 1
    fixed_audience = Audience.MEMBERS

    next_letter = models.CharField(
        _("when the next letter comes"),
        max_length=80,
        blank=True,
        help_text=_("Stands under the latest letter, for example “Kommer i början av maj”."),
    )

    content_panels: ClassVar = [*Page.content_panels, *BasePage.lead_panels, FieldPanel("next_letter")]
    subpage_types: ClassVar = ["members_area.LetterPage"]

    class Meta:
        verbose_name = _("archive of members’ letters")
        verbose_name_plural = _("archives of members’ letters")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add a page of letters, those that were asked for."""
        return super().get_context(request, *args, **kwargs) | letters.archive(self, request)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a letter: a block, and for a large heading the anchor that the contents lead to."""

    block: Any
    anchor: str = ""
    heading: str = ""


class LetterPage(PrivatePage):
    """A members' letter: a number, a month, an opening and its sections."""

    page_description = _("A letter to the members. It stands in the archive, and can be printed.")
    base_form_class = LetterForm

    number = models.PositiveSmallIntegerField(_("number"), validators=[MinValueValidator(1)])
    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    closing = models.CharField(
        _("last line"), max_length=200, blank=True, help_text=_("For example a greeting, and from whom.")
    )

    objects = BasePageManager()

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("number"), FieldPanel("date")]),
        *BasePage.lead_panels,
        *BasePage.body_panels,
        FieldPanel("closing"),
    ]
    parent_page_types: ClassVar = ["members_area.LetterIndexPage"]
    subpage_types: ClassVar = []
    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("number"),
        SynchronizedField("date"),
    ]

    class Meta:
        verbose_name = _("members’ letter")
        verbose_name_plural = _("members’ letters")
        indexes: ClassVar = [models.Index(fields=["-date", "-number"])]

    def clean(self) -> None:
        """Refuse a number that another letter of the year has."""
        super().clean()
        parent = self.get_parent() if self.path else None
        if parent is not None and self.number and self.date:
            others = LetterPage.objects.child_of(parent).exclude(pk=self.pk)
            if others.filter(number=self.number, date__year=self.date.year).exists():
                raise ValidationError({"number": _("There is a letter with this number that year already.")})

    # For the templates ----------------------------------------------------------

    @property
    def issue(self) -> str:
        """Return what the letter is called: its number and year."""
        return _now("No %(number)d, %(year)d") % {"number": self.number, "year": self.date.year}

    @property
    def menu_title(self) -> str:
        """Return what the path calls the letter."""
        return self.short_title or self.issue

    @property
    def month(self) -> str:
        """Return the letter's month and year."""
        return date_format(self.date, "F Y")

    @property
    def search_date(self) -> datetime.date | None:
        """Return the day that the search shows."""
        return self.date

    @cached_property
    def sections(self) -> list[Section]:
        """Return the blocks; large headings with an anchor each."""
        return [
            Section(block, f"del-{number}", str(block.value["text"]))
            if block.block_type == "heading" and block.value["level"] == "h2"
            else Section(block)
            for number, block in enumerate(self.body, start=1)
        ]

    @property
    def contents(self) -> list[Section]:
        """Return the sections that have a heading."""
        return [section for section in self.sections if section.anchor]

    @property
    def contents_in_words(self) -> str:
        """Return what the letter is about: its headings, or its opening."""
        return ". ".join(section.heading.rstrip(".") for section in self.contents[:4])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the letters before and after."""
        return super().get_context(request, *args, **kwargs) | letters.neighbours(self, request.user)
