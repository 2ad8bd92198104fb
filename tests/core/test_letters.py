"""A letter to a person: arrives once, shows no address, loses nothing."""

import datetime
import html

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core import mail
from core.models import OutboxMail, Person
from core.outbox.sending import build
from core.public_forms import guard
from tests.factories.core import make_person, make_user, save_settings
from tests.factories.forms import LETTER, opened, token_in
from tests.factories.home import make_locale, make_site

pytestmark = pytest.mark.django_db
URL = "/person/lena-skog/"


@pytest.fixture(autouse=True)
def _site():
    site = make_site()
    save_settings(site, email="hej@example.org", name="Syrenen")
    make_person()


def send(client: Client, token: str | None = None, headers: dict[str, str] | None = None, **changes):
    data = {**LETTER, "f-token": opened(client, URL) if token is None else token, **changes}
    return client.post(URL, data, headers=headers)


def mails() -> list[OutboxMail]:
    """What the outbox will send, in the order it came in."""
    return list(OutboxMail.objects.order_by("pk"))


def shown(response) -> str:
    return html.unescape(response.content.decode())


def test_letter_arrives_with_a_way_to_answer_and_a_receipt(client):
    response = send(client)

    assert (response.status_code, response["Location"]) == (303, f"{URL}?tack")
    letter, receipt = mails()
    assert letter.to == "lena@example.org"
    assert letter.reply_to == "asa@example.org"
    assert letter.subject == "Åsa Öberg har skrivit till dig"
    assert "När är ni öppna?" in letter.text
    assert receipt.to == "asa@example.org"
    assert "lena@" not in receipt.text
    assert "öppna" not in receipt.text  # a receipt with the text in it would be a way of sending junk
    assert response.cookies == {}


def test_thanks_can_be_reloaded(client):
    for _ in range(2):
        page = client.get(f"{URL}?tack")
        assert "data-draft-sent" in shown(page)
        assert "lena@example.org" not in shown(page)
        assert page.cookies == {}
    assert mails() == []


def test_pressing_twice_sends_once(client):
    token = opened(client, URL)
    for _ in range(3):
        assert send(client, token).status_code == 303
    assert [message.to for message in mails()] == ["lena@example.org", "asa@example.org"]


def test_two_readers_of_one_cached_page_both_get_through(client):
    token = opened(client, URL)
    send(client, token)
    send(client, token, epost="bo@example.org")
    Client(REMOTE_ADDR="10.1.2.3").post(URL, {**LETTER, "f-token": token})
    assert len([message for message in mails() if message.to == "lena@example.org"]) == 3


def test_errors_are_said_where_they_are_and_on_top(client):
    response = send(client, epost="asa", meddelande=" ")

    page = shown(response)
    assert response.status_code == 422
    assert "<title>Fel: Lena Skog" in page
    assert "2 saker" in page
    assert '<a href="#falt-epost">' in page
    assert 'aria-invalid="true" aria-describedby="falt-epost-hint falt-epost-error"' in page
    assert 'value="asa"' in page
    assert 'value="Åsa Öberg"' in page
    assert "data-error-summary" in page
    assert "no-store" in response["Cache-Control"]
    assert response.cookies == {}
    assert mails() == []


def test_too_fast_keeps_the_text_and_passes_the_second_time(client):
    token = token_in(shown(client.get(URL)))
    response = send(client, token)
    assert response.status_code == 422
    assert "När är ni öppna?" in shown(response)
    assert token_in(shown(response)) == token


def test_expired_token_keeps_the_text_and_gives_a_fresh_one(client):
    response = send(client, opened(client, URL, ago=datetime.timedelta(days=15)))
    assert response.status_code == 422
    assert "När är ni öppna?" in shown(response)
    fresh = token_in(shown(response))
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=1)):
        assert send(client, fresh).status_code == 303


def test_token_of_thirteen_days_still_holds(client):
    assert send(client, opened(client, URL, ago=datetime.timedelta(days=13))).status_code == 303


@pytest.mark.parametrize("token", ["", "x", "a:b:c", ":::", "ö" * 10, "x" * 100_000, "a:ö:c", "\x00"])
def test_made_up_tokens_are_expired(client, token):
    response = send(client, token)
    assert response.status_code == 422
    assert "När är ni öppna?" in shown(response)


def test_token_of_another_form_does_not_hold(client):
    make_person(name="Bo Ek", slug="bo-ek")
    assert send(client, opened(client, "/person/bo-ek/")).status_code == 422


def test_what_machines_fill_in_is_shown_not_swallowed(client):
    response = send(client, **{"f-webbplats": "https://junk.example"})
    assert response.status_code == 422
    assert "public-form-trap" not in shown(response)
    assert "När är ni öppna?" in shown(response)
    assert mails() == []


@pytest.mark.parametrize(
    ("headers", "passes"),
    [
        ({}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "https://evil.example"}, False),
        ({"origin": "null"}, False),
        ({"referer": "http://testserver/person/lena-skog/"}, True),
        ({"referer": "https://evil.example/"}, False),
        ({"referer": "http://[:"}, False),
        ({"origin": "https://evil.example", "x-forwarded-host": "evil.example"}, False),
    ],
)
def test_only_our_own_pages_may_send(client, headers, passes):
    response = send(client, headers=headers)
    assert (response.status_code == 303) is passes
    assert passes or "När är ni öppna?" in shown(response)


def test_many_letters_from_one_address_have_to_wait(client):
    for number in range(guard.PER_ADDRESS[0]):
        assert send(client, meddelande=f"Brev {number}").status_code == 303
    response = send(client, meddelande="Ett till")
    assert response.status_code == 429
    assert "Ett till" in shown(response)
    other = Client(REMOTE_ADDR="10.1.2.3")
    assert other.post(URL, {**LETTER, "f-token": opened(other, URL)}).status_code == 303


def test_readers_behind_our_proxy_are_told_apart(client, settings, rf):
    settings.TRUSTED_PROXIES = 1
    request = rf.post(URL, REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": "6.6.6.6, 198.51.100.7"})
    assert guard.client_address(request) == "198.51.100.7"  # what stands before is the reader's own invention
    settings.TRUSTED_PROXIES = 0
    assert guard.client_address(request) == "10.0.0.1"
    assert guard.client_address(rf.post(URL, REMOTE_ADDR="")) == ""
    settings.TRUSTED_PROXIES = 1
    six = rf.post(URL, headers={"x-forwarded-for": "2001:db8:1:2:3:4:5:6"})
    assert guard.client_address(six) == "2001:db8:1:2::"


def test_dead_cache_stops_no_letter(client, monkeypatch):
    class Dead:
        def add(self, *args, **kwargs):
            raise ConnectionError

    token = opened(client, URL)
    monkeypatch.setattr(guard, "cache", Dead())
    assert send(client, token).status_code == 303


def test_letter_that_cannot_leave_is_not_lost(client):
    Person.objects.update(email="lena@")
    response = send(client)
    assert response.status_code == 503
    assert "När är ni öppna?" in shown(response)
    assert mails() == []


@pytest.mark.parametrize(
    "changes",
    [
        {"namn": "Åsa\r\nBcc: alla@example.org"},
        {"namn": "Åsa\nSubject: junk", "meddelande": "\r\n.\r\nQUIT"},
        {"epost": "asa@example.org\r\nBcc: alla@example.org"},
        {"epost": "asa@example.org, alla@example.org"},
        {"epost": "åsa@example.org"},
        {"namn": "\x00\x07😀\u2028\u202e"},
        {"meddelande": "x" * 100_000},
        {"meddelande": "😀" * 5000},
        {"namn": ["två", "namn"], "epost": ["a@example.org", "b@example.org"]},
        {"namn": "", "epost": "", "meddelande": "\x00"},
        {"namn": "<script>alert(1)</script>"},
        {"meddelande": "\ud83d".encode("utf-8", "surrogatepass")},
    ],
)
def test_bad_input_is_never_a_500_and_adds_no_header(client, changes):
    response = send(client, **changes)
    assert response.status_code in {303, 422}
    assert "<script>alert" not in response.content.decode()
    for message in mails():
        sent = build(message)
        assert sent.message()["Bcc"] is None
        assert sent.recipients() in (["lena@example.org"], [changes.get("epost", LETTER["epost"])], ["b@example.org"])
        assert "\n" not in message.subject


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "application/x-www-form-urlencoded"),
        (b"namn=%FF%FE&epost=%00", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"x", "multipart/form-data"),
        (b"&".join(b"a%d=1" % number for number in range(2000)), "application/x-www-form-urlencoded"),
        (b"meddelande=" + b"x" * 3_000_000, "application/x-www-form-urlencoded"),
    ],
)
def test_bad_bodies_are_never_a_500(client, body, content_type):
    assert client.generic("POST", URL, body, content_type).status_code in {400, 422}


def test_person_without_address_has_no_form(client):
    make_person(name="Bo Ek", slug="bo-ek", email="")
    assert "f-token" not in shown(client.get("/person/bo-ek/"))
    assert client.post("/person/bo-ek/", LETTER).status_code == 200
    assert mails() == []


def test_signed_in_reader_sends_as_any_other():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())
    assert send(client).status_code == 303


def test_receipt_comes_in_the_readers_language(client):
    make_locale("en")
    token = opened(client, f"/en{URL}")
    response = client.post(f"/en{URL}", {**LETTER, "f-token": token})
    assert response["Location"] == f"/en{URL}?tack"
    letter, receipt = mails()
    assert letter.subject == "Åsa Öberg har skrivit till dig"
    assert receipt.subject == "We have received your message"


def test_same_key_is_one_mail_and_no_address_is_an_error():
    for _ in range(2):
        mail.send(to="a@example.org", subject="Hej\nBcc: b@example.org", text="x", category="x", key="1")
    (message,) = mails()
    assert message.subject == "Hej Bcc: b@example.org"
    with pytest.raises(mail.MailNotSent):
        mail.send(to="a@example.org\nb", subject="Hej", text="x", category="x")
