"""The core app: what the other apps stand on."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Site")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals: renditions are made when a page is published."""
        from wagtail.signals import page_published

        from core.renditions import make_renditions_on_publish

        page_published.connect(make_renditions_on_publish, dispatch_uid="core.renditions")
