"""Home's tags: what the front page shows of the news."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from home.models import PostPage

register = template.Library()


@register.inclusion_tag("home/tags/latest_posts.html", takes_context=True)
def latest_posts(context: dict[str, Any], count: int = 3) -> dict[str, Any]:
    """Show the newest posts in the language in use: one query."""
    user = context["request"].user
    posts = list(
        PostPage.objects.live()
        .visible_to(user)
        .filter(locale__language_code=get_language())
        .defer("body", "easy_read")
        .order_by("-date", "-pk")[:count]
    )
    request = context["request"]
    return {"posts": posts, "index_url": posts[0].get_parent_url(request) if posts else "", "request": request}
