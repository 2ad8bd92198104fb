"""The members' bar, which stands above all that only members see."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from core.models import BasePage
from members_area.models import MembersPage

register = template.Library()


@register.inclusion_tag("components/members_bar.html", takes_context=True)
def members_bar(context: dict[str, Any], current: Any = None) -> dict[str, Any]:
    """Show where the members' pages are: the start, its sections, my page. Two queries, one on the start page."""
    request = context["request"]
    start = current if isinstance(current, MembersPage) else None
    if start is None:
        pages = MembersPage.objects.live().visible_to(request.user)
        start = pages.filter(locale__language_code=get_language()).first()
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
    }


def _is_here(page: BasePage, current: Any) -> bool:
    return isinstance(current, BasePage) and current.path.startswith(page.path)
