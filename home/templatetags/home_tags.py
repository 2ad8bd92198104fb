"""Home's tags: what the front page shows of the news."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from home.models import PostIndexPage, PostPage

register = template.Library()


@register.inclusion_tag("home/tags/latest_posts.html", takes_context=True)
def latest_posts(context: dict[str, Any], count: int = 3) -> dict[str, Any]:
    """Show the newest posts in the language in use: at most three queries."""
    user = context["request"].user
    posts = list(
        PostPage.objects.live()
        .visible_to(user)
        .filter(locale__language_code=get_language())
        .defer("body", "easy_read")
        .order_by("-date", "-pk")[:count]
    )
    index = None
    if posts:
        index = PostIndexPage.objects.live().visible_to(user).filter(path=posts[0].path[: -PostPage.steplen]).first()
    return {"posts": posts, "index_url": index.get_url(context["request"]) if index else "", "request": context["request"]}
