"""Reminders: when they go, to whom, and that each goes once."""

import datetime

import pytest
from django.utils import timezone

from core.models import MailState, OutboxMail
from reports import mails, reminders, writing
from reports.models import ReportingSettings, ReportPage, ReportText, SittingState, WriterProfile
from reports.texts import AFTER, BEFORE
from tests.factories.reports import make_seat, write_text

pytestmark = pytest.mark.django_db

SETTINGS = ReportingSettings()


def at(day, hour=9, minute=0):
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, minute)))


def sent():
    return list(OutboxMail.objects.filter(key__startswith="report-reminder").order_by("pk").values_list("to", "state"))


@pytest.mark.parametrize(
    ("day", "phase", "utc"),
    [
        (datetime.date(2027, 2, 15), BEFORE, "2027-02-10 07:00"),
        (datetime.date(2027, 3, 28), AFTER, "2027-03-29 06:00"),  # summer time began the night before
        (datetime.date(2027, 4, 1), BEFORE, "2027-03-27 07:00"),
        (datetime.date(2027, 10, 30), AFTER, "2027-10-31 07:00"),
    ],
)
def test_reminder_goes_by_the_clock_on_the_wall(day, phase, utc):
    assert reminders.due_at(day, phase, SETTINGS).astimezone(datetime.UTC).strftime("%Y-%m-%d %H:%M") == utc


def test_reminder_goes_once_however_often_the_clock_asks(committee):
    for _time in range(3):
        reminders.send_due()

    assert sent() == [("karin@example.org", MailState.QUEUED)]
    assert "/skriv/" in OutboxMail.objects.get().text
    assert ReportPage.objects.get().writer == committee.karin


def test_nothing_goes_before_its_time_or_for_a_cancelled_sitting(committee):
    early = at(committee.sitting.date - datetime.timedelta(days=5), 7, 59)
    assert reminders.send_due(early) == 0

    committee.sitting.state = SittingState.CANCELLED
    committee.sitting.save()
    assert reminders.send_due() == 0


def test_moved_sitting_reminds_anew(committee):
    reminders.send_due()
    committee.sitting.date += datetime.timedelta(days=1)
    committee.sitting.save()
    reminders.send_due()

    assert len(sent()) == 2


def test_morning_after_asks_for_the_other_text_by_the_same_link(committee):
    reminders.send_due()
    reminders.send_due(at(committee.sitting.date + datetime.timedelta(days=1), 8, 1))
    texts = [mail.text.split("/skriv/")[1].split("/")[0] for mail in OutboxMail.objects.all()]

    assert len(texts) == 2
    assert len(set(texts)) == 1


def test_reminders_stop_when_the_text_is_in(errand):
    reminders.send_due()
    text = ReportText.objects.get(report=errand.report, phase=BEFORE)
    writing.save_draft(text, {"headline": "Rubrik", "body": "<p>Text</p>"}, version="0")
    writing.send(text, errand.link)

    assert sent() == [("karin@example.org", MailState.CANCELLED)]
    assert reminders.send_due() == 0


def test_who_wants_none_gets_none(committee):
    WriterProfile.objects.create(person=committee.karin, wants_reminders=False)

    assert reminders.send_due() == 0


def test_former_member_is_not_reminded(committee):
    committee.assembly.seats.update(ends_on=committee.sitting.date - datetime.timedelta(days=1))

    assert reminders.send_due() == 0


def test_text_is_missing_after_two_days_and_not_when_it_is_in(errand):
    day = timezone.localdate() - datetime.timedelta(days=1)
    errand.sitting.date = day
    errand.sitting.save()
    now = errand.sitting.starts_at

    assert list(reminders.missing(now + datetime.timedelta(hours=47))) == []
    assert [text.phase for text in reminders.missing(now + datetime.timedelta(hours=49))] == [AFTER]
    write_text(errand.report, AFTER)
    assert list(reminders.missing(now + datetime.timedelta(hours=49))) == []


def test_job_killed_half_way_asks_everybody_once(committee, monkeypatch):
    make_seat(committee.assembly, committee.lena)
    real, asked = mails.remind, []

    def dies(link, phase, *, key):
        asked.append(link)
        if len(asked) == 2:
            raise KeyboardInterrupt
        return real(link, phase, key=key)

    with monkeypatch.context() as patch:
        patch.setattr(mails, "remind", dies)
        with pytest.raises(KeyboardInterrupt):
            reminders.send_due()
    for _time in range(2):
        reminders.send_due()

    assert sorted(to for to, _state in sent()) == ["karin@example.org", "lena@example.org"]
