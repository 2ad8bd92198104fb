"""The panels above the forms of meetings and minutes: where they stand, and the one way onward."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel


class StatePanel(Panel):
    """Says how far a page has come. Not a field; nothing is sent with the form."""

    def on_model_bound(self) -> None:
        """Nothing to bind."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one page."""

        def is_shown(self) -> bool:
            """Show it for pages that are there already."""
            return bool(self.instance.pk) and super().is_shown()


class MeetingStatePanel(StatePanel):
    """What has happened and is to happen with a meeting."""

    class BoundPanel(StatePanel.BoundPanel):
        """The panel for one meeting."""

        template_name = "members_area/admin/meeting_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add where the meeting stands."""
            from members_area.meetings import showing  # noqa: PLC0415 - it asks the models

            return (super().get_context_data(parent_context) or {}) | showing.for_secretary(self.instance)


class MinutesStatePanel(StatePanel):
    """How far minutes have come."""

    class BoundPanel(StatePanel.BoundPanel):
        """The panel for one page of minutes."""

        template_name = "members_area/admin/minutes_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add where the minutes stand."""
            from members_area.minutes import showing  # noqa: PLC0415

            return (super().get_context_data(parent_context) or {}) | showing.for_secretary(self.instance)
