"""All the demo's news posts, in Swedish."""

from __future__ import annotations

from datetime import date

from core.demo.shapes import PostData
from core.demo.spaces import no_break
from home.demo.posts_any_time import undated_posts
from home.demo.posts_of_the_year import dated_posts


def posts(today: date) -> tuple[PostData, ...]:
    """The news, newest first; the first one is scheduled."""
    return no_break(tuple(sorted((*undated_posts(today), *dated_posts(today)), key=lambda post: post.days_ago)))
