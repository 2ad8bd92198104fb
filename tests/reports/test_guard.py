"""The publish guard on the reporting's own ways out: personal links, texts in the admin, questions and answers."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from core.guard import Held
from core.models import GuardDecision
from reports import answering, signed
from reports.models import QuestionState, ReaderQuestion, ReportText, WriterProfile
from reports.texts import BEFORE
from tests.factories.core import make_administrator
from tests.factories.reports import make_report

pytestmark = pytest.mark.django_db
NUMBER = "811228-9874"
REASON = {"guard-reason": "Det är vårt eget exempel"}
FILLED = {"fas": BEFORE, "rubrik": "Två förskolor", "kort": "Nej.", "text": "Köket är litet.", "sekretess": "on"}


@pytest.fixture
def url(errand):
    return signed.address_of(errand.link)


def send(client, url, **more):
    version = client.get(url).context["version"]
    return client.post(url, {**FILLED, "version": version, "gor": "skicka", **more})


def text_of(errand):
    return ReportText.objects.get(report=errand.report, phase=BEFORE)


@pytest.mark.parametrize("field", ["rubrik", "kort", "text", "m0-title"])
@pytest.mark.parametrize("directly", [True, False])
def test_link_sends_no_personal_number(client, errand, url, field, directly):
    WriterProfile.objects.create(person=errand.karin, publishes_directly=directly)
    response = send(client, url, **{field: f"Ring {NUMBER} nu"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "ser ut som ett personnummer" in page
    assert f"Ring {NUMBER} nu" in page  # still there, and in the draft
    assert (text_of(errand).live, text_of(errand).workflow_in_progress) == (False, False)


def test_link_sends_it_with_a_reason_and_the_review_does_not_ask_again(client, errand, url):
    assert send(client, url, text=NUMBER, **REASON).status_code == 303
    [row] = GuardDecision.objects.all()
    assert (row.who, row.user, NUMBER in str(row.__dict__)) == ("Karin Hedlund", None, False)
    text = text_of(errand)
    text.current_workflow_task_state.approve(user=errand.nils)
    assert text_of(errand).live
    errand.report.refresh_from_db()
    assert errand.report.live


def test_warning_is_one_press_of_a_button_on_the_link(client, errand, url):
    response = send(client, url, text="Ring 070-174 06 33")
    assert response.status_code == 422
    [finding] = response.context["form"].asked.found
    anyway = {"publish-anyway": "1", "guard-accept": finding.digest, "gor": ""}
    assert send(client, url, text="Ring 070-174 06 33", **anyway).status_code == 303
    assert text_of(errand).workflow_in_progress


def test_autosave_and_saving_ask_nothing(client, errand, url):
    for doing, status in (("autospara", 200), ("spara", 303)):
        assert send(client, url, text=NUMBER, gor=doing).status_code == status


def test_text_in_the_admin_is_stopped(client, errand):
    client.force_login(make_administrator())
    text = text_of(errand)
    data = {"headline": "Rubrik", "lead": NUMBER, "body": rich_text("<p>Text</p>"), "matters": streamfield([])}
    address = reverse("reporttexts:edit", args=[text.pk])
    response = client.post(address, nested_form_data({**data, "action-publish": "1"}))
    assert response.status_code == 200
    assert "personnummer" in str(response.context["form"].errors["lead"])
    assert not text_of(errand).live
    assert client.post(address, {**nested_form_data({**data, "action-publish": "1"}), **REASON}).status_code == 302
    assert text_of(errand).live


# Questions and answers -----------------------------------------------------------------


@pytest.fixture
def question(committee):
    report = make_report(committee.index, writer=committee.karin)
    return ReaderQuestion.objects.create(report=report, text=f"Vad sa {NUMBER}?", name="Helena")


def test_question_with_a_number_is_shown_only_with_a_reason(client, question):
    client.force_login(make_administrator())
    address = reverse("reports_admin:decide", args=[question.pk, "visa"])
    response = client.post(address)
    assert response.status_code == 422
    assert "guard-reason" in response.content.decode()
    question.refresh_from_db()
    assert question.state == QuestionState.WAITING
    with pytest.raises(Held):
        answering.publish(question)
    client.post(address, REASON)
    question.refresh_from_db()
    assert question.is_public


def test_answer_by_link_is_stopped_with_its_text_there(client, question):
    ReaderQuestion.objects.update(text="Vad hände?", state=QuestionState.PUBLISHED)
    question.refresh_from_db()
    link = signed.answer_address(question)
    response = client.post(link, {"svar": f"Ring {NUMBER}"})
    assert response.status_code == 422
    assert f"Ring {NUMBER}" in response.content.decode()
    assert ReaderQuestion.objects.get().answer == ""
    assert client.post(link, {"svar": f"Ring {NUMBER}", **REASON}).status_code == 200
    assert ReaderQuestion.objects.get().answer == f"Ring {NUMBER}"


def test_answer_in_the_admin_is_stopped(client, question):
    client.force_login(make_administrator())
    address = reverse("readerquestions:edit", args=[question.pk])
    response = client.post(address, {"answer": f"Ring {NUMBER}", "answered_by": ""})
    assert response.status_code == 200
    assert "guard-reason" in response.content.decode()
    assert ReaderQuestion.objects.get().answer == ""
    client.post(address, {"answer": f"Ring {NUMBER}", "answered_by": "", **REASON})
    assert ReaderQuestion.objects.get().answer == f"Ring {NUMBER}"
