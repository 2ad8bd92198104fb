"""Addresses that belong to the site as a whole. Public paths are Swedish."""

from django.conf import settings
from django.urls import path
from django.views.generic import RedirectView

from core import health, media, venue_page, views
from core.search import views as search
from core.visibility import links

app_name = "core"

# The same in all languages.
urlpatterns = [
    path("robots.txt", views.robots_txt, name="robots-txt"),
    path(".well-known/security.txt", views.security_txt, name="security-txt"),
    path("site.webmanifest", views.web_manifest, name="web-manifest"),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}img/favicon.ico", permanent=False)),
    path("varumarke/<slug:digest>.css", views.brand_css, name="brand-css"),
    path("halsa/", health.health, name="health"),
    path("sida/<int:pk>/", links.page_by_number, name="page-by-number"),
    path("media/<path:path>", media.media, name="media"),
]

# With the language's prefix.
localized_urlpatterns = [
    path("sok/", search.search, name="search"),
    path("sok/forslag/", search.suggestions, name="search-suggestions"),
    path("person/<slug:slug>/", views.person_contact, name="person-contact"),
    path("lokal/<slug:slug>/", venue_page.venue, name="venue"),
]
if settings.GALLERY:
    from core import gallery

    localized_urlpatterns.append(path("galleri/", gallery.gallery, name="gallery"))
