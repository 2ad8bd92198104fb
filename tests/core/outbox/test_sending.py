"""Sending to a real server that fails in every way."""

import datetime
from collections import Counter

import pytest
import time_machine
from django.utils import timezone

from core import outbox
from core.models import MailState, OutboxGate, OutboxMail
from core.outbox import rules, sending

pytestmark = pytest.mark.django_db


def write(count=1, **fields):
    for number in range(count):
        outbox.enqueue(
            to=f"m{number}@example.org", subject="Kallelse – årsmöte", text="Hej på er!", category="test", **fields
        )


def counts():
    return Counter(OutboxMail.objects.values_list("state", flat=True))


def test_mails_arrive_as_written(server, send_all):
    write(
        reply_to="styrelsen@example.org",
        html="<p>Hej på <b>er</b>!</p>",
        headers={"List-Id": "a"},
        from_email="Vi <v@example.org>",
    )
    send_all()
    row, (message,) = OutboxMail.objects.get(), server.messages
    assert (row.state, row.attempts, row.sent_at is not None) == (MailState.SENT, 1, True)
    assert message["Subject"] == "Kallelse – årsmöte"
    assert (message["To"], message["From"], message["Reply-To"]) == (
        "m0@example.org",
        "Vi <v@example.org>",
        "styrelsen@example.org",
    )
    assert (message["Message-ID"], message["Auto-Submitted"], message["List-Id"]) == (
        row.message_id,
        "auto-generated",
        "a",
    )
    assert message.get_body(("plain",)).get_content().strip() == "Hej på er!"
    assert "<b>er</b>" in message.get_body(("html",)).get_content()


def test_many_mails_share_a_connection_and_go_in_order(server, send_all):
    write(3, priority=-10)
    outbox.enqueue(to="first@example.org", subject="Kvitto", text="x", category="receipt")
    write(1, not_before=timezone.now() + datetime.timedelta(hours=1))
    send_all()
    assert [str(message["To"]) for message in server.messages] == [
        "first@example.org",
        *(f"m{n}@example.org" for n in range(3)),
    ]
    assert server.connections == 1


def test_rate_is_kept_by_all_workers_together(server, settings):
    settings.MAIL_PER_MINUTE = 60
    write(10)
    workers = [sending.Sender(f"w{number}", lambda operation: operation()) for number in range(3)]
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        for _ in range(4):
            for worker in workers:
                worker.step()
            clock.shift(1)
    for worker in workers:
        worker.close()
    assert counts()[MailState.SENT] == 4


def test_an_hour_without_server_loses_nothing_and_blames_nobody(server, sender):
    write(20)
    server.stop()
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        tries = 0
        while timezone.now() < start + datetime.timedelta(hours=1):
            sender.step()
            tries += 1
            clock.shift(15)
        gate = OutboxGate.objects.get()
        assert counts() == {MailState.QUEUED: 20}
        assert gate.failures > 10
        assert "refused" in gate.error
        server.start()
        clock.shift(rules.LONGEST_PAUSE)
        for _ in range(40):
            sender.step()
            clock.shift(1)
    assert counts() == {MailState.SENT: 20}
    assert set(server.accepted.values()) == {1}
    assert set(OutboxMail.objects.values_list("attempts", flat=True)) == {1}
    assert OutboxGate.objects.get().failures == 0


def test_refused_recipient_fails_and_the_others_go(server, send_all):
    write(5)
    server.rcpt = lambda address: "550 5.1.1 No such user" if address == "m2@example.org" else None
    send_all()
    assert counts() == {MailState.SENT: 4, MailState.FAILED: 1}
    assert OutboxMail.objects.get(state=MailState.FAILED).last_error == "550 5.1.1 No such user"
    assert server.connections == 1


def test_deferred_mail_is_tried_again_later_and_later_until_given_up(server, sender, send_all):
    write(2)
    server.data = lambda address: "451 4.7.1 Greylisted" if address == "m1@example.org" else None
    with time_machine.travel(timezone.now()) as clock:
        send_all()
        mail = OutboxMail.objects.get(to="m1@example.org")
        assert (mail.state, mail.attempts) == (MailState.QUEUED, 1)
        assert round((mail.not_before - timezone.now()).total_seconds()) in range(50, 61)
        for _ in range(rules.ATTEMPTS):
            clock.shift(rules.LONGEST_WAIT)
            send_all()
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.last_error) == (MailState.FAILED, rules.ATTEMPTS, "451 4.7.1 Greylisted")
    assert server.accepted == {"m0@example.org": 1}


def test_server_that_hangs_up_after_accepting_makes_the_mail_unsure(server, send_all):
    write(3)
    server.drops = lambda address: address == "m1@example.org"
    send_all()
    unsure = OutboxMail.objects.get(state=MailState.UNSURE)
    assert (unsure.to, counts()[MailState.SENT]) == ("m1@example.org", 2)
    assert server.accepted == {f"m{n}@example.org": 1 for n in range(3)}


def test_server_that_shuts_down_costs_no_attempt(server, send_all):
    write(2)
    server.rcpt = lambda address: "421 Shutting down"
    send_all()
    assert list(OutboxMail.objects.values_list("state", "attempts")) == [(MailState.QUEUED, 0)] * 2
    assert OutboxGate.objects.get().error == "421 Shutting down"


def test_connection_closed_while_idle_is_made_anew(server, sender):
    write(2)
    sender.step()
    server.stop()
    server.start()
    for _ in range(3):
        sender.step()
    assert counts() == {MailState.SENT: 2}
    assert OutboxGate.objects.get().failures == 0


def test_message_that_cannot_be_written_fails_alone(server, send_all):
    write(2)
    OutboxMail.objects.filter(to="m0@example.org").update(subject="a\nBcc: x@example.org")
    send_all()
    assert counts() == {MailState.FAILED: 1, MailState.SENT: 1}
    assert server.accepted == {"m1@example.org": 1}


def test_lost_claim_goes_back_and_the_mail_in_hand_is_unsure(server, sender):
    write(2)
    first, second = OutboxMail.objects.order_by("pk")
    OutboxMail.objects.update(state=MailState.CLAIMED, claimed_by="test-1", attempts=1)
    sender.in_hand = first.pk
    sender.recover()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state, second.attempts) == (MailState.UNSURE, MailState.QUEUED, 0)


def test_living_sender_knows_better_than_who_declared_it_dead(server, sender, monkeypatch):
    write()
    deliver = sender.transport.deliver

    def declared_dead_meanwhile(message):
        for _, release in sending.claims():
            assert release() is sending.UNSURE
        return deliver(message)

    monkeypatch.setattr(sender.transport, "deliver", declared_dead_meanwhile)
    sender.step()
    assert counts() == {MailState.SENT: 1}
