"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from core import media
from core import urls as core_urls
from core.admin.views import ScriptTexts
from core.sitemaps import TranslatedSitemap
from events import urls as events_urls
from home import urls as home_urls
from members_area import urls as members_urls
from program import urls as program_urls
from reports import urls as reports_urls
from users import urls as users_urls

handler404 = "core.views.page_not_found"
handler403 = "core.views.permission_denied"

urlpatterns = [
    # Before the packages' own, which would not know core's Swedish for what theirs lacks.
    path("admin/jsi18n/", ScriptTexts.as_view(packages=["wagtail.admin", "core"])),
    path("admin/localize/jsi18n/", ScriptTexts.as_view(packages=["wagtail_localize", "core"])),
    *users_urls.closed_urlpatterns,
    path("admin/", include(wagtailadmin_urls)),
    path("dokument/<int:document_id>/<path:document_filename>", media.document, name="wagtaildocs_serve"),
    path("dokument/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": TranslatedSitemap}}, name="sitemap"),
    path("", include((core_urls.urlpatterns, "core"))),
    path("", include((reports_urls.short_urlpatterns, "reports-short"))),
    *i18n_patterns(
        path("", include((core_urls.localized_urlpatterns, "site"))),
        path("", include(home_urls)),
        path("", include(members_urls)),
        path("", include(reports_urls)),
        path("", include(program_urls)),
        path("", include(events_urls)),
        *users_urls.localized_urlpatterns,
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
