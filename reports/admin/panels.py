"""Panels of the report's editor."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel


class TextsPanel(Panel):
    """Where the two texts stand, with the ways to write them; they have editors of their own."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one report."""

        template_name = "reports/admin/texts_panel.html"

        def get_context_data(self, parent_context: Any = None) -> Any:
            """Fetch the texts, which a new report has yet to get."""
            context = super().get_context_data(parent_context) or {}
            texts = list(self.instance.texts.order_by("-phase")) if self.instance.pk else []
            both = reverse("reports_admin:both", args=[self.instance.pk]) if texts else ""
            rows = [{"text": text, "url": reverse("reporttexts:edit", args=[text.pk])} for text in texts]
            return {**context, "rows": rows, "both_url": both}
