"""schema.org descriptions of pages, written into them as JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import get_language

if TYPE_CHECKING:
    from core.models import BasePage, SiteSettings


def web_page(page: BasePage) -> dict[str, Any]:
    """Describe a page (https://schema.org/WebPage or the type's own `schema_type`)."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": page.schema_type,
        "name": page.title,
        "url": page.share_url,
        "inLanguage": get_language() or settings.LANGUAGE_CODE,
    }
    if page.description:
        data["description"] = page.description
    if page.first_published_at:
        data["datePublished"] = page.first_published_at.isoformat()
    if page.last_changed:
        data["dateModified"] = page.last_changed.isoformat()
    return data


def organisation(site: SiteSettings, url: str) -> dict[str, Any]:
    """Describe the association (https://schema.org/Organization)."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": site.name,
        "url": url,
    }
    if site.email:
        data["email"] = site.email
    if site.phone:
        data["telephone"] = site.phone
    if site.street:
        data["address"] = {
            "@type": "PostalAddress",
            "streetAddress": site.street,
            "postalCode": site.postal_code,
            "addressLocality": site.city,
            "addressCountry": "SE",
        }
    if site.profiles:
        data["sameAs"] = [profile["url"] for profile in site.profile_links]
    return data
