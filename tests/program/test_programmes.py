"""Programmes: drafts made of the areas, what was adopted, and the PDF of both."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.models import Audience, OutboxMail, StoredPdf
from core.public_forms import tokens
from program import adoption, papers
from program.models import (
    Demand,
    ProgramIndexPage,
    ProgramPage,
    ProgramState,
    ProgramVersion,
    ProgramVersionText,
    Unchangeable,
)
from program.models.programmes import ProgramArea
from program.programmes import state_of
from tests.factories.core import make_administrator, make_member, make_person
from tests.factories.home import make_locale, make_site
from tests.factories.program import give_demands, make_area, make_program, make_programme, record_of
from tests.queries import WAGTAILS_OWN, queries_of

pytestmark = pytest.mark.django_db

DAY = datetime.date(2027, 2, 14)
VERSION = "/politik/program/antaget-2027-02-14/"


@pytest.fixture
def index():
    return make_program(make_site().root_page)


@pytest.fixture
def area(index):
    area = make_area(index, "Skola")
    area.demands = [
        Demand(title="Gäller", sort_order=0),
        Demand(title="Nytt", stage="proposed", sort_order=1),
        Demand(title="Utgår", stage="to_be_dropped", sort_order=2),
    ]
    area.save_revision().publish()
    return area


@pytest.fixture
def programme(index, area):
    return make_programme(index, slug="program")


def adopt(page, day=DAY, seen=None):
    state = ProgramState.objects.filter(program_key=page.translation_key).first()
    return adoption.adopt(
        page, day=day, meeting="årsmötet", by=None, seen=(state.version if state else 0) if seen is None else seen
    )


def text(response):
    return response.content.decode()


# Drafts -----------------------------------------------------------------------------


def test_draft_shows_everything_marked(client, programme):
    html = text(client.get("/politik/program/"))

    assert all(word in html for word in ("Gäller", "Nytt: föreslås till nästa program", "Föreslås utgå"))
    assert "Arbetsmaterial" in html
    assert 'href="#omrade-1"' in html


def test_draft_has_all_areas_or_those_chosen_in_their_order(client, index, programme):
    other = make_area(index, "Trafik")
    assert [c.area.title for c in client.get("/politik/program/").context["chapters"]] == ["Skola", "Trafik"]
    area = index.get_children().get(slug="skola").specific

    programme.area_items = [ProgramArea(area=other, sort_order=0), ProgramArea(area=area, sort_order=1)]
    programme.save_revision().publish()
    assert [c.area.title for c in client.get("/politik/program/").context["chapters"]] == ["Trafik", "Skola"]


def test_draft_hides_private_areas_from_strangers(client, index, programme):
    give_demands(make_area(index, "Hemligt", audience=Audience.MEMBERS), "Kuppen")

    assert "Kuppen" not in text(client.get("/politik/program/"))
    client.force_login(make_member())
    assert "Kuppen" in text(client.get("/politik/program/"))


# Adopting ------------------------------------------------------------------------------


def test_adopted_text_stays_while_the_draft_changes(client, area, programme):
    adopt(programme)
    give_demands(area, "Helt annat")

    kept = text(client.get(VERSION))
    assert "Gäller" in kept
    assert "Helt annat" not in kept
    assert text(client.get("/politik/program/")).count("Gäller") >= 1
    adoption.set_status(programme, status="working", by=None, seen=1)
    draft = text(client.get("/politik/program/"))
    assert "Helt annat" in draft
    assert VERSION in draft
    assert text(client.get(VERSION)).count("Helt annat") == 0


def test_adopting_decides_on_what_was_proposed(client, area, programme):
    key = record_of("Utgår").key
    adopt(programme)

    assert [t.title for t in client.get("/politik/skola/").context["threads"]] == ["Gäller", "Nytt"]
    gone = client.get(f"/krav/{key}/")
    assert gone.status_code == 410
    assert "14\N{NO-BREAK SPACE}februari 2027" in text(gone)
    assert "Utgår" not in text(client.get(VERSION))
    assert "föreslås" not in text(client.get(VERSION))
    assert client.get("/sok/", {"q": "nytt"}).context["hits"][0].entry.title == "Nytt"


def test_publishing_an_older_area_undoes_no_decision(client, area, programme):
    older = area.latest_revision
    adopt(programme)

    older.publish()

    assert [t.title for t in client.get("/politik/skola/").context["threads"]] == ["Gäller", "Nytt"]


def test_publishing_an_older_programme_undoes_no_decision(client, programme):
    older = programme.latest_revision
    adopt(programme)

    older.publish()

    assert client.get("/politik/program/").context["state"].status == "adopted"


def test_version_cannot_be_changed_or_deleted(programme):
    version = adopt(programme)

    for change in (
        version.save,
        version.delete,
        version.texts.get().save,
        ProgramVersion.objects.all().delete,
        lambda: ProgramVersion.objects.update(meeting="någon annan"),
        lambda: ProgramVersionText.objects.update(html=""),
        ProgramVersionText.objects.all().delete,
    ):
        with pytest.raises(Unchangeable):
            change()


def test_version_keeps_data_and_the_languages_that_there_were(area, programme, client):
    english = programme.copy_for_translation(make_locale("en"), copy_parents=True)
    english.title = "Programme"
    english.save_revision().publish()

    version = adopt(programme)

    assert sorted(version.texts.values_list("language", "title")) == [("en", "Programme"), ("sv", "Program 2027–2030")]
    assert [row["title"] for row in version.data["sv"]["areas"][0]["demands"]] == ["Gäller", "Nytt"]
    assert version.data["sv"]["areas"][0]["demands"][0]["key"] == record_of("Gäller").key


def test_two_versions_of_one_day_have_addresses_of_their_own(client, programme):
    adopt(programme)
    adopt(programme)

    assert client.get(VERSION).status_code == 200
    assert client.get("/politik/program/antaget-2027-02-14-2/").status_code == 200


def test_later_programme_replaces_the_earlier(client, index, programme):
    adopt(programme, day=datetime.date(2023, 2, 14))
    later = make_programme(index, "Program 2031", slug="senare")
    adopt(later)

    assert "har ersatts av ett senare" in text(client.get("/politik/program/"))
    assert "ersatt" not in text(client.get("/politik/senare/")).lower()
    rows = client.get("/politik/").context["programs"]
    assert [(row.page.slug, row.is_current, row.is_replaced) for row in rows] == [
        ("senare", True, False),
        ("program", False, True),
    ]


def test_empty_or_unpublished_programme_is_not_adopted(index, area):
    empty = make_programme(index, slug="tomt")
    give_demands(area)
    with pytest.raises(ValidationError):
        adopt(empty)
    empty.unpublish()
    with pytest.raises(ValidationError):
        adopt(empty)
    assert not ProgramVersion.objects.exists()


def test_later_of_two_adopters_is_told(programme):
    adopt(programme, seen=0)

    with pytest.raises(adoption.ChangedMeanwhile):
        adopt(programme, seen=0)
    assert ProgramVersion.objects.count() == 1


def test_what_is_private_is_not_adopted(client, index, programme):
    give_demands(make_area(index, "Hemligt", audience=Audience.MEMBERS), "Kuppen")

    version = adopt(programme)

    assert "Kuppen" not in str(version.data) + version.texts.get().html


@pytest.mark.parametrize("path", ["antaget-2027-02-15/", "antaget-x/", "antaget-2027-02-14/annat/", "pdf/pdf/", "x/"])
def test_addresses_that_there_are_not(client, programme, path):
    adopt(programme)

    assert client.get(f"/politik/program/{path}").status_code == 404


def test_private_programmes_versions_are_private(client, index, area):
    page = make_programme(index, slug="program", audience=Audience.MEMBERS)
    adopt(page)
    for owner in ("pdf/", "", "antaget-2027-02-14/", "antaget-2027-02-14/pdf/"):
        assert client.get(f"/politik/program/{owner}").status_code == 302


def test_adopted_programme_takes_few_queries(client, programme):
    adopt(programme)

    assert queries_of(client, "/politik/program/") - WAGTAILS_OWN[4] <= 6


# On paper ---------------------------------------------------------------------------------


def test_pdf_is_waited_for_and_then_kept(client, programme, monkeypatch):
    waiting = client.get("/politik/program/pdf/")
    assert (waiting.status_code, waiting["Retry-After"]) == (503, "15")
    assert "no-store" in waiting["Cache-Control"]
    monkeypatch.setattr("core.pdf.render", lambda html: html.encode())

    papers.make_draft.func(programme.pk)
    answer = client.get("/politik/program/pdf/")

    assert answer["Content-Type"] == "application/pdf"
    assert "Gäller".encode() in answer.content
    assert "\N{SOFT HYPHEN}".encode() not in answer.content


def test_pdf_of_a_version_is_the_versions(client, area, programme, monkeypatch):
    version = adopt(programme)
    monkeypatch.setattr("core.pdf.render", lambda html: html.encode())
    papers.make_version.func(version.texts.get().pk)
    give_demands(area, "Helt annat")

    for path in (f"{VERSION}pdf/", "/politik/program/pdf/"):
        assert "Gäller".encode() in client.get(path).content
    assert StoredPdf.objects.get().name == "program-20272030-2027-02-14.pdf"


def test_pdf_follows_what_is_published(programme, area):
    DBTaskResult.objects.all().delete()

    give_demands(area, "Nyare")

    assert DBTaskResult.objects.filter(task_path="program.papers.make_draft").count() == 1


def test_lost_pdf_is_made_at_night(programme):
    adopt(programme)
    DBTaskResult.objects.all().delete()

    assert papers.make_missing() == 1


# Comments and joining ----------------------------------------------------------------------


@pytest.fixture
def no_waiting(monkeypatch):
    monkeypatch.setattr(tokens, "SHORTEST", datetime.timedelta(0))


def send(client, page, kind, **fields):
    typed = {"namn": "Åsa", "epost": "asa@example.org", "meddelande": "Mer kök!", **fields}
    name = f"{'area' if kind == 'join' else 'program'}-{page.pk}"
    return client.post(reverse(f"program:{kind}", args=[page.pk]), {"f-token": tokens.make(name), **typed})


def test_joining_reaches_the_contact_and_gives_a_receipt(client, area, no_waiting):
    area.contact = make_person()
    area.save_revision().publish()
    assert "lena@example.org" not in text(client.get("/politik/skola/"))

    answer = send(client, area, "join", meddelande="")

    assert answer.url == "/politik/skola/?tack#var-med"
    assert "Tack, det har kommit fram" in text(client.get("/politik/skola/?tack"))
    letter = OutboxMail.objects.get(to="lena@example.org")
    assert letter.subject == "Åsa vill vara med i gruppen för Skola"
    assert letter.reply_to == "asa@example.org"
    assert OutboxMail.objects.filter(to="asa@example.org", category="receipt").count() == 1


def test_joining_twice_is_joining_once(client, area, no_waiting):
    area.contact = make_person()
    area.save_revision().publish()
    fields = {"f-token": tokens.make(f"area-{area.pk}"), "namn": "Åsa", "epost": "asa@example.org"}
    for _time in range(2):
        client.post(reverse("program:join", args=[area.pk]), fields)

    assert OutboxMail.objects.count() == 2


def test_mistakes_keep_what_was_typed(client, area, no_waiting):
    area.contact = make_person()
    area.save_revision().publish()

    answer = send(client, area, "join", epost="fel", meddelande="Jag kan baka.")

    assert answer.status_code == 422
    assert "Jag kan baka." in text(answer)
    assert "<title>Fel: " in text(answer)
    assert OutboxMail.objects.count() == 0


def test_area_without_a_reachable_contact_has_no_form(client, area):
    area.contact = make_person(email="")
    area.save_revision().publish()

    assert "public-form" not in text(client.get("/politik/skola/"))
    assert send(client, area, "join").status_code == 302
    assert OutboxMail.objects.count() == 0


def test_private_areas_form_answers_strangers_as_if_it_were_not_there(client, index):
    area = make_area(index, "Hemligt", audience=Audience.MEMBERS, contact=make_person())

    assert send(client, area, "join").status_code == 404
    assert client.post(reverse("program:join", args=[2**40]), {}).status_code == 404


def test_comment_goes_to_the_areas_contact_or_the_programmes(client, area, programme, no_waiting):
    programme.contact = make_person("Amir Rostami", "amir", email="amir@example.org")
    programme.save_revision().publish()
    send(client, programme, "comment", omrade=str(area.pk))
    assert OutboxMail.objects.filter(to="amir@example.org", subject="En synpunkt på Skola").count() == 1

    area.contact = make_person()
    area.save_revision().publish()
    send(client, programme, "comment", omrade=str(area.pk), meddelande="Igen")
    assert OutboxMail.objects.filter(to="lena@example.org").count() == 1
    assert send(client, programme, "comment", omrade="9999").status_code == 422


def test_adopted_programme_takes_no_comments(client, programme, no_waiting):
    programme.contact = make_person()
    programme.save_revision().publish()
    adopt(programme)

    assert "public-form" not in text(client.get("/politik/program/"))
    assert send(client, programme, "comment").status_code == 302
    assert OutboxMail.objects.count() == 0


def test_meeting_is_announced_until_it_has_begun(client, area):
    for hours, shown in ((2, True), (-2, False)):
        area.group_meets_at = timezone.now() + datetime.timedelta(hours=hours)
        area.group_text = "Välkommen."
        area.save_revision().publish()
        assert ("Nästa möte:" in text(client.get("/politik/skola/"))) is shown


# In the admin --------------------------------------------------------------------------------


def state_url(page):
    return reverse("program_state", args=[page.pk])


def test_admin_adopts_after_a_tick(client, programme):
    client.force_login(make_administrator())
    assert "Börjar gälla" in text(client.get(state_url(programme)))
    typed = {"adopt": "1", "adopted_on": "2026-02-14", "meeting": "årsmötet", "seen": "0"}

    assert client.post(state_url(programme), typed).status_code == 422
    assert client.post(state_url(programme), {**typed, "sure": "on", "adopted_on": "2099-01-01"}).status_code == 422
    assert client.post(state_url(programme), {**typed, "sure": "on", "adopted_on": "x"}).status_code == 422
    assert client.post(state_url(programme), {**typed, "sure": "on"}).status_code == 302
    assert state_of(ProgramPage.objects.get(pk=programme.pk)).meeting == "årsmötet"
    again = client.post(state_url(programme), {**typed, "sure": "on"})
    assert again.status_code == 422
    assert "Någon annan har ändrat" in text(again)


def test_admin_lets_only_publishers_adopt(client, programme):
    client.force_login(make_member("skribent@example.org", "Förtroendevalda"))

    assert client.get(state_url(programme)).status_code in (302, 403)
    assert not ProgramState.objects.exists()


def test_admin_refuses_programmes_elsewhere(index):
    assert ProgramPage.can_create_at(index)
    assert not ProgramPage.can_create_at(index.get_parent())
    assert ProgramIndexPage.objects.count() == 1
