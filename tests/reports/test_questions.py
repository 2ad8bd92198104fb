"""Readers' questions: nobody sees one that has not been read, and no address outlives its answer."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from core.models import OutboxMail
from core.public_forms import tokens
from reports import answering, signed
from reports.models import QuestionState, ReaderQuestion
from tests.factories.core import make_administrator
from tests.factories.reports import make_report
from tests.planting import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def planted_report(planted_committee, planting):
    with planting():
        yield make_report(planted_committee.index, writer=planted_committee.karin)


@pytest.fixture
def report(planted_report, db):
    return fresh(planted_report)


@pytest.fixture
def question(report):
    return ReaderQuestion.objects.create(
        report=report, text="Vad händer med köket?", name="Helena", email="h@example.org"
    )


def ask(client, report, **more):
    token = tokens.make(f"fraga-{report.pk}")
    then = timezone.now() + datetime.timedelta(seconds=5)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens.time, "time", then.timestamp)
        return client.post(
            reverse("reports:ask", args=[report.pk]), {"f-token": token, "fraga": "Vad händer med köket?", **more}
        )


def test_question_waits_unseen_and_the_newsdesk_is_told(client, report):
    response = ask(client, report, namn="Helena", epost="h@example.org")

    assert (response.status_code, response.url) == (303, f"{report.url}?tack#fragor")
    assert ReaderQuestion.objects.get().state == QuestionState.WAITING
    assert OutboxMail.objects.get().to == "nils@example.org"
    page = client.get(report.url).content.decode()
    assert "Vad händer med köket?" not in page


def test_wrong_question_keeps_what_was_typed(client, report):
    response = ask(client, report, epost="ingen adress")

    assert response.status_code == 422
    assert "Vad händer med köket?" in response.content.decode()
    assert ReaderQuestion.objects.count() == 0


def test_trap_and_report_that_takes_none(client, report):
    assert ask(client, report, **{"f-webbplats": "spam"}).status_code == 422
    report.takes_questions = False
    report.save()
    assert ask(client, report).status_code == 404


def test_question_is_published_answered_by_link_and_the_address_erased(client, report, question):
    answering.publish(question)
    link = signed.answer_address(question)
    assert link in OutboxMail.objects.get(to="karin@example.org").text
    assert "Vad händer med köket?" in client.get(report.url).content.decode()

    assert client.get(link).status_code == 200
    assert client.post(link, {"svar": " "}).status_code == 422
    for _time in range(2):
        client.post(link, {"svar": "Det räknas på."})
    question.refresh_from_db()
    page = client.get(report.url).content.decode()

    assert "Det räknas på." in page
    assert "h@example.org" not in page
    assert (question.email, question.answered_by.name) == ("", "Karin Hedlund")
    assert OutboxMail.objects.filter(to="h@example.org").count() == 1


def test_altered_and_old_answer_links_lead_nowhere(client, report, question):
    answering.publish(question)
    link = signed.answer_address(question)

    assert client.get(link.replace("/svara/", "/svara/x")).status_code == 404
    answering.refuse(question)
    assert client.get(link).status_code == 410


def test_refused_question_is_not_shown_and_its_address_erased(client, report, question):
    answering.publish(question)
    answering.refuse(question, "Personangrepp")
    question.refresh_from_db()

    assert question.email == ""
    assert "Vad händer med köket?" not in client.get(report.url).content.decode()


def test_reported_question_is_hidden_after_a_few(client, report, question):
    answering.publish(question)
    url = reverse("reports:report-abuse", args=[question.pk])
    assert client.get(url).status_code == 200
    question.refresh_from_db()
    assert question.reports == 0

    for _reader in range(answering.HIDDEN_AFTER):
        answering.report(question)
    assert "Vad händer med köket?" not in client.get(report.url).content.decode()
    assert client.get(url).status_code == 404


def test_newsdesk_decides_and_answers_in_the_admin(client, report, question):
    client.force_login(make_administrator())
    assert client.get(reverse("readerquestions:edit", args=[question.pk])).status_code == 200
    client.post(reverse("reports_admin:decide", args=[question.pk, "visa"]))
    client.post(reverse("readerquestions:edit", args=[question.pk]), {"answer": "Ja.", "answered_by": ""})
    question.refresh_from_db()

    assert (question.state, question.answer, question.answered_by.name) == ("published", "Ja.", "Karin Hedlund")
