"""schema.org descriptions of pages, written into them as JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.models import BasePage, SiteSettings


def web_page(page: BasePage) -> dict[str, Any]:
    """Describe a page (https://schema.org/WebPage or the type's own `schema_type`)."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": page.schema_type,
        "name": page.title,
        "url": page.share_url,
        "inLanguage": page.locale.language_code,
    }
    if page.description:
        data["description"] = page.description
    if page.first_published_at:
        data["datePublished"] = page.first_published_at.isoformat()
    if page.last_changed:
        data["dateModified"] = page.last_changed.isoformat()
    return data


def organisation(settings: SiteSettings, url: str) -> dict[str, Any]:
    """Describe the association (https://schema.org/Organization)."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": settings.name,
        "url": url,
    }
    if settings.email:
        data["email"] = settings.email
    if settings.phone:
        data["telephone"] = settings.phone
    if settings.street:
        data["address"] = {
            "@type": "PostalAddress",
            "streetAddress": settings.street,
            "postalCode": settings.postal_code,
            "addressLocality": settings.city,
            "addressCountry": "SE",
        }
    if settings.profiles:
        data["sameAs"] = [profile["url"] for profile in settings.profile_links]
    return data
