"""The program app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramConfig(AppConfig):
    name = "program"
    verbose_name = _("Programme")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the site's generation of the rows outside pages that readers see."""
        from core import generation
        from program.models import PlannedAction

        generation.watch(PlannedAction)
