"""The core app: what the other apps stand on."""

import datetime

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

        from core import boundaries, generation, guard, page_cache, roles, visibility
        from core.models import Person, SiteSettings, Venue
        from core.renditions import make_portraits_on_save, make_renditions_on_publish, make_renditions_on_save
        from core.search import entries
        from core.search.store import prepare_after_migrating
        from core.site_address import match_site_address

        visibility.install()
        guard.install()
        roles.connect_signals()
        post_migrate.connect(roles.set_up_after_migrating, dispatch_uid="core.roles")
        post_migrate.connect(match_site_address, sender=self, dispatch_uid="core.site_address")
        post_migrate.connect(prepare_after_migrating, sender=self, dispatch_uid="core.search.store")
        generation.connect()
        entries.connect()
        page_cache.register_boundary(boundaries.notice)
        page_cache.register_boundary(boundaries.schedule)
        page_published.connect(make_renditions_on_publish, dispatch_uid="core.renditions")
        post_save.connect(make_portraits_on_save, sender=Person, dispatch_uid="core.renditions.person")
        for model in (Venue, SiteSettings):
            post_save.connect(make_renditions_on_save, sender=model, dispatch_uid=f"core.renditions.{model.__name__}")
        self._register_jobs()

    @staticmethod
    def _register_jobs() -> None:
        """Tell the worker's clock what core has to do."""
        from core.bin.keeping import erase_old
        from core.outbox import keeping
        from core.search.entries import renew_stale
        from core.tasks import housekeeping, periodic, publishing, register_periodic
        from core.visibility import leak_scan

        register_periodic(
            "publish-scheduled",
            publishing.publish_scheduled,
            title=_("Publish and take down what is scheduled"),
            every=datetime.timedelta(seconds=20),
            lane=periodic.CLOCK,
        )
        register_periodic(
            "erase-mail", keeping.erase, title=_("Erase the text of old mails"), every=datetime.timedelta(hours=1)
        )
        register_periodic(
            "erase-bin",
            erase_old,
            title=_("Erase pages that have lain in the bin for a month"),
            at=datetime.time(3, 30),
        )
        register_periodic(
            "renew-search", renew_stale, title=_("Let the search find what comes out today"), at=datetime.time(0, 5)
        )
        register_periodic(
            "leak-scan", leak_scan.run, title=_("Look for what strangers should not see"), at=datetime.time(3, 40)
        )
        register_periodic(
            "clear-sessions",
            housekeeping.clear_sessions,
            title=_("Forget sign-ins that have ended"),
            at=datetime.time(3, 10),
        )
        register_periodic(
            "tidy-tasks", housekeeping.tidy, title=_("Forget old tasks and workers"), at=datetime.time(3, 20)
        )
