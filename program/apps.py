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

        self._look_after_demands()

        def keep_plan(sender: type, instance: PlannedAction, **kwargs: object) -> None:
            keep_page(instance.plan)

        generation.watch(PlannedAction)
        for signal in (post_save, post_delete):
            signal.connect(keep_plan, sender=PlannedAction, dispatch_uid="program.search", weak=False)

    @staticmethod
    def _look_after_demands() -> None:
        """Keep the register of demands, the page cache and the PDFs in step with what is published and decided."""
        import datetime

        from django.db.models.signals import pre_delete
        from wagtail.signals import page_published

        from core import generation, page_cache
        from core.tasks import register_periodic
        from program import boundaries, papers, registry
        from program.models import (
            DemandRecord,
            DemandStep,
            PolicyAreaPage,
            ProgramPage,
            ProgramState,
            ProgramVersion,
        )

        generation.watch(DemandRecord, DemandStep, ProgramState, ProgramVersion)
        page_cache.register_boundary(boundaries.group_meetings)
        page_published.connect(registry.on_published, sender=PolicyAreaPage, dispatch_uid="program.registry")
        pre_delete.connect(registry.on_delete, sender=PolicyAreaPage, dispatch_uid="program.registry")
        for model in (PolicyAreaPage, ProgramPage):
            page_published.connect(papers.on_published, sender=model, dispatch_uid=f"program.papers.{model.__name__}")
        register_periodic(
            "program-papers", papers.make_missing, title=_("Make the programmes’ PDF files"), at=datetime.time(2, 50)
        )
