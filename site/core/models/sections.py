"""SectionPageMixin: pages that open a section of the site, such as the calendar."""

from __future__ import annotations

from typing import Any

HOME_DEPTH = 2


class SectionPageMixin:
    """One of its kind in each language, right under the front page. Stands before BasePage in the bases.

    The rule is by depth, since an app may not name the front page's type: it lives a floor above.
    """

    max_count_per_parent = 1

    @classmethod
    def can_exist_under(cls, parent: Any) -> bool:
        """Allow the front page as parent, and nothing below it."""
        return parent.depth == HOME_DEPTH and super().can_exist_under(parent)  # type: ignore[misc]  # Page has it
