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

        from core import generation, page_cache
        from core.admin import calendar as month_view
        from core.models import Venue
        from core.tasks import register_periodic
        from events import boundaries, dates
        from events.admin import month
        from events.models import EventPage, Occurrence

        month_view.register_entries("events", month.entries)
        post_save.connect(dates.on_event_save, sender=EventPage, dispatch_uid="events.dates")
        post_save.connect(dates.on_venue_save, sender=Venue, dispatch_uid="events.dates.venue")
        generation.watch(Occurrence)
        page_cache.register_boundary(boundaries.events)
        register_periodic(
            "extend-calendar", dates.extend, title=_("Work out the calendar’s coming dates"), at=datetime.time(2, 50)
        )
