"""The members' start page, and plain pages under it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.models import Audience, BasePage
from core.models.sections import SectionPageMixin
from core.visibility.audiences import label_of
from members_area.models.private import PrivatePage
from members_area.welcome import welcome


class MembersPage(SectionPageMixin, PrivatePage):
    """The members' start page: what comes next, and what is new. All private pages live under it."""

    page_description = _("The start page of those who are signed in. You need only one.")

    content_panels: ClassVar = [*Page.content_panels, *BasePage.lead_panels, *BasePage.body_panels]
    parent_page_types: ClassVar = None  # right under the front page, whose type is a floor above (SectionPageMixin)
    subpage_types: ClassVar = [
        "members_area.PrivateTextPage",
        "members_area.MeetingsPage",
        "members_area.LetterIndexPage",
        "members_area.DocumentsPage",
        "members_area.GroupPage",
    ]
    fixed_audience = Audience.MEMBERS

    class Meta:
        verbose_name = _("members’ start page")
        verbose_name_plural = _("members’ start pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch what a member is met by: four queries."""
        context = super().get_context(request, *args, **kwargs)
        return context | welcome(
            user=request.user, language=get_language() or settings.LANGUAGE_CODE, now=timezone.now()
        )


class PrivateTextPage(PrivatePage):
    """A page for the members, or for the appointed groups that its writer chooses."""

    page_description = _("A page for members, or only for the groups that you choose.")

    content_panels: ClassVar = [
        *Page.content_panels,
        *BasePage.lead_panels,
        *BasePage.image_panels,
        *BasePage.body_panels,
    ]
    parent_page_types: ClassVar = [
        "members_area.MembersPage",
        "members_area.GroupPage",
        "members_area.PrivateTextPage",
    ]
    subpage_types: ClassVar = ["members_area.PrivateTextPage"]

    class Meta:
        verbose_name = _("page for members")
        verbose_name_plural = _("pages for members")

    @property
    def audience_in_words(self) -> str:
        """Return whom the page is for."""
        return str(label_of(self.effective_audience))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the pages below that the reader may read."""
        below = PrivateTextPage.objects.live().child_of(self).visible_to(request.user)
        return super().get_context(request, *args, **kwargs) | {"children": below.order_by("path")}
