"""The events app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Calendar")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep events' dates, tell the page cache when they begin and end, and work out new ones every night."""
        import datetime

        from django.db.models.signals import post_save

        from core import generation, page_cache, personal_data
        from core.admin import calendar as month_view
        from core.models import Venue
        from core.tasks import register_periodic
        from core.visibility import leak_scan
        from events import boundaries, dates, leak_marks
        from events.admin import month
        from events.models import EventPage, EventQuestion, Occurrence, OnlineLink, SignupSheet
        from events.signup import keeping, reminding

        month_view.register_entries("events", month.entries)
        post_save.connect(dates.on_event_save, sender=EventPage, dispatch_uid="events.dates")
        post_save.connect(dates.on_venue_save, sender=Venue, dispatch_uid="events.dates.venue")
        generation.watch(Occurrence, SignupSheet, OnlineLink, EventQuestion)
        leak_scan.register_secrets(leak_marks.secrets)
        leak_scan.register_addresses(leak_marks.addresses)
        personal_data.register("signups", _("Signed up for"), rows=keeping.rows_of, erase=keeping.erase_user)
        page_cache.register_boundary(boundaries.events)
        register_periodic(
            "extend-calendar", dates.extend, title=_("Work out the calendar’s coming dates"), at=datetime.time(2, 50)
        )
        register_periodic(
            "remind-signed-up",
            reminding.remind,
            title=_("Remind those who have signed up"),
            every=datetime.timedelta(hours=1),
        )
        register_periodic(
            "erase-signed-up",
            keeping.erase_old,
            title=_("Erase who signed up for what is long over"),
            at=datetime.time(3, 40),
        )
