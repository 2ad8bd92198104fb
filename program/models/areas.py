"""What the association wants, area by area."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from core.models.pages import BasePageManager, BasePageQuerySet
from core.search.kinds import Kind


class PolicyAreaQuerySet(BasePageQuerySet):
    """Policy areas, in the programme's order."""

    def readable_by(self, user: Any) -> PolicyAreaQuerySet:
        """Return the published areas that the user may read, without their long texts."""
        return self.live().visible_to(user).order_by("path").defer("body", "easy_read")


class PolicyAreaPage(BasePage):
    """A policy area. Its number is its place among its siblings, so that areas are reordered in the page tree."""

    search_kind = Kind.POLITICS
    page_description = _("What you want in one area, such as school or traffic.")

    objects = BasePageManager.from_queryset(PolicyAreaQuerySet)()

    parent_page_types: ClassVar = ["program.ProgramIndexPage"]
    subpage_types: ClassVar = []

    class Meta:
        verbose_name = _("policy area")
        verbose_name_plural = _("policy areas")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch the programme's areas, and with them this one's number: one query."""
        areas = list(PolicyAreaPage.objects.sibling_of(self).readable_by(request.user))
        number = 1 + sum(area.path < self.path for area in areas)
        return super().get_context(request, *args, **kwargs) | {"areas": areas, "number": number}
