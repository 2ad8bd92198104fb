"""The reports app."""

import datetime
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Reports")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect what follows from rows outside pages, the clock's jobs, and who may do what."""
        from django.db.models.signals import post_migrate, post_save
        from wagtail.signals import page_published

        from core import generation, guard, page_cache
        from core.tasks import register_periodic
        from core.visibility import audiences, role_names
        from core.visibility.leak_scan import register_addresses
        from events import sources
        from reports import keeping, leaks, mails, publication, reminders, roles, sittings_in_calendar
        from reports.models import (
            AssemblyPage,
            ReaderQuestion,
            ReportNumber,
            ReportText,
            Seat,
            Sitting,
            TextCorrection,
        )

        generation.watch(ReportNumber, ReportText, TextCorrection, Seat, Sitting, ReaderQuestion)
        newsdesk = {role_names.EDITORS, role_names.COMMUNICATIONS}

        def is_of_the_newsdesk(user: Any, on: datetime.date) -> bool:
            return bool(role_names.names_of(user) & newsdesk)

        audiences.register_audience(publication.NEWSDESK, _("The newsdesk"), is_of_the_newsdesk, are_members=False)
        guard.watch(Sitting)
        sources.register_source("sittings", sittings_in_calendar.entries)
        page_cache.register_boundary(sittings_in_calendar.boundary)
        post_save.connect(keeping.on_sitting_save, sender=Sitting, dispatch_uid="reports.sitting")
        page_published.connect(keeping.on_assembly_published, sender=AssemblyPage, dispatch_uid="reports.assembly")
        post_migrate.connect(roles.set_up_after_migrating, dispatch_uid="reports.roles")
        mails.connect()
        register_addresses(leaks.addresses)
        register_periodic(
            "report-reminders",
            reminders.send_due,
            title=_("Remind representatives of their texts"),
            every=datetime.timedelta(minutes=10),
        )
