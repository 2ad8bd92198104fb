"""Programmes: the policy areas of a term of office, as a draft and as they were adopted."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page
from wagtail.url_routing import RouteResult

from core.models import Audience, BasePage
from core.models.pages import BasePageManager, BasePageQuerySet
from core.models.sections import SectionPageMixin
from core.search.kinds import Kind
from core.visibility import serving
from program.forms import CommentForm
from program.panels import StatePanel

VERSION = re.compile(r"antaget-\d{4}-\d\d-\d\d(?:-\d{1,3})?\Z")
PDF = "pdf"


class ProgramIndexPage(SectionPageMixin, BasePage):
    """The policy areas in order, how far each has come, and the programmes that were made of them."""

    search_kind = Kind.POLITICS
    page_description = _("Gathers your policy areas and programmes. You need only one.")

    subpage_types: ClassVar = ["program.PolicyAreaPage", "program.ProgramPage"]
    schema_type = "CollectionPage"

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch the areas with their blossoms, and the programmes: five queries."""
        from program import programmes  # noqa: PLC0415 - it stands above the models

        return super().get_context(request, *args, **kwargs) | programmes.index_context(self, request)


class ProgramQuerySet(BasePageQuerySet):
    """Programmes."""

    def readable_by(self, user: Any) -> ProgramQuerySet:
        """Return the published programmes that the user may read, the latest first."""
        return self.live().visible_to(user).order_by("-path").defer("body", "easy_read")


class ProgramArea(Orderable):
    """An area of a programme, at its place. A programme without any has all areas, in the tree's order."""

    page = ParentalKey("program.ProgramPage", on_delete=models.CASCADE, related_name="area_items")
    area = models.ForeignKey(
        "program.PolicyAreaPage", verbose_name=_("policy area"), on_delete=models.CASCADE, related_name="+"
    )

    panels: ClassVar = [FieldPanel("area")]

    class Meta(Orderable.Meta):
        verbose_name = _("area of a programme")
        verbose_name_plural = _("areas of programmes")

    def __str__(self) -> str:
        return f"{self.area_id}"


class ProgramPage(BasePage):
    """A programme for a term of office. As a draft it shows the areas as they stand; once adopted, what was adopted."""

    search_kind = Kind.POLITICS
    page_description = _("The areas gathered in a programme for a term of office, to be adopted at a meeting.")

    contact = models.ForeignKey(
        "core.Person",
        verbose_name=_("comments go to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Gets the comments on a draft. Comments on an area go to the area’s contact person, if it has one."
        ),
    )

    objects = BasePageManager.from_queryset(ProgramQuerySet)()

    content_panels: ClassVar = [
        StatePanel(heading=_("Where it stands")),
        *Page.content_panels,
        *BasePage.lead_panels,
        FieldPanel("body", heading=_("Introduction")),
        InlinePanel(
            "area_items",
            heading=_("Areas"),
            label=_("Area"),
            help_text=_("In the order of the programme. None: all areas, in the order of the page tree."),
        ),
        FieldPanel("contact"),
        FieldPanel("easy_read"),
    ]
    parent_page_types: ClassVar = ["program.ProgramIndexPage"]
    subpage_types: ClassVar = []

    class Meta:
        verbose_name = _("programme for a term")
        verbose_name_plural = _("programmes for a term")

    # What stands below the page's address: the adopted versions, and all of it as PDF.

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find `antaget-2027-02-14/` and `pdf/` below the page."""
        parts = list(path_components)
        as_pdf = bool(parts) and parts[-1] == PDF
        if as_pdf:
            parts.pop()
        version = parts.pop() if parts and VERSION.match(parts[-1]) else ""
        if parts or not (version or as_pdf):
            result: RouteResult = super().route(request, path_components)
            return result
        if not self.live:
            raise Http404
        return RouteResult(self, kwargs={"version": version, "as_pdf": as_pdf})

    def serve(
        self, request: HttpRequest, *args: Any, version: str = "", as_pdf: bool = False, **kwargs: Any
    ) -> HttpResponseBase:
        """Answer with the page, with a version as it was adopted, or with the PDF of either."""
        request.version_slug = version  # type: ignore[attr-defined]  # read by get_context
        if as_pdf:
            from program import papers  # noqa: PLC0415 - it stands above the models

            return serving.refusal(self, request) or papers.answer(self, request, version)
        return super().serve(request, *args, **kwargs)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Return the template of drafts, or of what was adopted."""
        from program import programmes  # noqa: PLC0415 - it stands above the models

        state = programmes.state_of(self)
        is_adopted = getattr(request, "version_slug", "") or state.status == ProgramStatus.ADOPTED
        return "program/program_version.html" if is_adopted else "program/program_page.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch the areas with their demands, or what was adopted."""
        from program import programmes  # noqa: PLC0415 - it stands above the models

        context = super().get_context(request, *args, **kwargs)
        return context | programmes.page_context(self, request, getattr(request, "version_slug", ""))

    def comment_form(self, data: QueryDict | None = None, *, areas: list[tuple[str, str]]) -> CommentForm | None:
        """Return the form for comments on a draft; None where they would reach nobody."""
        from program import programmes  # noqa: PLC0415 - it stands above the models

        if not programmes.has_recipient(self):
            return None
        form = CommentForm(data, areas=areas)
        form.form_name = f"program-{self.pk}"
        form.action = reverse("program:comment", args=[self.pk or 0])
        form.needs_csrf = self.effective_audience != Audience.EVERYONE
        return form


class ProgramStatus(models.TextChoices):
    """Where a programme stands."""

    WORKING = "working", _("Working material")
    PROPOSAL = "proposal", _("Proposal")
    ADOPTED = "adopted", _("Adopted")


class ProgramState(models.Model):
    """Where a programme stands, beside the page: no older draft of the page undoes what a meeting decided."""

    program_key = models.UUIDField(unique=True, editable=False)
    status = models.CharField(_("status"), max_length=20, choices=ProgramStatus.choices, default=ProgramStatus.WORKING)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    meeting = models.CharField(_("meeting"), max_length=120, blank=True, help_text=_("For example: årsmötet"))
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("state of a programme")
        verbose_name_plural = _("states of programmes")

    def __str__(self) -> str:
        return f"{self.program_key}: {self.status}"


class Unchangeable(PermissionDenied):
    """Somebody tried to change or delete what a meeting adopted."""


class FrozenQuerySet(models.QuerySet["Any"]):
    """Rows that are written once."""

    def update(self, **kwargs: Any) -> int:
        """Refuse."""
        raise Unchangeable

    def delete(self) -> Any:
        """Refuse."""
        raise Unchangeable


class Frozen(models.Model):
    """A row that is written once, and stays as it is."""

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row; refuse to write it again."""
        if not self._state.adding:
            raise Unchangeable
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse."""
        raise Unchangeable


class ProgramVersion(Frozen):
    """What a meeting adopted: data, and the text in each language that there was. Never changed again."""

    program_key = models.UUIDField(db_index=True, editable=False)
    slug = models.CharField(max_length=30, editable=False)
    adopted_on = models.DateField(editable=False)
    meeting = models.CharField(max_length=120, blank=True, editable=False)
    data = models.JSONField(editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("adopted version")
        verbose_name_plural = _("adopted versions")
        ordering = ("-adopted_on", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["program_key", "slug"], name="program_version_address")
        ]

    def __str__(self) -> str:
        return self.slug


class ProgramVersionText(Frozen):
    """An adopted version in one language."""

    version = models.ForeignKey(ProgramVersion, on_delete=models.PROTECT, related_name="texts", editable=False)
    language = models.CharField(max_length=12, editable=False)
    title = models.CharField(max_length=255, editable=False)
    lead = models.TextField(blank=True, editable=False)
    html = models.TextField(editable=False)

    class Meta:
        verbose_name = _("text of an adopted version")
        verbose_name_plural = _("texts of adopted versions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "language"], name="program_version_language")
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"
