"""What goes into the outbox, and what may be done to it."""

import datetime

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives, get_connection, send_mail
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.mail import send_mail as wagtails_send_mail

from core import outbox
from core.models import MailState, OutboxMail
from core.outbox import keeping, sending

pytestmark = pytest.mark.django_db


def write(to="hodan@example.org", **fields):
    return outbox.enqueue(**{"to": to, "subject": "Hej", "text": "Välkommen!", "category": "test", **fields})


def states():
    return list(OutboxMail.objects.order_by("pk").values_list("state", flat=True))


def test_same_errand_twice_is_one_mail():
    first = write(key="receipt-7")
    assert write(key="receipt-7", text="another text") == first
    assert OutboxMail.objects.count() == 1


@pytest.mark.parametrize(
    "address", ["", "hodan", "a@example.org\nBcc: b@example.org", "a@example.org, b@example.org", "å@x.se"]
)
def test_address_that_is_none_is_refused(address):
    with pytest.raises(ValidationError):
        write(to=address)
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize("name", ["Bcc", "bcc", "Subject", "Content-Type", "X Y", "X:\nBcc", "X\n", "", "Å"])
def test_header_of_the_message_itself_cannot_be_set(name):
    with pytest.raises(ValueError, match="no header"):
        write(headers={name: "x@example.org"})


@given(text=st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\r\n\0\v\x85\u2028: ")), max_size=300))
def test_no_text_becomes_a_header(text):
    subject, sender = outbox.one_line(text, 250), outbox.one_line(text, 320)
    made = OutboxMail(
        to="a@example.org", subject=subject, from_email="a@example.org", text=outbox._body(text),
        headers=outbox._headers({"X-Kind": text}), message_id="<1@example.org>",
    )  # fmt: skip
    message = sending.build(made).message()
    assert len(subject.splitlines()) <= 1
    assert len(sender.splitlines()) <= 1
    assert sorted(message.keys()) == [
        "Auto-Submitted", "Content-Transfer-Encoding", "Content-Type", "Date", "From", "MIME-Version", "Message-ID",
        "Subject", "To", "X-Kind",
    ]  # fmt: skip
    assert message.as_bytes()


def test_verbs_change_only_what_makes_sense():
    for state in MailState:
        OutboxMail.objects.filter(pk=write().pk).update(state=state)
    queued, held, claimed, sent, failed, cancelled, unsure = MailState.values

    assert outbox.hold(OutboxMail.objects.all()) == 1
    assert states() == [held, held, claimed, sent, failed, cancelled, unsure]
    assert outbox.release(OutboxMail.objects.all()) == 2
    assert outbox.confirm(OutboxMail.objects.all()) == 1
    assert states() == [queued, queued, claimed, sent, failed, cancelled, sent]
    assert outbox.cancel(OutboxMail.objects.filter(state=queued)) == 2
    assert outbox.resend(OutboxMail.objects.all()) == 4
    assert states() == [queued, queued, claimed, sent, queued, queued, sent]


def test_sent_mail_is_sent_again_as_a_copy():
    first = write(key="letter-1")
    OutboxMail.objects.update(state=MailState.SENT, sent_at=timezone.now(), attempts=1)
    assert outbox.resend(OutboxMail.objects.all()) == 0
    assert outbox.resend(OutboxMail.objects.all(), copies=True) == 1
    copy = OutboxMail.objects.exclude(pk=first.pk).get()
    assert (copy.state, copy.key, copy.attempts, copy.text) == (MailState.QUEUED, None, 0, first.text)
    assert copy.message_id != first.message_id


def test_bodies_are_erased_after_their_time_and_rows_after_a_year(settings):
    now = timezone.now()
    old = now - datetime.timedelta(days=settings.OUTBOX_KEEP_DAYS + 1)
    for state in (MailState.SENT, MailState.HELD, MailState.CLAIMED):
        OutboxMail.objects.filter(pk=write(html="<p>Hej</p>", headers={"X-Kind": "1"}).pk).update(
            state=state, erase_after=now - datetime.timedelta(minutes=1)
        )
    fresh = write()
    keeping.erase()
    sent, held, claimed, last = OutboxMail.objects.order_by("pk")
    assert (sent.text, sent.html, sent.headers, sent.state) == ("", "", {}, MailState.SENT)
    assert (held.text, held.state) == ("", MailState.CANCELLED)
    assert (claimed.text, last.text) == ("Välkommen!", fresh.text)
    assert outbox.resend(OutboxMail.objects.filter(pk=held.pk)) == 0

    OutboxMail.objects.filter(pk=sent.pk).update(
        erased_at=old - datetime.timedelta(days=settings.OUTBOX_KEEP_ROWS_DAYS)
    )
    keeping.erase()
    assert not OutboxMail.objects.filter(pk=sent.pk).exists()


def test_mail_for_later_keeps_its_text_until_then(settings):
    later = timezone.now() + datetime.timedelta(days=100)
    made = write(not_before=later)
    assert made.erase_after == later + datetime.timedelta(days=settings.OUTBOX_KEEP_DAYS)


@pytest.fixture
def routed(settings):
    settings.EMAIL_BACKEND = "core.outbox.backend.EmailBackend"


def test_sign_in_codes_go_straight(routed):
    assert send_mail("Din kod", "123456", None, ["hodan@example.org"]) == 1
    assert [message.subject for message in mail.outbox] == ["Din kod"]
    assert not OutboxMail.objects.exists()


def test_wagtails_notices_go_through_the_outbox(routed):
    assert (
        wagtails_send_mail("Att granska", "En sida väntar.", ["a@example.org", "b@example.org"], html_message="<p>x")
        == 1
    )
    assert mail.outbox == []
    rows = OutboxMail.objects.order_by("to").values_list("to", "subject", "text", "html", "category")
    assert list(rows) == [(f"{name}@example.org", "Att granska", "En sida väntar.", "<p>x", "notice") for name in "ab"]


def test_header_sends_a_mail_through_the_outbox(routed):
    message = EmailMultiAlternatives("Hej", "x", to=["a@example.org"], headers={"X-Outbox": "receipt"})
    assert get_connection().send_messages([message]) == 1
    assert OutboxMail.objects.get().category == "receipt"
