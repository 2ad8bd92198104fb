"""The core app: what the other apps stand on."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Site")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals: renditions are made at publishing, the site's address is SITE_URL's."""
        from django.db.models.signals import post_migrate, post_save
        from wagtail.signals import page_published

        from core import generation
        from core.models import Person, SiteSettings, Venue
        from core.renditions import make_portraits_on_save, make_renditions_on_publish, make_renditions_on_save
        from core.search import entries
        from core.search.store import prepare_after_migrating
        from core.site_address import match_site_address

        post_migrate.connect(match_site_address, sender=self, dispatch_uid="core.site_address")
        post_migrate.connect(prepare_after_migrating, sender=self, dispatch_uid="core.search.store")
        generation.connect()
        entries.connect()
        page_published.connect(make_renditions_on_publish, dispatch_uid="core.renditions")
        post_save.connect(make_portraits_on_save, sender=Person, dispatch_uid="core.renditions.person")
        for model in (Venue, SiteSettings):
            post_save.connect(make_renditions_on_save, sender=model, dispatch_uid=f"core.renditions.{model.__name__}")
