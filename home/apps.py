"""The home app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Front page")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the worker's clock to erase what forms have kept long enough, and members what they have sent."""
        import datetime

        from core import personal_data
        from core.tasks import register_periodic
        from home.form_entries import erase_sent_by, purge_old_entries, sent_by

        register_periodic(
            "erase-form-entries", purge_old_entries, title=_("Erase old form entries"), at=datetime.time(3, 40)
        )
        personal_data.register("forms", _("What you have sent by forms"), rows=sent_by, erase=erase_sent_by)
