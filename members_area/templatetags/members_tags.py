"""The members' bar, which stands above all that only members see."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import get_language

from core.models import BasePage
from members_area.models import MembersPage

register = template.Library()


@register.inclusion_tag("components/members_bar.html", takes_context=True)
def members_bar(context: dict[str, Any], current: Any = None) -> dict[str, Any]:
    """Show where the members' pages are: the start, its sections, my page. Two queries, one on the start page.

    In a language that the members' pages are not written in, they are shown in the site's own.
    """
    request = context["request"]
    start, language = current if isinstance(current, MembersPage) else None, ""
    if start is None:
        pages = MembersPage.objects.live().visible_to(request.user)
        wanted = [get_language(), settings.LANGUAGE_CODE]
        found = {page.locale.language_code: page for page in pages.select_related("locale") if not page.alias_of_id}
        start = next((found[code] for code in wanted if code in found), None)
        if start is not None and start.locale.language_code != wanted[0]:
            language = start.locale.language_code
    sections = []
    if start is not None and request.user.is_authenticated:
        pages = BasePage.objects.live().in_menu().child_of(start).visible_to(request.user)
        sections = [
            {"title": page.menu_title, "url": page.get_url(request), "is_here": _is_here(page, current)}
            for page in pages
        ]
    return {
        "url": start.get_url(request) if start else "",
        "is_start": current is not None and current == start,
        "sections": sections,
        "is_my_page": current == "my-page",
        "language": language,
    }


def _is_here(page: BasePage, current: Any) -> bool:
    return isinstance(current, BasePage) and current.path.startswith(page.path)
