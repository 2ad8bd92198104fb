"""The program app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramConfig(AppConfig):
    name = "program"
    verbose_name = _("Programme")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the search hear of planned actions, which are no part of their page's revisions."""
        from django.db.models.signals import post_delete, post_save

        from core.search.entries import keep_page
        from program.models import PlannedAction

        def keep_plan(sender: type, instance: PlannedAction, **kwargs: object) -> None:
            keep_page(instance.plan)

        for signal in (post_save, post_delete):
            signal.connect(keep_plan, sender=PlannedAction, dispatch_uid="program.search", weak=False)
