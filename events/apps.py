"""The events app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Calendar")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the page cache when events begin and end."""
        from core import page_cache
        from events import boundaries

        page_cache.register_boundary(boundaries.events)
