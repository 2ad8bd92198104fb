"""Makes meetings and minutes for tests."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from members_area.minutes import approving, starting
from members_area.models import MeetingKind, MeetingPage, MeetingsPage, MinutesItem, MinutesPage, Signature
from tests.factories.core import publish
from tests.factories.home import make_site
from tests.factories.members import enrol, make_start


def make_meetings(start: Page, **fields: Any) -> MeetingsPage:
    """Make the page of meetings."""
    return publish(start, MeetingsPage(title="Möten och protokoll", slug="protokoll", show_in_menus=True, **fields))


def make_association() -> SimpleNamespace:
    """Make a site with a page of meetings, and those who have to do with minutes, to be planted once for a module."""
    home = make_site().root_page.specific
    start = make_start(home)
    people = {
        "secretary": ("sekreterare@example.org", "secretary", "Amir", "Rostami"),
        "jonas": ("jonas@example.org", "board", "Jonas", "Ek"),
        "hodan": ("hodan@example.org", "board", "Hodan", "Jama"),
        "member": ("maj@example.org", "", "Maj-Britt", "Olsson"),
    }
    made = {
        key: enrol(email, *filter(None, [role]), first_name=first, last_name=last).user
        for key, (email, role, first, last) in people.items()
    }
    meetings = make_meetings(start)
    draft = write_minutes(make_meeting(meetings, days=-7), made["secretary"])
    return SimpleNamespace(home=home, start=start, meetings=meetings, draft=draft, **made)


def moment(days: int, hour: int = 18) -> datetime.datetime:
    """Return a moment so many days from today."""
    day = timezone.localdate() + datetime.timedelta(days=days)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, 30)))


def make_meeting(meetings: Page, kind: str = MeetingKind.MEMBERS, days: int = 14, **fields: Any) -> MeetingPage:
    """Make a meeting so many days from today, with the usual agenda."""
    starts = fields.pop("starts_at", None) or moment(days)
    title = fields.pop("title", f"{MeetingKind(kind).label} {days}")
    parent = type(meetings).objects.get(pk=meetings.pk)
    return publish(parent, MeetingPage(title=title, kind=kind, starts_at=starts, place="Kronogatan 2", **fields))


def write_minutes(meeting: MeetingPage, by: Any, count: int = 3, **fields: Any) -> MinutesPage:
    """Begin the minutes of a meeting, and write some paragraphs as the editor saves them: a draft."""
    page = starting.begin(meeting, by=by)
    draft = page.get_latest_revision_as_object()
    draft.items = [
        MinutesItem(
            title=f"Punkt {number}",
            text=[("text", f"<p>Hemlig text {number} om köket.</p>")],
            decision=f"Mötet beslutar {number}." if number % 2 else "",
            responsible="Jonas Ek" if number == 1 else "",
            due_on=timezone.localdate() + datetime.timedelta(days=5) if number == 1 else None,
            sort_order=number,
        )
        for number in range(1, count + 1)
    ]
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision()
    return fresh(page)


def fresh(page: MinutesPage) -> MinutesPage:
    """Return minutes as the database knows them."""
    return MinutesPage.objects.get(pk=page.pk)


def send(page: MinutesPage, by: Any, *signers: Any) -> list[Signature]:
    """Send minutes to those who approve, and return what each has been asked."""
    approval = approving.send(page, signers=signers, by=by)
    return list(approval.signatures.select_related("round__minutes", "user"))


def approve_all(page: MinutesPage, by: Any, *signers: Any) -> MinutesPage:
    """Let minutes be approved by all who are asked."""
    for row in send(page, by, *signers):
        approving.approve(row, seen_hash=row.round.text_hash)
    return fresh(page)
