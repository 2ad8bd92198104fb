"""The panel in the editor that asks what shall become of what the guard found."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from core.guard.forms import ACCEPT, ANYWAY, REASON


class GuardPanel(Panel):
    """Shown on top of the form, and only when publishing was stopped."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one form."""

        template_name = "core/admin/guard_panel.html"

        def is_shown(self) -> bool:
            """Tell whether there is something to ask."""
            return bool(getattr(self.form, "guard_findings", None))

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Give the template what was found."""
            findings = self.form.guard_findings
            return {
                **(super().get_context_data(parent_context) or {}),
                "blocking": [finding for finding in findings if finding.blocks],
                "asking": [finding for finding in findings if not finding.blocks],
                "action": self.form.guard_action,
                "reason": self.form.guard_reason,
                "names": {"reason": REASON, "accept": ACCEPT, "anyway": ANYWAY},
            }
