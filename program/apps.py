"""The program app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramConfig(AppConfig):
    name = "program"
    verbose_name = _("Programme")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the site's generation and the search of the rows outside pages that readers see."""
        self._look_after_demands()
        self._look_after_plans()

    @staticmethod
    def _look_after_plans() -> None:
        """Keep the search, the page cache and the PDFs in step with plans and their rows, and remind every month."""
        import datetime

        from django.db.models.signals import post_delete, post_save
        from wagtail.signals import page_published

        from core import generation, guard
        from core.tasks import register_periodic
        from program import plan_changes, plan_papers, reminders
        from program.models import ActionChange, ActivityPlanPage, PlanChapter, PlannedAction

        generation.watch(PlanChapter, PlannedAction, ActionChange)
        guard.watch(PlanChapter, PlannedAction)
        for model in (PlanChapter, PlannedAction):
            for signal in (post_save, post_delete):
                signal.connect(plan_changes.on_row, sender=model, dispatch_uid=f"program.plan.{model.__name__}")
        page_published.connect(plan_changes.on_published, sender=ActivityPlanPage, dispatch_uid="program.plan")
        register_periodic(
            "plan-papers", plan_papers.make_missing, title=_("Make the plans’ PDF files"), at=datetime.time(2, 55)
        )
        register_periodic(
            "plan-reminders",
            reminders.remind,
            title=_("Remind those responsible for what is planned"),
            at=datetime.time(8, 0),
        )

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
