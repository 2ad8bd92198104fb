"""The members' pages. Nothing here is ever public, whoever moves or translates it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.models import Audience, BasePage
from core.models.sections import SectionPageMixin
from core.search.kinds import Kind
from members_area.welcome import welcome


class MembersPage(SectionPageMixin, BasePage):
    """The members' start page: what comes next, and what is new."""

    search_kind = Kind.MEMBERS
    page_description = _("The start page of those who are signed in. You need only one.")

    content_panels: ClassVar = [*Page.content_panels, *BasePage.lead_panels, *BasePage.body_panels]
    subpage_types: ClassVar = []
    fixed_audience = Audience.MEMBERS
    has_page_footer = False

    class Meta:
        verbose_name = _("members’ start page")
        verbose_name_plural = _("members’ start pages")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer to members only, and let no cache keep it."""
        response = super().serve(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch what a member is met by: four queries."""
        context = super().get_context(request, *args, **kwargs)
        return context | welcome(user=request.user, language=self.locale.language_code, now=timezone.now())
