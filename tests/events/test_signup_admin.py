"""Sign-ups as organisers meet them in the admin."""

import io
import uuid

import openpyxl
import pytest
import time_machine

from core.models import OutboxMail
from events.models import EventQuestion, Occurrence, OnlineLink, Registration, SignupSheet
from events.signup import sheets
from tests.factories.core import make_administrator, make_member, save_settings
from tests.factories.events import at, make_calendar, make_event
from tests.factories.home import make_site
from tests.factories.signups import SECRET, make_sheet, sign_up

pytestmark = pytest.mark.django_db
NOW = at(2026, 11, 1, 12)


@pytest.fixture(autouse=True)
def calendar():
    with time_machine.travel(NOW, tick=False):
        site = make_site()
        save_settings(site, name="Syrenen")
        yield make_calendar(site.root_page)


@pytest.fixture
def evening(calendar):
    return make_event(calendar, "Kvällen", at(2026, 12, 1, 18, 30), slug="kvall")


@pytest.fixture
def organiser(client):
    client.force_login(make_administrator())
    return client


def page(event, rest=""):
    return f"/admin/kalender/anmalda/{event.pk}/{rest}"


def test_list_and_exports_are_for_those_who_may_publish(client, evening):
    make_sheet(evening)
    ada = sign_up(evening, "Ada")
    for user in (make_member(), make_member("styrelse@example.org", "Styrelsen")):
        client.force_login(user)
        for path in (page(evening), page(evening, "lista.csv"), page(evening, "brev/"), page(evening, "beratta/")):
            assert client.get(path).status_code in {302, 403}, path
        assert client.post(page(evening, f"{ada.pk}/"), {"avanmal": "ja"}).status_code in {302, 403}
    ada.refresh_from_db()
    assert ada.has_place


def test_organiser_opens_the_signup_and_writes_the_link_down(organiser, evening):
    assert organiser.get(page(evening)).status_code == 302  # there is no list yet
    path = f"/admin/kalender/anmalan/{evening.pk}/"
    data = {"lank-url": SECRET, "lank-note": "Koden är lila", "anmalan-closes_days": "1", "anmalan-capacity": "2"}

    assert organiser.get(path).status_code == 200
    assert organiser.post(path, data | {"lank-url": "javascript:alert(1)"}).status_code == 200
    assert OnlineLink.objects.count() == SignupSheet.objects.count() == 0
    organiser.post(path, data)
    assert (OnlineLink.objects.get().url, SignupSheet.objects.count()) == (SECRET, 0)
    organiser.post(path, data | {"tar-namn": "ja", "anmalan-asks_food": "on"})

    sheet = SignupSheet.objects.get()
    assert (sheet.capacity, sheet.asks_food, sheet.is_open) == (2, True, True)
    sign_up(evening, "Ada")
    organiser.post(path, data)  # no more names, but the one stays
    sheet.refresh_from_db()
    assert (sheet.is_open, Registration.objects.count()) == (False, 1)


@pytest.mark.parametrize("count", [1, 5])
def test_list_takes_as_many_queries_for_many(organiser, evening, count, django_assert_max_num_queries):
    make_sheet(evening, capacity=2)
    for number in range(count):
        sign_up(evening, f"Person{number}")
    organiser.get(page(evening))

    with django_assert_max_num_queries(26):
        html = organiser.get(page(evening)).content.decode()

    assert all(f"Person{number}" in html for number in range(count))


def test_export_runs_nothing(organiser, evening):
    make_sheet(evening)
    sign_up(evening, '=HYPERLINK("x")', email="ada@example.org", answers=[("Mat", "@SUM(1)")])

    text = organiser.get(page(evening, "lista.csv")).content.decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(organiser.get(page(evening, "lista.xlsx")).content))

    assert text.splitlines()[0] == "Datum;Plats;Namn;E-postadress;Telefon;Hur;Anmälda;Mat"
    assert '"\'=HYPERLINK(""x"")";ada@example.org' in text
    assert [cell.value for cell in book.worksheets[0][2]][2:4] == ['\'=HYPERLINK("x")', "ada@example.org"]


def test_letter_goes_to_each_once(organiser, evening):
    make_sheet(evening, capacity=1)
    sign_up(evening, "Ada")
    sign_up(evening, "Bo")
    data = {"to": "held", "subject": "100 % soppa", "text": "Vi ses!", "errand": str(uuid.uuid4())}

    assert organiser.post(page(evening, "brev/"), data | {"subject": ""}).status_code == 200
    for _twice in range(2):
        organiser.post(page(evening, "brev/"), data)

    sent = OutboxMail.objects.filter(subject="100 % soppa")
    assert [mail.to for mail in sent] == ["ada@example.org"]
    assert "Vi ses!" in sent[0].text
    organiser.post(page(evening, "brev/"), data | {"to": "", "errand": str(uuid.uuid4())})
    assert sent.all().count() == 3


def test_organiser_withdraws_and_lets_in(organiser, evening):
    make_sheet(evening, capacity=1)
    ada, bo, cia = (sign_up(evening, name) for name in ("Ada", "Bo", "Cia"))

    organiser.post(page(evening, f"{ada.pk}/"), {"avanmal": "ja"})
    organiser.post(page(evening, f"{cia.pk}/"), {"slapp-in": "ja"})

    assert [row.state for row in Registration.objects.order_by("pk")] == ["given_up", "held", "held"]
    assert organiser.post(page(evening, "999999/"), {"avanmal": "ja"}).status_code == 404
    assert bo.pk in {row.pk for row in organiser.get(page(evening)).context["page"].object_list}


def test_publishing_another_time_asks_whether_to_tell(organiser, evening):
    make_sheet(evening)
    sign_up(evening, "Ada")
    edit = organiser.get(f"/admin/pages/{evening.pk}/edit/")
    assert "Anmälan och länk" in edit.content.decode()
    form = edit.context["form"]
    data = {name: value for name, value in form.initial.items() if isinstance(value, str)}
    data |= {"starts_at": "2026-12-02 18:30", "action-publish": "ja"}
    for stream in ("body", "programme", "access", "organisers", "material", "afterwards"):
        data[f"{stream}-count"] = "0"
    data |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "audience": "everyone"}

    response = organiser.post(f"/admin/pages/{evening.pk}/edit/", data)

    assert response.status_code == 302, response.context["form"].errors
    assert response["Location"] == page(evening, "beratta/")
    html = organiser.get(page(evening, "beratta/")).content.decode()
    assert "tisdag 1 december 2026" in html
    assert "onsdag 2 december 2026" in html
    assert "1 person" in organiser.get(page(evening)).content.decode()
    organiser.post(page(evening, "beratta/"), {"beratta": "ja", "ord": "Förlåt."})
    assert OutboxMail.objects.filter(subject="Ny tid eller plats: Kvällen", text__contains="Förlåt.").count() == 1
    assert organiser.get(page(evening, "beratta/"))["Location"] == page(evening)


def test_cancelling_a_date_asks_and_need_not_tell(organiser, evening):
    make_sheet(evening)
    sign_up(evening, "Ada")

    response = organiser.post(f"/admin/kalender/datum/{evening.pk}/2026-12-01/", {"state": "cancelled"})

    assert response["Location"] == page(evening, "beratta/")
    assert "Inställt" in organiser.get(page(evening, "beratta/")).content.decode()
    before = OutboxMail.objects.count()
    organiser.post(page(evening, "beratta/"), {"nej": "ja"})
    assert OutboxMail.objects.count() == before
    assert organiser.get(page(evening, "beratta/")).status_code == 302
    assert Occurrence.objects.get().is_cancelled


def test_taking_the_page_down_suggests_to_write(organiser, evening):
    unpublish = f"/admin/pages/{evening.pk}/unpublish/"
    assert page(evening, "brev/") not in organiser.post(unpublish)["Location"]
    evening.save_revision().publish()
    make_sheet(evening)
    sign_up(evening, "Ada")

    response = organiser.post(unpublish, follow=True)

    assert response.request["PATH_INFO"] == page(evening, "brev/")
    assert "1 person har anmält sig" in response.content.decode()


def test_copy_has_neither_names_nor_link(organiser, evening):
    make_sheet(evening)
    sign_up(evening, "Ada")
    copy = evening.copy(update_attrs={"slug": "kopia"})
    assert sheets.sheet_of(copy) is None


# Questions -----------------------------------------------------------------------------


def test_question_is_read_before_it_shows_and_answered_with_an_outcome(client, calendar):
    from tests.factories.forms import opened

    event = make_event(calendar, "Fblive", at(2026, 12, 1, 19), takes_questions=True, slug="fblive")
    token = opened(client, event.url)
    for _twice in range(2):
        response = client.post(
            f"/kalender/fraga/{event.pk}/", {"fraga": "Varför så många?", "kallad": "Anneli", "f-token": token}
        )
    assert response["Location"] == f"{event.url}?tack=fraga#fragor"
    question = EventQuestion.objects.get()
    assert "Varför så många?" not in client.get(event.url).content.decode()

    client.force_login(make_administrator())
    assert "Frågor till händelser väntar" in client.get("/admin/").content.decode()
    data = {"text": "Varför så många?", "name": "Anneli", "state": "shown", "answer": "Det är för många."}
    data["outcome"] = "Tas till socialnämnden"
    assert client.post(f"/admin/handelsefragor/edit/{question.pk}/", data).status_code == 302
    client.logout()

    with time_machine.travel(at(2026, 12, 3), tick=False):
        html = client.get(event.url).content.decode()
        assert client.post(f"/kalender/fraga/{event.pk}/", {"fraga": "För sent?"}).status_code == 302
    for text in ("Frågor och svar", "Varför så många?", "Det är för många.", "Tas till socialnämnden"):
        assert text in html
    assert 'name="fraga"' not in html
    assert EventQuestion.objects.count() == 1


def test_two_forms_on_a_page_share_no_ids(client, calendar):
    import re

    event = make_event(calendar, "Fblive", at(2026, 12, 1, 19), takes_questions=True, slug="fblive")
    make_sheet(event)
    html = client.get(event.url).content.decode()
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    response = client.post(f"/kalender/fraga/{event.pk}/", {"fraga": "", "kallad": "Bo"})
    assert response.status_code == 422
    assert 'value="Bo"' in response.content.decode()
