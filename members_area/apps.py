"""The members_area app."""

import datetime

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersAreaConfig(AppConfig):
    name = "members_area"
    verbose_name = _("Members")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the register answer who may read what, and those who sign in come to their start page."""
        from django.db.models.signals import post_delete, post_migrate, post_save

        from core import open_work, personal_data
        from core.visibility import leak_scan
        from members_area import handover, leak_marks, permissions, standing
        from members_area.models import Appointment, GroupPage, Member, MembersPage
        from members_area.my_data import own_calendar_feed
        from members_area.welcome import start_address
        from users import landing

        landing.register(start_address)
        standing.register()
        leak_scan.register_secrets(leak_marks.secrets)
        leak_scan.register_secrets(leak_marks.minutes)
        leak_scan.register_addresses(leak_marks.addresses)
        for model in (Member, Appointment):
            post_save.connect(standing.on_saved, sender=model, dispatch_uid=f"members_area.saved.{model.__name__}")
        post_delete.connect(standing.on_saved, sender=Appointment, dispatch_uid="members_area.deleted")
        post_save.connect(permissions.on_section_saved, sender=MembersPage, dispatch_uid="members_area.section")
        post_save.connect(permissions.on_group_section_saved, sender=GroupPage, dispatch_uid="members_area.group")
        post_migrate.connect(permissions.set_up_after_migrating, dispatch_uid="members_area.permissions")
        personal_data.register(
            "calendar",
            _("Your own calendar feed"),
            rows=own_calendar_feed,
            erase=lambda _user: None,  # it goes with the account
        )
        open_work.register("decisions", _("Decisions"), handover.open_decisions)
        open_work.register("reports", _("Reports that are awaited"), handover.awaited_reports)
        self._register_jobs()
        self._connect_meetings()

    @staticmethod
    def _register_jobs() -> None:
        """Tell the worker's clock what the register needs."""
        from core.tasks import register_periodic
        from members_area import standing
        from members_area.importing import housekeeping
        from members_area.register import leaving, log

        register_periodic("keep-roles", standing.keep_all, title=_("Let roles begin and end"), at=datetime.time(0, 2))
        register_periodic(
            "erase-members", leaving.erase_old, title=_("Erase members who left long ago"), at=datetime.time(3, 50)
        )
        register_periodic(
            "erase-register-log", log.erase_old, title=_("Erase old notes of looks"), at=datetime.time(3, 52)
        )
        register_periodic(
            "erase-imports",
            housekeeping.erase_old,
            title=_("Erase what imports said of people"),
            at=datetime.time(3, 54),
        )

    @staticmethod
    def _connect_meetings() -> None:
        """Meetings and minutes: templates, triggers, the PDF of agendas, and their jobs."""
        from django.db.models.signals import post_migrate
        from wagtail.signals import page_published

        from core.tasks import register_periodic
        from events import sources
        from members_area.meetings import calendar, defaults, mailing
        from members_area.minutes import followup, papers, triggers

        post_migrate.connect(defaults.set_up_after_migrating, dispatch_uid="members_area.agenda_templates")
        post_migrate.connect(triggers.set_up_after_migrating, dispatch_uid="members_area.triggers")
        page_published.connect(papers.on_published, dispatch_uid="members_area.agenda_pdf")
        sources.register_source("meetings", calendar.entries)
        register_periodic(
            "send-agendas", mailing.send_due, title=_("Send agendas"), every=datetime.timedelta(minutes=10)
        )
        register_periodic("remind-decisions", followup.remind, title=_("Remind of decisions"), at=datetime.time(7, 30))
        register_periodic(
            "make-minutes-pdf", papers.make_missing, title=_("Make PDF of minutes"), at=datetime.time(4, 20)
        )
