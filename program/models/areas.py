"""What the association wants, area by area."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from core.models import BasePage
from core.models.pages import BasePageManager, BasePageQuerySet
from core.search.kinds import Kind
from core.search.parts import Part
from program.panels import AreaPageForm, DemandsPanel


class PolicyAreaQuerySet(BasePageQuerySet):
    """Policy areas, in the programme's order."""

    def readable_by(self, user: Any) -> PolicyAreaQuerySet:
        """Return the published areas that the user may read, without their long texts."""
        return self.live().visible_to(user).order_by("path").defer("body", "easy_read", "group_text")


class AreaPerson(TranslatableMixin, Orderable):
    """Somebody who can be asked about an area."""

    page = ParentalKey("program.PolicyAreaPage", on_delete=models.CASCADE, related_name="people_items")
    person = models.ForeignKey("core.Person", verbose_name=_("person"), on_delete=models.CASCADE, related_name="+")
    role = models.CharField(
        _("role"),
        max_length=120,
        blank=True,
        help_text=_(
            "What the person is to this area. For example: Holds the working group together. Empty: the title."
        ),
    )

    panels: ClassVar = [FieldPanel("person"), FieldPanel("role")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("person of an area")
        verbose_name_plural = _("people of areas")

    def __str__(self) -> str:
        return f"{self.person_id}"


class PolicyAreaPage(BasePage):
    """A policy area. Its number is its place among its siblings, so that areas are reordered in the page tree."""

    search_kind = Kind.POLITICS
    search_part_name = _("demand")
    page_description = _("What you want in one area, such as school or traffic.")

    group_text = models.TextField(
        _("the working group"),
        max_length=1200,
        blank=True,
        help_text=_("When the group meets, who is in it, and that one may come. Empty: the part is left out."),
    )
    group_meets_at = models.DateTimeField(
        _("next meeting"), null=True, blank=True, db_index=True, help_text=_("Shown until it has begun.")
    )
    group_meets_where = models.CharField(_("where"), max_length=160, blank=True)
    contact = models.ForeignKey(
        "core.Person",
        verbose_name=_("contact person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Gets the mail when somebody wants to join. Without an e-mail address there is no form."),
    )

    base_form_class = AreaPageForm
    objects = BasePageManager.from_queryset(PolicyAreaQuerySet)()

    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("group_text"),
    ]
    content_panels: ClassVar = [
        *Page.content_panels,
        *BasePage.lead_panels,
        *BasePage.image_panels,
        FieldPanel("easy_read"),
        DemandsPanel("demands", heading=_("This is what we want"), label=_("Demand")),
        FieldPanel("body", heading=_("More about the area")),
        MultiFieldPanel(
            [
                FieldPanel("group_text"),
                FieldRowPanel([FieldPanel("group_meets_at"), FieldPanel("group_meets_where")]),
                FieldPanel("contact"),
            ],
            heading=_("Take part"),
        ),
        InlinePanel("people_items", heading=_("Those who answer"), label=_("Person")),
        FieldPanel("tags"),
    ]

    parent_page_types: ClassVar = ["program.ProgramIndexPage"]
    subpage_types: ClassVar = []

    class Meta:
        verbose_name = _("policy area")
        verbose_name_plural = _("policy areas")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch the demands with what became of them, the areas around, and who answers."""
        from program import areas  # noqa: PLC0415 - it stands above the models

        return super().get_context(request, *args, **kwargs) | areas.context_of(self, request)

    def _said(self) -> Any:
        """Return the texts whose changes count, the demands' with them."""
        demands = [(demand.title, demand.text, demand.background.raw_data) for demand in self.demands.all()]
        return (*super()._said(), demands)

    def search_parts(self) -> list[Part]:
        """Return the demands: the search finds each at its own place on the page."""
        from program import threads  # noqa: PLC0415 - it stands above the models

        return threads.search_parts(self)
