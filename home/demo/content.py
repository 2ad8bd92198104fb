"""All demo pages of home, ready to load: `pages`, `posts` and `translations` for a given day."""

from __future__ import annotations

from datetime import date

from core.demo.shapes import PageData, PostData
from core.demo.spaces import no_break
from home.demo import pages as sv
from home.demo import policies
from home.demo.posts import undated_posts
from home.demo.posts_of_the_year import dated_posts


def pages(today: date) -> dict[str, PageData]:
    """The Swedish pages by key; "" is the front page."""
    found = (
        sv.front(today),
        sv.CONTACT,
        sv.ABOUT,
        sv.FEMINISM,
        sv.JOIN,
        policies.accessibility(today),
        policies.privacy(today),
    )
    return {page.key: no_break(page) for page in found}


def posts(today: date) -> tuple[PostData, ...]:
    """The news, newest first; the first one is scheduled."""
    return no_break(tuple(sorted((*undated_posts(today), *dated_posts(today)), key=lambda post: post.days_ago)))
