"""The agenda by mail, so many days before: by itself, unless somebody holds it or sends it now."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core import mail
from members_area.meetings.people import people_of, with_mail
from members_area.models import AgendaMailing, MeetingPage

CATEGORY = "agenda"
HOUR = datetime.time(8)
PORTION = 200
NAME = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands in for the first name while the text is written once for all


def goes_at(meeting: MeetingPage) -> datetime.datetime:
    """Return when the agenda goes by itself: in the morning of its day."""
    return timezone.make_aware(datetime.datetime.combine(meeting.agenda_on, HOUR))


def recipients(meeting: MeetingPage) -> Any:
    """Return who gets it: all whom the meeting is for, and who have mail."""
    return with_mail(people_of(meeting.effective_audience))


def preview(meeting: MeetingPage, name: str = "") -> tuple[str, str]:
    """Return the subject and the text of the mail."""
    with translation.override("sv"):
        subject = _("Agenda: %(meeting)s") % {"meeting": meeting.title}
        text = render_to_string(
            "emails/members_area/agenda.txt",
            {
                "meeting": meeting,
                "name": name,
                "items": list(meeting.agenda_items.all()),
                "day": date_format(timezone.localtime(meeting.starts_at), "l j F"),
                "url": meeting.get_url() or "",
                "site_url": settings.SITE_URL,
            },
        )
    return subject, text


def send(meeting: MeetingPage, *, now: datetime.datetime | None = None) -> int:
    """Put the agenda in the outbox for each recipient, and return how many there are.

    A mail's key holds the meeting, its day and the person: doing it twice sends one, moving the meeting another.
    """
    now = now or timezone.now()
    count = 0
    subject, text = preview(meeting, NAME)
    _subject, nameless = preview(meeting)
    people = list(recipients(meeting).values_list("pk", "first_name", "email"))
    for start in range(0, len(people), PORTION):
        with transaction.atomic():
            for pk, name, email in people[start : start + PORTION]:
                key = f"agenda:{meeting.pk}:{meeting.day:%Y%m%d}:{pk}"
                own = text.replace(NAME, name) if name else nameless
                try:
                    mail.send(to=email, subject=subject, text=own, category=CATEGORY, key=key)
                    count += 1
                except mail.MailNotSent:
                    continue
    AgendaMailing.objects.update_or_create(meeting=meeting, defaults={"sent_at": now, "count": count, "is_held": False})
    return count


def hold(meeting: MeetingPage, *, held: bool) -> None:
    """Keep the agenda from going by itself, or let it go."""
    AgendaMailing.objects.update_or_create(meeting=meeting, defaults={"is_held": held})


def send_due(now: datetime.datetime | None = None) -> int:
    """Send the agendas whose time has come, and return how many. For the clock; safe to run at any time."""
    now = now or timezone.now()
    coming = MeetingPage.objects.live().filter(starts_at__gt=now, starts_at__lt=now + datetime.timedelta(days=130))
    count = 0
    for meeting in coming.select_related("mailing"):
        row = getattr(meeting, "mailing", None)
        if (row is None or (not row.is_held and row.sent_at is None)) and goes_at(meeting) <= now:
            send(meeting, now=now)
            count += 1
    return count
