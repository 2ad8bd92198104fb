"""The program app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramConfig(AppConfig):
    name = "program"
    verbose_name = _("Programme")
    default_auto_field = "django.db.models.BigAutoField"
