"""The panel in the editor that asks what shall become of what the guard found."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel


class GuardPanel(Panel):
    """Shown on top of the form, and only when publishing was stopped."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one form."""

        template_name = "core/admin/guard_panel.html"

        def is_shown(self) -> bool:
            """Tell whether there is something to ask."""
            return getattr(self.form, "guard_asked", None) is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Give the template what was found."""
            context = super().get_context_data(parent_context) or {}
            return {**context, "asked": self.form.guard_asked, "action": self.form.guard_action}
