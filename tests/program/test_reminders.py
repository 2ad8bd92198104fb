"""The monthly reminder: one mail to each who is responsible for something open, once a month."""

import datetime

import pytest

from core.models import OutboxMail
from program.models import PlanSettings
from program.reminders import is_due, remind
from tests.factories.core import make_person
from tests.factories.home import make_site
from tests.factories.program import make_action, make_chapter, make_plan, make_plans

TODAY = datetime.date(2026, 3, 5)


@pytest.mark.parametrize(
    ("on", "day", "today", "due"),
    [(True, 5, 5, True), (True, 5, 7, True), (True, 5, 8, False), (True, 5, 4, False), (False, 5, 5, False)],
)
def test_reminders_are_due_on_their_day_and_two_after(on, day, today, due):
    settings = PlanSettings(reminders=on, reminder_day=day)

    assert is_due(settings, datetime.date(2026, 3, today)) is due


@pytest.fixture
def plan(db):
    site = make_site()
    PlanSettings.objects.create(site=site, reminders=True, reminder_day=5)
    return make_plan(make_plans(site.root_page))


def test_each_gets_one_mail_with_what_is_open_and_the_overdue_first(plan):
    lena = make_person()
    make_action(plan, "Senare", person=lena, due=datetime.date(2026, 5, 31))
    make_action(plan, "För sent", person=lena, due=datetime.date(2026, 3, 4), evidence="Halva.")
    make_action(plan, "Gjort", person=lena, status="done")
    make_action(plan, "Struket", person=lena, status="cancelled")
    make_action(plan, "Andras", person=make_person("Karin", "karin", email="karin@example.org"))
    make_action(plan, "Ingens")
    make_action(plan, "Utan adress", person=make_person("Bo", "bo", email=""))

    assert remind(TODAY) == 2

    mail = OutboxMail.objects.get(to="lena@example.org")
    assert mail.subject == "Hur går det? Verksamhetsplan 2026"
    assert mail.text.index("För sent") < mail.text.index("Senare")
    assert "till maj" in mail.text
    assert "(dagen har passerat)" in mail.text
    for left_out in ("Gjort", "Struket", "Andras", "Ingens"):
        assert left_out not in mail.text


def test_reminding_twice_sends_once_a_month(plan):
    make_action(plan, person=make_person())

    remind(TODAY)
    remind(TODAY + datetime.timedelta(days=1))
    assert OutboxMail.objects.count() == 1

    remind(datetime.date(2026, 4, 5))
    assert OutboxMail.objects.count() == 2


def test_a_chapters_person_is_reminded_of_what_nobody_has(plan):
    make_action(plan, chapter=make_chapter(plan, "Studier", person=make_person()))

    assert remind(TODAY) == 1


@pytest.mark.parametrize("today", [datetime.date(2026, 3, 12), datetime.date(2027, 3, 5)])
def test_nobody_is_reminded_on_other_days_or_of_other_years(plan, today):
    make_action(plan, person=make_person())

    assert remind(today) == 0


def test_a_draft_reminds_nobody(plan):
    make_action(plan, person=make_person())
    plan.unpublish()

    assert remind(TODAY) == 0


def test_an_address_that_is_none_stops_nobody_else(plan):
    make_action(plan, person=make_person("Bo", "bo", email="å@example.org"))
    make_action(plan, person=make_person())

    remind(TODAY)

    assert [mail.to for mail in OutboxMail.objects.all()] == ["lena@example.org"]
