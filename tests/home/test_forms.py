"""Forms on pages: the contact form, and those that editors build."""

import csv
import datetime
import html
import io

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page

from core import page_cache
from core.models import OutboxMail
from core.spreadsheets import without_formula
from home.form_entries import purge_old_entries
from home.models import FormEntry, FormPage
from tests.factories.core import make_administrator, make_member, make_user, save_settings
from tests.factories.forms import LETTER, make_form_page, opened, token_in
from tests.factories.home import make_contact, make_site
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    site = make_site()
    save_settings(site, email="hej@example.org", name="Syrenen")
    return site.root_page


@pytest.fixture
def contact(home):
    return make_contact(home)


@pytest.fixture
def form_page(home):
    return make_form_page(home, form_to="fest@example.org")


def send(client: Client, page: Page, data: dict, token: str | None = None):
    token = opened(client, page.url) if token is None else token
    return client.post(f"/formular/{page.pk}/", {**data, "f-token": token})


def mails() -> list[OutboxMail]:
    """What the outbox will send, in the order it came in."""
    return list(OutboxMail.objects.order_by("pk"))


def shown(response) -> str:
    return html.unescape(response.content.decode())


def test_contact_form_keeps_the_letter_and_tells_of_it(client, contact):
    response = send(client, contact, LETTER)

    assert (response.status_code, response["Location"]) == (303, "/kontakt/?tack")
    assert FormEntry.objects.get().form_data == LETTER
    told, receipt = mails()
    assert (told.to, told.reply_to, told.subject) == ("hej@example.org", "asa@example.org", "Formulär: Kontakt")
    assert "När är ni öppna?" in told.text
    assert receipt.to == "asa@example.org"
    thanks = client.get(response["Location"])
    assert "data-draft-sent" in shown(thanks)
    assert "f-token" not in shown(thanks)


def test_contact_page_leads_to_its_form_and_sets_no_cookie(client, contact):
    response = client.get("/kontakt/")
    assert 'href="#skriv"' in shown(response)
    assert 'id="skriv"' in shown(response)
    assert "csrfmiddlewaretoken" not in shown(response)
    assert response.cookies == {}


def test_error_shows_the_whole_page_again_with_the_text(client, contact):
    response = send(client, contact, {**LETTER, "epost": ""})
    page = shown(response)
    assert response.status_code == 422
    assert page.count("<title>Fel: Kontakt") == 1
    assert "När är ni öppna?" in page
    assert page.index("data-error-summary") < page.index("<h1")
    assert "no-store" in response["Cache-Control"]
    assert not FormEntry.objects.exists()
    assert client.get(f"/formular/{contact.pk}/")["Location"] == "/kontakt/"


def test_error_is_never_kept_for_others(client, contact, settings):
    settings.PAGE_CACHE = True
    page_cache.clear()
    send(client, contact, {**LETTER, "epost": "fel"})
    assert "Åsa" not in shown(client.get("/kontakt/"))
    page_cache.clear()


def test_form_is_kept_by_the_page_cache_and_its_token_outlives_it(client, contact, settings):
    settings.PAGE_CACHE = True
    page_cache.clear()
    token = opened(client, "/kontakt/")
    assert len(page_cache.pages) == 1
    assert send(client, contact, LETTER, token).status_code == 303
    page_cache.clear()


def test_pressing_twice_keeps_one_entry(client, contact):
    token = opened(client, contact.url)
    for _ in range(2):
        assert send(client, contact, LETTER, token).status_code == 303
    assert FormEntry.objects.count() == 1
    assert len(mails()) == 2


def test_entry_whose_mail_cannot_leave_is_kept(client, form_page):
    FormPage.objects.update(form_to="fest@")
    assert send(client, form_page, {"namn": "Bo"}).status_code == 303
    assert FormEntry.objects.count() == 1
    assert mails() == []


# Forms that editors build ---------------------------------------------------------------


def test_built_form_shows_labels_hints_and_what_is_optional(client, form_page):
    page = shown(client.get(form_page.url))
    assert '<label for="falt-namn">Namn</label>' in page
    assert "Din adress <span" in page
    assert "(valfritt)" in page
    assert 'aria-describedby="falt-din_adress-hint"' in page
    assert "&lt;hit&gt;" in client.get(form_page.url).content.decode()
    assert page.count('type="radio"') == 2
    assert '<option value="Vargön">' in page


def test_built_form_keeps_every_kind_of_answer(client, form_page):
    answers = {
        "namn": "Bo",
        "din_adress": "bo@example.org",
        "telefon": "+46 70 174 06 12",
        "antal": "2,5",
        "dag": "2026-05-01",
        "webb": "example.org",
        "mat": "Vegetariskt",
        "passar": ["Måndag", "Tisdag"],
        "ort": "Vargön",
        "jag_kor": "on",
        "fraga": "Finns hiss?",
    }
    assert send(client, form_page, answers).status_code == 303
    kept = FormEntry.objects.get().form_data
    assert (kept["antal"], kept["dag"], kept["passar"], kept["jag_kor"]) == (
        "2.5",
        "2026-05-01",
        ["Måndag", "Tisdag"],
        True,
    )
    told, receipt = mails()
    assert told.to == "fest@example.org"
    assert "Måndag, Tisdag" in told.text
    assert receipt.to == "bo@example.org"


def test_built_form_keeps_what_was_chosen_on_an_error(client, form_page):
    response = send(
        client, form_page, {"antal": "många", "mat": "Kött", "passar": ["Tisdag"], "ort": "Vargön", "jag_kor": "on"}
    )
    page = shown(response)
    assert response.status_code == 422
    assert 'value="många"' in page
    assert 'value="Kött" checked' in page
    assert 'value="Tisdag" checked' in page
    assert 'value="Måndag" checked' not in page
    assert '<option value="Vargön" selected>' in page
    assert 'value="on" checked' in page


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"namn": "x" * 100_000},
        {"namn": "\x00"},
        {"namn": "a", "antal": "1e999999999"},
        {"namn": "a", "antal": "NaN"},
        {"namn": "a", "antal": "Infinity"},
        {"namn": "a", "antal": "9" * 5000},
        {"namn": "a", "dag": "0000-00-00"},
        {"namn": "a", "dag": "99999-12-31"},
        {"namn": "a", "webb": "javascript:alert(1)"},
        {"namn": "a", "webb": "http://[" + "x" * 3000},
        {"namn": "a", "mat": "Fisk", "ort": "Paris", "passar": ["Söndag", ""]},
        {"namn": ["a", "b"], "din_adress": "😀@example.org", "telefon": "\u202e", "jag_kor": ["on", "off"]},
    ],
)
def test_bad_answers_are_never_a_500(client, form_page, answers):
    assert send(client, form_page, answers).status_code in {303, 422}


@pytest.mark.parametrize("page_id", ["0", "999999999999999999999", "1"])
def test_address_of_no_form_is_a_404(client, home, page_id):
    assert client.post(f"/formular/{page_id}/", LETTER).status_code == 404


def test_unpublished_form_takes_nothing(client, form_page):
    token = opened(client, form_page.url)
    form_page.unpublish()
    assert send(client, form_page, {"namn": "Bo"}, token).status_code == 404


def test_private_form_wants_the_sessions_token_and_loses_nothing_without(home):
    page = make_form_page(home)
    page.audience = "members"
    page.save_revision().publish()
    assert Client().post(f"/formular/{page.pk}/", {"namn": "Bo"}).status_code in {302, 403, 404}
    member = Client(enforce_csrf_checks=True)
    member.force_login(make_member())
    first = member.get(page.url)
    token = opened(member, page.url)
    data = {"namn": "Bo Ek", "f-token": token}

    refused = member.post(f"/formular/{page.pk}/", data)
    assert refused.status_code == 403
    assert "Bo Ek" in shown(refused)
    assert not FormEntry.objects.exists()
    secret = shown(first).split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert member.post(f"/formular/{page.pk}/", {**data, "csrfmiddlewaretoken": secret}).status_code == 303


def test_form_page_costs_the_same_for_few_and_many_fields(client, home):
    few = make_form_page(home, title="Liten", fields=({"label": "Namn", "field_type": "singleline"},))
    many = make_form_page(home, title="Stor")
    assert queries_of(client, few.url) == queries_of(client, many.url)


# In the admin ------------------------------------------------------------------------------


@pytest.fixture
def admin(home):
    client = Client()
    client.force_login(make_administrator())
    return client


def entries(page: Page, *names: str) -> None:
    for number, name in enumerate(names):
        data = {"namn": name, "passar": ["=1+1", "Tisdag"], "jag_kor": True}
        FormEntry.objects.create(page=page, key=f"{page.pk}-{number}", form_data=data)


def test_entries_are_listed_for_those_who_may(admin, form_page):
    entries(form_page, "Bo")
    address = f"/admin/forms/submissions/{form_page.pk}/"
    assert "Bo" in shown(admin.get(address))
    outsider = Client()
    outsider.force_login(make_user("utan@example.org"))
    assert outsider.get(address).status_code in {302, 403}
    assert Client().get(f"{address}?export=csv").status_code in {302, 403}


def test_contact_entries_are_listed(admin, contact):
    FormEntry.objects.create(page=contact, key="1", form_data=LETTER)
    assert "Åsa Öberg" in shown(admin.get(f"/admin/forms/submissions/{contact.pk}/"))
    assert contact.title in shown(admin.get("/admin/forms/"))


FORMULAS = ["=HYPERLINK(1)", "+46 70", "-1", "@SUM(1)", "\t=1", " =1", "\x01=1", "＝1"]


def test_exported_formulas_do_not_run(admin, form_page):
    entries(form_page, *FORMULAS, "Bo")
    address = f"/admin/forms/submissions/{form_page.pk}/?export="

    text = b"".join(admin.get(f"{address}csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Namn"][0] for row in rows] == ["'"] * len(FORMULAS) + ["B"]
    assert rows[0]["Passar"] == "'=1+1, Tisdag"
    assert rows[0]["Jag kör"] == "Ja"

    book = load_workbook(io.BytesIO(b"".join(admin.get(f"{address}xlsx").streaming_content)))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.data_type == "f"] == []
    assert [row[1].value[0] for row in list(book.active.iter_rows())[1:]] == ["'"] * len(FORMULAS) + ["B"]


def test_without_formula_leaves_plain_text_alone():
    assert [without_formula(text) for text in ("", "Hej", "1+1", "a=b")] == ["", "Hej", "1+1", "a=b"]


def test_old_entries_are_erased_by_each_forms_own_days(form_page, contact):
    FormPage.objects.filter(pk=form_page.pk).update(form_keep_days=10)
    entries(form_page, "gammal", "ny")
    entries(contact, "gammal", "ny")
    now = timezone.now()
    for page in (form_page, contact):
        old = FormEntry.objects.filter(page=page, form_data__namn="gammal")
        old.update(submit_time=now - datetime.timedelta(days=11))
    assert purge_old_entries(now) == 1
    assert purge_old_entries(now) == 0
    assert FormEntry.objects.count() == 3
    assert purge_old_entries(now + datetime.timedelta(days=355)) == 3 - 1
    assert purge_old_entries(now + datetime.timedelta(days=366)) == 1


def test_editor_opens_and_previews_a_form(admin, home, form_page):
    assert "Formulärets fält" in shown(admin.get(f"/admin/pages/{form_page.pk}/edit/"))
    for mode, mark in (("", "f-token"), ("tack", "data-draft-sent")):
        preview = form_page.make_preview_request(preview_mode=mode)
        assert mark in preview.content.decode()


def test_token_in_a_page_is_the_forms(client, form_page):
    assert token_in(client.get(form_page.url).content.decode())


def test_member_gets_what_was_sent_with_the_members_address(home):
    from home.form_entries import erase_sent_by, sent_by
    from tests.factories.core import make_user

    page = make_form_page(home)
    for key, address in (("a", "Maj@example.org"), ("b", "annamaj@example.org"), ("c", "")):
        FormEntry.objects.create(key=key, page=page, form_data={"namn": "Maj", "din_adress": address, "antal": None})
    FormEntry.objects.create(key="d", page=page, form_data={"namn": "Säg till maj@example.org"})

    user = make_user("maj@example.org")
    (row,) = sent_by(user)

    assert row[0] == page.title
    assert row[1].endswith("namn: Maj; din_adress: Maj@example.org")
    erase_sent_by(user)
    assert sorted(FormEntry.objects.values_list("key", flat=True)) == ["b", "c", "d"]
