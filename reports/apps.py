"""The reports app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Reports")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the site's generation of the rows outside pages that readers see."""
        from core import generation
        from reports.models.numbers import ReportNumber

        generation.watch(ReportNumber)
