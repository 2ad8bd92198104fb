"""Sending the outbox: one mail at a time, claimed before and stamped after.

Whoever is killed in between leaves a claimed row. The mail may have been accepted or not, so the row becomes
*unsure* and a human decides; nothing is guessed, hence nobody gets two and nobody is forgotten in silence.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Iterator
from functools import partial

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.models import MailState, OutboxGate, OutboxMail
from core.outbox import rules
from core.outbox.rules import Outcome, Verdict
from core.outbox.transport import Transport

logger = logging.getLogger(__name__)

IDLE = 1.0  # seconds between looks at an empty outbox
LONGEST_SLEEP = 5.0  # seconds: a gate that opens early, or somebody who releases a mail, is noticed
UNSURE = object()  # what releasing a claim returns when a human has to look at it


def build(mail: OutboxMail) -> EmailMultiAlternatives:
    """Make the message of a row."""
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=mail.from_email or settings.DEFAULT_FROM_EMAIL,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={"Auto-Submitted": "auto-generated", **mail.headers, "Message-ID": mail.message_id},
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    if mail.calendar:
        message.attach("kalender.ics", mail.calendar, "text/calendar")
    return message


class Sender:
    """Takes mails from the outbox in turn, at the set rate, for one worker."""

    def __init__(self, token: str, insist: Callable[[Callable[[], object]], object]) -> None:
        self.token = token
        self.insist = insist
        self.transport = Transport()
        self.in_hand = 0  # the mail between its claim and its stamp

    def step(self) -> float | None:
        """Send one mail, and return how long to wait before the next; None when there is nothing to send.

        The connection is made before a mail is claimed: a server that is away costs no mail an attempt.
        """
        if not OutboxMail.objects.due(timezone.now()).exists():
            self.transport.close()
            return None
        gate, _ = OutboxGate.objects.get_or_create(pk=1)
        now = timezone.now()
        if gate.next_at > now:
            return min(LONGEST_SLEEP, (gate.next_at - now).total_seconds())
        if away := self.transport.open():
            _pause(away.reason)
            return IDLE
        mail = self._claim(gate, now)
        if mail is None:
            return 0.05  # another worker was quicker
        self.in_hand = mail.pk
        verdict = self.transport.deliver(build(mail))
        self.insist(lambda: _stamp(mail, verdict))
        self.in_hand = 0
        if verdict.outcome is Outcome.SENT and gate.failures:
            self.insist(lambda: OutboxGate.objects.filter(pk=1).update(failures=0, error=""))
        return 0.0

    def _claim(self, gate: OutboxGate, now: datetime.datetime) -> OutboxMail | None:
        """Pass the gate and claim the next mail, both or neither. All workers share the gate, and so the rate."""
        step = datetime.timedelta(minutes=1) / settings.MAIL_PER_MINUTE
        slack = datetime.timedelta(milliseconds=100)  # what was slept too long is made up for, no more
        with transaction.atomic():
            passed = OutboxGate.objects.filter(pk=1, next_at=gate.next_at)
            if not passed.update(next_at=max(gate.next_at, now - slack) + step):
                return None
            due = OutboxMail.objects.due(now).order_by("-priority", "not_before", "pk")
            mail = due.select_for_update(skip_locked=True).first()
            if mail is None:
                return None
            mail.state, mail.claimed_by, mail.claimed_at = MailState.CLAIMED, self.token, now
            mail.attempts += 1
            mail.save(update_fields=["state", "claimed_by", "claimed_at", "attempts"])
        return mail

    def close(self) -> None:
        """End the connection to the mail server."""
        self.transport.close()

    def recover(self) -> None:
        """Put right what an error has left behind.

        A row that this worker claimed without knowing (the connection broke at the commit) was never sent and goes
        back; the one that was in its hands is unsure.
        """
        self.close()
        mine = OutboxMail.objects.filter(state=MailState.CLAIMED, claimed_by=self.token)
        mine.filter(pk=self.in_hand).update(state=MailState.UNSURE, last_error=rules.NOT_NOTED)
        mine.exclude(pk=self.in_hand).update(state=MailState.QUEUED, claimed_by="", attempts=F("attempts") - 1)
        self.in_hand = 0


def _pause(reason: str) -> None:
    """Close the gate for a while: the server does not answer."""
    gate = OutboxGate.objects.get(pk=1)
    pause = rules.pause_after(gate.failures + 1)
    logger.warning("The mail server is away (%s); trying again in %d s.", reason, pause.total_seconds())
    OutboxGate.objects.filter(pk=1).update(
        next_at=timezone.now() + pause, failures=F("failures") + 1, error=reason[:500]
    )


def _stamp(mail: OutboxMail, verdict: Verdict) -> None:
    """Write on the row what happened. Who sent the mail knows it best, even when declared dead meanwhile."""
    now = timezone.now()
    mine = OutboxMail.objects.filter(
        pk=mail.pk,
        claimed_by=mail.claimed_by,
        claimed_at=mail.claimed_at,
        state__in=(MailState.CLAIMED, MailState.UNSURE),
    )
    reason = verdict.reason
    if verdict.outcome is Outcome.SENT:
        mine.update(state=MailState.SENT, sent_at=now, last_error="")
    elif verdict.outcome is Outcome.UNSURE:
        logger.error("It is not known whether mail %d was sent: %s", mail.pk, reason)
        mine.update(state=MailState.UNSURE, last_error=reason)
    elif verdict.outcome is Outcome.AWAY:
        with transaction.atomic():
            mine.update(state=MailState.QUEUED, attempts=mail.attempts - 1, claimed_by="")
            if reason:
                _pause(reason)
    elif verdict.outcome is Outcome.DEFERRED and mail.attempts < rules.ATTEMPTS:
        wait = rules.wait_after(mail.attempts)
        mine.update(state=MailState.QUEUED, not_before=now + wait, last_error=reason, claimed_by="")
    else:
        logger.warning("Mail %d has failed: %s", mail.pk, reason)
        mine.update(state=MailState.FAILED, last_error=reason)


def claims() -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield who was sending what, and how to make it unsure."""
    for mail in OutboxMail.objects.filter(state=MailState.CLAIMED).only("pk", "claimed_by", "claimed_at"):
        yield mail.claimed_by, partial(_make_unsure, mail)


def _make_unsure(mail: OutboxMail) -> object:
    same = OutboxMail.objects.filter(pk=mail.pk, state=MailState.CLAIMED, claimed_by=mail.claimed_by)
    return (
        UNSURE
        if same.filter(claimed_at=mail.claimed_at).update(state=MailState.UNSURE, last_error=rules.INTERRUPTED)
        else None
    )
