"""What answers mean."""

import smtplib

import pytest
import requests
from anymail.exceptions import AnymailRecipientsRefused, AnymailRequestsAPIError

from core.outbox import rules
from core.outbox.rules import Outcome


def answered(code):
    response = requests.Response()
    response.status_code = code
    return AnymailRequestsAPIError("x", response=response)


def unanswered(error):
    kind = type("AnymailRequestsAPIError", (AnymailRequestsAPIError, type(error)), {})
    made = kind("x")
    made.__cause__ = error
    return made


@pytest.mark.parametrize(
    ("error", "handed_over", "outcome"),
    [
        (ConnectionRefusedError(), False, Outcome.AWAY),
        (TimeoutError(), True, Outcome.UNSURE),
        (smtplib.SMTPServerDisconnected("x"), False, Outcome.AWAY),
        (smtplib.SMTPServerDisconnected("x"), True, Outcome.UNSURE),
        (smtplib.SMTPAuthenticationError(535, b"no"), False, Outcome.AWAY),
        (smtplib.SMTPSenderRefused(550, b"no", "a"), False, Outcome.DEFERRED),
        (smtplib.SMTPSenderRefused(552, b"too big", "a"), False, Outcome.REFUSED),
        (smtplib.SMTPRecipientsRefused({"a": (450, b"later")}), False, Outcome.DEFERRED),
        (smtplib.SMTPRecipientsRefused({"a": (554, b"no")}), False, Outcome.REFUSED),
        (smtplib.SMTPDataError(554, b"spam"), True, Outcome.REFUSED),
        (smtplib.SMTPDataError(421, b"bye"), True, Outcome.AWAY),
        (answered(400), True, Outcome.REFUSED),
        (answered(401), True, Outcome.AWAY),
        (answered(429), True, Outcome.AWAY),
        (answered(504), True, Outcome.UNSURE),
        (AnymailRecipientsRefused(), True, Outcome.REFUSED),
        (unanswered(requests.ConnectTimeout()), True, Outcome.AWAY),
        (unanswered(requests.ReadTimeout()), True, Outcome.UNSURE),
        (ValueError("x"), False, Outcome.REFUSED),
        (ValueError("x"), True, Outcome.UNSURE),
    ],
)
def test_answer_means(error, handed_over, outcome):
    assert rules.verdict(error, handed_over=handed_over).outcome is outcome


def test_waits_grow_to_their_limit():
    assert [rules.wait_after(n).total_seconds() for n in (1, 2, 3, 16)] == [60, 120, 240, rules.LONGEST_WAIT]
    assert [rules.pause_after(n).total_seconds() for n in (1, 2, 3, 99)] == [15, 30, 60, rules.LONGEST_PAUSE]
