"""Documents for members: folders, documents with all their versions, and the accounts of a quarter."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from core.models import BasePage
from core.models.pages import BasePageManager
from core.visibility.audiences import label_of, of_groups
from members_area import outcome, papers
from members_area.models.private import PrivatePage


class DocumentKind(models.TextChoices):
    """What a document is; folders list them in this order."""

    STATUTES = "statutes", _("Statutes")
    HANDBOOK = "handbook", _("Handbook")
    BUDGET = "budget", _("Budget")
    PLAN = "plan", _("Plan")
    REPORT = "report", _("Report")
    OTHER = "other", _("Other")


class DocumentsPage(PrivatePage):
    """A folder. Folders lie in folders; each is for its audience, and never for more than the one above."""

    page_description = _("A folder with documents, and folders in it.")

    content_panels: ClassVar = [*Page.content_panels, *BasePage.lead_panels]
    parent_page_types: ClassVar = [
        "members_area.MembersPage", "members_area.GroupPage", "members_area.DocumentsPage"
    ]  # fmt: skip
    subpage_types: ClassVar = [
        "members_area.DocumentsPage", "members_area.DocumentPage", "members_area.OutcomePage"
    ]  # fmt: skip

    class Meta:
        verbose_name = _("folder with documents")
        verbose_name_plural = _("folders with documents")

    @property
    def audience_in_words(self) -> str:
        """Return whom the folder is for."""
        return str(label_of(self.effective_audience))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the folders and documents in it that the reader may see."""
        return super().get_context(request, *args, **kwargs) | papers.folder(self, request)


class DocumentPage(PrivatePage):
    """A document: the version that holds, and those that held before."""

    page_description = _("A document, such as the statutes. Add a version when it changes: the older ones are kept.")

    kind = models.CharField(_("kind"), max_length=10, choices=DocumentKind.choices, default=DocumentKind.OTHER)

    objects = BasePageManager()

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("kind"),
        *BasePage.lead_panels,
        InlinePanel(
            "versions",
            heading=_("Versions"),
            label=_("Version"),
            min_num=1,
            help_text=_("The one with the latest date holds. Leave the older ones: they can still be read."),
        ),
        *BasePage.body_panels,
    ]
    parent_page_types: ClassVar = ["members_area.DocumentsPage"]
    subpage_types: ClassVar = []
    override_translatable_fields: ClassVar = [*BasePage.override_translatable_fields, SynchronizedField("kind")]

    class Meta:
        verbose_name = _("document with versions")
        verbose_name_plural = _("documents with versions")

    @property
    def audience_in_words(self) -> str:
        """Return whom the document is for."""
        return str(label_of(self.effective_audience))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the versions whose files the reader may see."""
        return super().get_context(request, *args, **kwargs) | papers.versions(self, request.user)


class DocumentVersion(models.Model):
    """A version of a document: its file, and from which day it holds."""

    page = ParentalKey(DocumentPage, on_delete=models.CASCADE, related_name="versions")
    file = models.ForeignKey("core.CustomDocument", on_delete=models.PROTECT, related_name="+", verbose_name=_("file"))
    date = models.DateField(_("holds from"), default=timezone.localdate)
    note = models.CharField(
        _("what changed"), max_length=200, blank=True, help_text=_("For example “Adopted by the annual meeting”.")
    )

    panels: ClassVar = [FieldRowPanel([FieldPanel("file"), FieldPanel("date")]), FieldPanel("note")]

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering: ClassVar = ["-date", "-pk"]

    def __str__(self) -> str:
        return f"{self.date}"


def _this_year() -> int:
    return timezone.localdate().year


class OutcomePage(PrivatePage):
    """The accounts of a quarter beside the budget: a table read from a spreadsheet, for the board."""

    page_description = _("The outcome of a quarter, as a table from a spreadsheet. For the board.")

    year = models.PositiveSmallIntegerField(_("year"), default=_this_year)
    quarter = models.PositiveSmallIntegerField(
        _("quarter"), choices=[(number, f"{number}") for number in range(1, 5)], default=1
    )
    sheet = models.ForeignKey(
        "core.CustomDocument",
        verbose_name=_("spreadsheet"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("CSV or xlsx. The first row has the headings, the first column the items; the rest are amounts."),
    )
    #: What was read from the sheet when the page was last checked: `headings`, and `rows` of texts.
    table = models.JSONField(default=dict, blank=True, editable=False)

    objects = BasePageManager()

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("year"), FieldPanel("quarter")]),
        *BasePage.lead_panels,
        FieldPanel("sheet"),
        *BasePage.body_panels,
    ]
    parent_page_types: ClassVar = ["members_area.DocumentsPage"]
    subpage_types: ClassVar = []

    class Meta:
        verbose_name = _("outcome of a quarter")
        verbose_name_plural = _("outcomes of quarters")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.pk and not args and "audience" not in kwargs:
            self.audience = of_groups(["board"])  # an editor may open it for the members

    @property
    def audience_in_words(self) -> str:
        """Return whom the table is for."""
        return str(label_of(self.effective_audience))

    @property
    def search_date(self) -> datetime.date | None:
        """Return the quarter's last day."""
        first = datetime.date(self.year + self.quarter // 4, self.quarter % 4 * 3 + 1, 1)
        return first - datetime.timedelta(days=1)

    def clean(self) -> None:
        """Read the sheet. Raises ValidationError that names the cells that are wrong."""
        super().clean()
        self.table = {}
        if self.sheet_id is not None:
            try:
                self.table = outcome.read_file(self.sheet)
            except ValidationError as error:
                raise ValidationError({"sheet": error.messages}) from error

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the table's rows, and the file to those who may see it."""
        context = super().get_context(request, *args, **kwargs)
        return context | {"table": outcome.shown(self.table)} | papers.sheet(self, request.user)
