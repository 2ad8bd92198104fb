"""The members_area app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersAreaConfig(AppConfig):
    name = "members_area"
    verbose_name = _("Members")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let those who sign in come to the members' start page."""
        from members_area.welcome import start_address
        from users import landing

        landing.register(start_address)
