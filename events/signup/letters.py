"""The mails of the sign-up, each in its reader's own language. All go by the outbox; keys make two of an errand one."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from core import mail
from core.models import SiteSettings
from events.feeds import ics
from events.models.events import EventPage
from events.models.signups import Registration
from events.signup import sheets, tokens

CATEGORY = "signup"
LOW = -10  # what goes to many lets receipts pass


def key_of(registration: Registration, errand: str) -> str:
    """Return a mail's key. All mails of a registration begin alike, so that they can be erased with it."""
    return f"signup-{registration.pk}-{errand}"


def confirm(event: EventPage, registration: Registration, *, again: bool = False) -> None:
    """Say that there is a place, or that one stands in line, with the link to change or withdraw."""
    errand = f"confirm-{timezone.now():%Y%m%d}-{registration.state}-{registration.how}" if again else "confirm"
    with translation.override(registration.language):
        waits, held = _("You are on the waiting list: %(title)s"), _("You have a place: %(title)s")
    subject = waits if registration.waits else held
    _send(event, registration, subject, "confirm", errand)


def moved_up(event: EventPage, registration: Registration) -> None:
    """Say that a place has become free."""
    with translation.override(registration.language):
        subject = _("A place is yours: %(title)s")
    _send(event, registration, subject, "confirm", f"up-{timezone.now():%Y%m%d%H%M}", moved_up=True)


def withdrawn(event: EventPage, registration: Registration) -> None:
    """Say that the place was given back."""
    with translation.override(registration.language):
        subject = _("You have withdrawn: %(title)s")
    _send(event, registration, subject, "withdrawn", "withdrawn")


def remind(event: EventPage, registration: Registration, row: Any) -> None:
    """Remind somebody of tomorrow."""
    with translation.override(registration.language):
        subject = _("Tomorrow: %(title)s")
    _send(event, registration, subject, "reminder", f"reminder-{row.date:%Y%m%d}", row=row)


def changed(event: EventPage, registration: Registration, change: Any, words: str) -> None:
    """Tell of a new time or place, or that it will not be."""
    with translation.override(registration.language):
        subject = _("Cancelled: %(title)s") if change.is_cancelled else _("New time or place: %(title)s")
    stamp = timezone.now()
    _send(event, registration, subject, "changed", f"changed-{stamp:%Y%m%d%H%M%S}", change=change, words=words)


def from_organiser(event: EventPage, registration: Registration, *, subject: str, text: str, errand: str) -> None:
    """Pass on what the organiser has written to all."""
    _send(event, registration, subject.replace("%", "%%"), "organiser", errand, words=text)


def in_language(event: EventPage, language: str) -> EventPage:
    """Return the event in a language if it is published in that, else as it is."""
    if event.locale.language_code == language:
        return event
    family = EventPage.objects.live().filter(translation_key=event.translation_key, locale__language_code=language)
    return family.first() or event


def _send(event: EventPage, registration: Registration, subject: str, template: str, errand: str, **more: Any) -> None:
    sheet = registration.sheet
    with translation.override(registration.language):
        page = in_language(event, registration.language)
        rows = sheets.dates_of(event, registration.date)  # of the page that was asked: a translation may lag behind
        link = sheets.link_of(event) if registration.has_place else None
        site = _site()
        context = {
            "person": registration,
            "event": page,
            "rows": [row for row in rows if row.over_at > timezone.now()][:20] or rows[:1],
            "link": link,
            "url": tokens.address_of(registration),
            "page_url": _page_url(page, registration.date),
            "site": site,
            "keep_days": settings.SIGNUP_KEEP_DAYS,
            **more,
        }
        text = render_to_string(f"emails/events/{template}.txt", context)
        wants_file = template in {"confirm", "changed"} and not registration.waits
        mail.send(
            to=registration.email,
            subject=subject % {"title": page.title},
            text=text,
            category=CATEGORY,
            key=key_of(registration, errand),
            reply_to=sheet.reply_to or site.email,
            calendar=calendar_file(event, registration.date, rows) if wants_file else "",
            priority=0 if template in {"confirm", "withdrawn"} else LOW,
        )


def _page_url(page: EventPage, date: datetime.date | None) -> str:
    """Return the whole address of the event, or of one date of it."""
    return f"{settings.SITE_URL}{page.url or '/'}{f'{date:%Y-%m-%d}/' if date and page.repeats else ''}"


def calendar_file(event: EventPage, date: datetime.date | None, rows: list[Any]) -> str:
    """Return the event as a file for the calendar. It has the page's address, never the secret link."""
    return ics.file_of(event, rows[0] if date and rows else None, base=settings.SITE_URL).decode()


def _site() -> SiteSettings:
    site = Site.objects.filter(is_default_site=True).first()
    return SiteSettings.for_site(site) if site else SiteSettings()
