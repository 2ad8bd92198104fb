"""What a mail server's answer means for a mail, and how long to wait: pure rules.

Codes as in RFC 5321, section 4.2: 4xx is for now, 5xx is for good.
"""

from __future__ import annotations

import datetime
import enum
import smtplib
from dataclasses import dataclass

from django.utils.translation import gettext_noop

# Reasons that are ours, not a server's; the admin shows them translated.
INTERRUPTED = gettext_noop("The worker was interrupted while it sent this mail.")
NOT_NOTED = gettext_noop("It could not be noted what happened.")
TOO_OLD = gettext_noop("Too old to be sent.")

ATTEMPTS = 16  # over a day and a half
FIRST_WAIT, LONGEST_WAIT = 60, 4 * 3600  # seconds, for one mail
FIRST_PAUSE, LONGEST_PAUSE = 15, 300  # seconds, for all when the server does not answer
TOO_BIG_OR_BARRED = {523, 534, 552}  # said of the sender's line, but meant for this mail
SHUTTING_DOWN = 421


class Outcome(enum.Enum):
    """How an attempt ended."""

    SENT = "sent"
    DEFERRED = "deferred"  # this mail, for now
    REFUSED = "refused"  # this mail, for good
    AWAY = "away"  # the server itself: says nothing about the mail
    UNSURE = "unsure"  # the mail was handed over, and no answer came


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome and the reason, in the server's words."""

    outcome: Outcome
    reason: str = ""


def wait_after(attempt: int) -> datetime.timedelta:
    """Return how long a deferred mail waits after its attempt of this number (the first is 1)."""
    return datetime.timedelta(seconds=min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(attempt - 1, 20)))


def pause_after(failures: int) -> datetime.timedelta:
    """Return how long everything pauses when the server has been away so many times in a row."""
    return datetime.timedelta(seconds=min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(max(failures, 1) - 1, 20)))


def _of_code(code: int) -> Outcome:
    if code == SHUTTING_DOWN:
        return Outcome.AWAY
    return Outcome.REFUSED if 500 <= code < 600 else Outcome.DEFERRED


def words(error: BaseException) -> str:
    """Return an error in words, short enough for its column and without what the database refuses."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = error.recipients.values()
        text = "; ".join(f"{code} {_decoded(answer)}" for code, answer in answers)
    elif isinstance(error, smtplib.SMTPResponseException):
        text = f"{error.smtp_code} {_decoded(error.smtp_error)}"
    else:
        text = f"{type(error).__name__}: {error}"
    return " ".join(text.replace("\0", "").split())[:500]


def _decoded(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer


def verdict(error: BaseException, *, handed_over: bool) -> Verdict:
    """Judge a failed attempt. `handed_over`: the text of the mail had begun to go to the server.

    What nothing is known about counts as unsure once the mail may have been handed over: a human decides.
    """
    reason = words(error)
    if isinstance(error, smtplib.SMTPException):
        return Verdict(_of_smtp(error, handed_over=handed_over), reason)
    names = {cls.__name__ for cls in type(error).__mro__}  # anymail is not imported for sites without it
    if "AnymailError" in names:
        return Verdict(_of_provider(error, names), reason)
    if handed_over:
        return Verdict(Outcome.UNSURE, reason)
    return Verdict(Outcome.AWAY if isinstance(error, OSError) else Outcome.REFUSED, reason)


def _of_smtp(error: smtplib.SMTPException, *, handed_over: bool) -> Outcome:  # noqa: PLR0911 - a line for each kind
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next(iter(error.recipients.values()))[0] if error.recipients else 550
        return _of_code(code)
    if isinstance(error, smtplib.SMTPAuthenticationError | smtplib.SMTPConnectError | smtplib.SMTPHeloError):
        return Outcome.AWAY
    if isinstance(error, smtplib.SMTPSenderRefused):
        # A wrong sender is the settings' fault: the mails wait for somebody to mend them.
        return Outcome.REFUSED if error.smtp_code in TOO_BIG_OR_BARRED else _never_for_good(error.smtp_code)
    if isinstance(error, smtplib.SMTPResponseException):
        return _of_code(error.smtp_code)
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return Outcome.UNSURE if handed_over else Outcome.AWAY
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Outcome.REFUSED
    return Outcome.UNSURE if handed_over else Outcome.AWAY


def _never_for_good(code: int) -> Outcome:
    return Outcome.AWAY if code == SHUTTING_DOWN else Outcome.DEFERRED


NEVER_CONNECTED = ("NewConnectionError", "NameResolutionError", "ConnectTimeout", "SSLError", "ProxyError")


def _of_provider(error: BaseException, names: set[str]) -> Outcome:
    if names & {
        "AnymailRecipientsRefused",
        "AnymailInvalidAddress",
        "AnymailUnsupportedFeature",
        "AnymailSerializationError",
    }:
        return Outcome.REFUSED
    code = getattr(error, "status_code", None)
    if code is None:  # no answer: has anything been sent at all?
        chain = f"{sorted(names)} {error.__cause__!r}"
        return Outcome.AWAY if any(name in chain for name in NEVER_CONNECTED) else Outcome.UNSURE
    if code in {401, 403, 429, 500, 503}:
        return Outcome.AWAY
    return Outcome.REFUSED if 400 <= code < 500 else Outcome.UNSURE
