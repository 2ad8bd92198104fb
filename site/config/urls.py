"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth import views as auth_views
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from core import urls as core_urls
from core.admin.views import ScriptTexts

handler404 = "core.views.page_not_found"
handler403 = "core.views.permission_denied"

urlpatterns = [
    # Before the packages' own, which would not know core's Swedish for what theirs lacks.
    path("admin/jsi18n/", ScriptTexts.as_view(packages=["wagtail.admin", "core"])),
    path("admin/localize/jsi18n/", ScriptTexts.as_view(packages=["wagtail_localize", "core"])),
    path("admin/", include(wagtailadmin_urls)),
    path("dokument/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("logga-in/", auth_views.LoginView.as_view(template_name="users/login.html"), name="login"),
    path("logga-ut/", auth_views.LogoutView.as_view(next_page="/"), name="logout"),
    path("", include((core_urls.urlpatterns, "core"))),
    *i18n_patterns(
        path("", include((core_urls.localized_urlpatterns, "site"))),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
