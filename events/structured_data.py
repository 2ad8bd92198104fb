"""schema.org description of an event (https://schema.org/Event)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

if TYPE_CHECKING:
    from events.models import EventPage

# What web_page() says of a page that is not true of what it tells of.
OF_THE_PAGE = ("datePublished", "dateModified")


def event(page: EventPage, data: dict[str, Any]) -> dict[str, Any]:
    """Complete the page's description with when, where and whether it happens at all."""
    data = {key: value for key, value in data.items() if key not in OF_THE_PAGE}
    status = "EventCancelled" if page.is_cancelled else "EventScheduled"
    data |= {
        "startDate": moment(page.starts_at, all_day=page.all_day),
        "eventStatus": f"https://schema.org/{status}",
    }
    if page.venue:
        data["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode"
    if page.ends_at:
        data["endDate"] = moment(page.ends_at, all_day=page.all_day)
    if page.where:
        data["location"] = location(page)
    return data


def moment(value: Any, *, all_day: bool) -> str:
    """Return a moment in the site's time zone (ISO 8601); of a whole day only the date."""
    local = timezone.localtime(value)
    return local.date().isoformat() if all_day else local.isoformat()


def location(page: EventPage) -> dict[str, Any]:
    """Describe the place; the street only where the place is a venue of ours."""
    place: dict[str, Any] = {"@type": "Place", "name": page.where}
    if page.venue and page.venue.street:
        place["address"] = {
            "@type": "PostalAddress",
            "streetAddress": page.venue.street,
            "postalCode": page.venue.postal_code,
            "addressLocality": page.venue.city,
            "addressCountry": "SE",
        }
    elif page.place:
        place["address"] = page.place
    return place
