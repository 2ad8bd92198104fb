"""The core app: what the other apps stand on."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Site")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals: renditions are made at publishing, the site's address is SITE_URL's."""
        from django.db.models.signals import post_migrate
        from wagtail.signals import page_published

        from core import generation, roles, visibility
        from core.renditions import make_renditions_on_publish
        from core.site_address import match_site_address

        visibility.install()
        roles.connect_signals()
        post_migrate.connect(roles.set_up_after_migrating, dispatch_uid="core.roles")
        post_migrate.connect(match_site_address, sender=self, dispatch_uid="core.site_address")
        generation.connect()
        page_published.connect(make_renditions_on_publish, dispatch_uid="core.renditions")
