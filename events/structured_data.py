"""schema.org description of an event (https://schema.org/Event)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from events.models.kinds import Attendance, State

if TYPE_CHECKING:
    from events.models import EventPage, Occurrence

# What web_page() says of a page that is not true of what it tells of.
OF_THE_PAGE = ("datePublished", "dateModified")
_STATUS = {State.CANCELLED: "EventCancelled", State.MOVED: "EventRescheduled"}
_MODE = {
    Attendance.ON_SITE: "OfflineEventAttendanceMode",
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.BOTH: "MixedEventAttendanceMode",
}


def event(page: EventPage, date: Occurrence | None, data: dict[str, Any]) -> dict[str, Any]:
    """Complete the page's description with when, where and whether it happens at all."""
    data = {key: value for key, value in data.items() if key not in OF_THE_PAGE}
    if date is None:
        return data | {"startDate": moment(page.starts_at, all_day=page.all_day)}
    state = date.shown_state
    data |= {
        "name": date.title,
        "startDate": moment(date.starts_at, all_day=page.all_day),
        "eventStatus": f"https://schema.org/{_STATUS.get(state, 'EventScheduled')}",
        "eventAttendanceMode": f"https://schema.org/{_MODE[Attendance(page.attendance)]}",
    }
    if date.moved_from:
        data["previousStartDate"] = date.date.isoformat()
    if date.ends_at:
        data["endDate"] = moment(date.ends_at, all_day=page.all_day)
    places = locations(page, date)
    if places:
        data["location"] = places[0] if len(places) == 1 else places
    if page.organisers:
        data["organizer"] = [organiser(item.value) for item in page.organisers]
    if state == State.FULL:
        data["offers"] = {"@type": "Offer", "availability": "https://schema.org/SoldOut", "url": page.share_url}
    return data


def moment(value: Any, *, all_day: bool) -> str:
    """Return a moment in the site's time zone (ISO 8601); of a whole day only the date."""
    local = timezone.localtime(value)
    return local.date().isoformat() if all_day else local.isoformat()


def locations(page: EventPage, date: Occurrence) -> list[dict[str, Any]]:
    """Describe where: the place, and on the web the page itself, never the secret link."""
    found = [location(date)] if date.where and page.attendance != Attendance.ONLINE else []
    if page.attendance != Attendance.ON_SITE and page.full_url:
        found.append({"@type": "VirtualLocation", "url": page.full_url})
    return found


def location(date: Occurrence) -> dict[str, Any]:
    """Describe the place; the street only where the place is a venue of ours."""
    place: dict[str, Any] = {"@type": "Place", "name": date.where}
    venue = date.shown_venue
    if venue and venue.street:
        place["address"] = {
            "@type": "PostalAddress",
            "streetAddress": venue.street,
            "postalCode": venue.postal_code,
            "addressLocality": venue.city,
            "addressCountry": "SE",
        }
    elif date.place:
        place["address"] = date.place
    return place


def organiser(value: Any) -> dict[str, str]:
    """Describe who arranges it."""
    data = {"@type": "Organization", "name": value["name"]}
    return data | ({"url": value["url"]} if value["url"] else {})
