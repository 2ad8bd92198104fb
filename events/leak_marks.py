"""What the leak scan looks for besides pages: links to meetings online, and the addresses of those who signed up."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from core.visibility.audiences import MEMBERS, NOBODY
from core.visibility.leak_scan import Secret
from events.models import EventKind, OnlineLink, Registration

MOST = 500  # the latest of those who signed up


def secrets() -> Iterator[Secret]:
    """Yield the links, which members may see on the event's page, and addresses, which nobody sees."""
    for link in OnlineLink.objects.exclude(url="", note="").order_by("pk"):
        lines = [line.strip() for line in link.note.splitlines()]
        yield Secret(f"online link of event {link.event_id}", MEMBERS, (link.url, *lines), "", "")
    people = Registration.objects.exclude(user__isnull=False).order_by("-pk")
    for pk, email, phone in people.values_list("pk", "email", "phone")[:MOST]:
        yield Secret(f"registration {pk}", NOBODY, (email, phone), "", "")


def addresses() -> Iterator[str]:
    """Yield the feeds, and the calendar files of events with a link."""
    yield from (reverse("calendar:feed"), reverse("calendar:atom"))
    yield from (reverse("calendar:kind-feed", args=[kind.slug]) for kind in EventKind)
    for link in OnlineLink.objects.order_by("-pk")[:MOST]:
        yield reverse("calendar:event-feed", args=[link.event_id])
