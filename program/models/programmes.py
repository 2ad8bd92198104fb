"""The programme: where the policy areas stand together."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from core.models.sections import SectionPageMixin
from core.search.kinds import Kind
from program.models.areas import PolicyAreaPage


class ProgramIndexPage(SectionPageMixin, BasePage):
    """The programme: the policy areas in order, and how the programme came about."""

    search_kind = Kind.POLITICS
    page_description = _("Gathers your policy areas. You need only one.")

    subpage_types: ClassVar = ["program.PolicyAreaPage"]
    schema_type = "CollectionPage"

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch the areas: one query."""
        areas = PolicyAreaPage.objects.child_of(self).readable_by(request.user)
        return super().get_context(request, *args, **kwargs) | {"areas": list(areas)}
