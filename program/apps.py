"""The program app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramConfig(AppConfig):
    name = "program"
    verbose_name = _("Programme")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the site's generation and the search of the rows outside pages that readers see."""
        from django.db.models.signals import post_delete, post_save

        from core import generation
        from core.search.entries import keep_page
        from program.models import PlannedAction

        def keep_plan(sender: type, instance: PlannedAction, **kwargs: object) -> None:
            keep_page(instance.plan)

        generation.watch(PlannedAction)
        for signal in (post_save, post_delete):
            signal.connect(keep_plan, sender=PlannedAction, dispatch_uid="program.search", weak=False)
