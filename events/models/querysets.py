"""What is asked of events as pages."""

from __future__ import annotations

from core.models.pages import BasePageQuerySet


class EventQuerySet(BasePageQuerySet):
    """Questions about events. What comes when is asked of their dates (Occurrence)."""

    def in_language(self, code: str | None) -> EventQuerySet:
        """Keep the events of one language; of all for None."""
        return self.filter(locale__language_code=code) if code else self
