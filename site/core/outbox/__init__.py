"""The outbox: all mail but sign-in codes goes through it, a row per recipient.

`enqueue` puts a mail in, in the caller's own transaction; the worker's outbox lane claims it before and stamps it
after it is sent (`core.outbox.sending`). The verbs here are the only ones that change a mail's state from outside:
`hold`, `release`, `cancel`, `resend` and `confirm` take a queryset and return how many mails they changed, those
that were in a state where it makes sense.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
import uuid
from email.utils import parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.models import MailState, OutboxMail

__all__ = ["cancel", "confirm", "enqueue", "hold", "release", "resend"]

HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}\Z")
# The message's own headers are written from its fields, never from a dictionary.
OWN_HEADERS = {
    "from",
    "to",
    "cc",
    "bcc",
    "subject",
    "date",
    "message-id",
    "reply-to",
    "sender",
    "return-path",
    "mime-version",
}


def one_line(text: str, length: int) -> str:
    """Return the text on one line without control characters, cut to a length: it is going into a header."""
    kept = "".join(" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in text)
    kept = " ".join(kept.split()).encode("utf-8", "ignore").decode()
    return kept if len(kept) <= length else kept[: length - 1].rstrip() + "…"


def _address(address: str) -> str:
    """Return a plain address. Raises ValidationError for anything else, line breaks first of all."""
    address = address.strip()
    validate_email(address)
    if not address.rpartition("@")[0].isascii():
        raise ValidationError("The part before @ must be ASCII.", code="invalid")
    return address


def _headers(headers: dict[str, str] | None) -> dict[str, str]:
    found = {}
    for name, value in (headers or {}).items():
        if not HEADER_NAME.match(name) or name.lower() in OWN_HEADERS or name.lower().startswith("content-"):
            raise ValueError(f"{name!r} is no header of one's own.")
        found[name] = one_line(str(value), 900)
    return found


def _body(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


def _new_message_id() -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{uuid.uuid4()}@{domain}>"


def enqueue(
    *,
    to: str,
    subject: str,
    text: str,
    category: str,
    html: str = "",
    calendar: str = "",
    key: str | None = None,
    reply_to: str = "",
    from_email: str = "",
    headers: dict[str, str] | None = None,
    not_before: datetime.datetime | None = None,
    priority: int = 0,
    held: bool = False,
    keep_days: int | None = None,
) -> OutboxMail:
    """Put a mail to one recipient in the outbox, and return its row.

    `calendar` is an iCalendar file that goes along. With a `key` the same errand twice is one mail: the first row is
    returned. A higher priority goes first; receipts keep 0, letters to many take less. The body is erased `keep_days`
    after it could first be sent (settings.OUTBOX_KEEP_DAYS). Raises ValidationError for an address that is none,
    ValueError for a header that would stand in for one of the message's own.
    """
    now = timezone.now()
    start = max(now, not_before or now)
    mail = OutboxMail(
        to=_address(to),
        subject=one_line(subject, 250),
        text=_body(text),
        html=_body(html),
        calendar=_body(calendar),
        category=category,
        key=key,
        reply_to=_address(reply_to) if reply_to else "",
        from_email=one_line(from_email, 320),
        headers=_headers(headers),
        not_before=start,
        priority=priority,
        state=MailState.HELD if held else MailState.QUEUED,
        message_id=_new_message_id(),
        erase_after=start + datetime.timedelta(days=settings.OUTBOX_KEEP_DAYS if keep_days is None else keep_days),
        created_at=now,
    )
    if key is None:
        mail.save()
        return mail
    if (known := OutboxMail.objects.filter(key=key).first()) is not None:
        return known
    try:
        with transaction.atomic():
            mail.save()
    except IntegrityError:  # somebody else with the same errand was quicker
        return OutboxMail.objects.get(key=key)
    return mail


def hold(mails: QuerySet[OutboxMail]) -> int:
    """Keep waiting mails from being sent until they are released."""
    return mails.filter(state=MailState.QUEUED).update(state=MailState.HELD)


def release(mails: QuerySet[OutboxMail]) -> int:
    """Let held mails go."""
    return mails.filter(state=MailState.HELD).update(state=MailState.QUEUED)


def cancel(mails: QuerySet[OutboxMail]) -> int:
    """Let waiting, held and unsure mails be: they are not sent (again)."""
    states = (MailState.QUEUED, MailState.HELD, MailState.UNSURE)
    return mails.filter(state__in=states).update(state=MailState.CANCELLED)


def confirm(mails: QuerySet[OutboxMail]) -> int:
    """Note that unsure mails did arrive."""
    return mails.filter(state=MailState.UNSURE).update(state=MailState.SENT, sent_at=timezone.now())


def resend(mails: QuerySet[OutboxMail], *, copies: bool = False) -> int:
    """Send failed, cancelled and unsure mails after all; with `copies`, sent ones once more. Erased ones cannot be."""
    now = timezone.now()
    whole = mails.filter(erased_at=None)
    erase_after = now + datetime.timedelta(days=settings.OUTBOX_KEEP_DAYS)
    sent = list(whole.filter(state=MailState.SENT)) if copies else []  # before anything changes state
    states = (MailState.FAILED, MailState.CANCELLED, MailState.UNSURE)
    count = whole.filter(state__in=states).update(
        state=MailState.QUEUED, not_before=now, attempts=0, last_error="", claimed_by="", erase_after=erase_after
    )
    for mail in sent:
        mail.pk, mail.key, mail.message_id = None, None, _new_message_id()
        mail.state, mail.not_before, mail.created_at, mail.erase_after = MailState.QUEUED, now, now, erase_after
        mail.attempts, mail.last_error, mail.claimed_by, mail.claimed_at, mail.sent_at = 0, "", "", None, None
        mail._state.adding = True
        mail.save()
        count += 1
    return count
