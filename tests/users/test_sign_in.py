"""Signing in with a code by mail."""

from __future__ import annotations

import datetime
import re
import smtplib
from unittest import mock

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from tests.factories.core import make_user
from tests.factories.home import make_locale, make_site
from tests.users.signing_in import ask_for_code, code_in_mail, is_signed_in, sign_in
from users import mails
from users.forms import digits_of
from users.models import User
from users.views.sign_in import masked

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    make_site()


def test_code_signs_in(client):
    user = make_user()

    asked = ask_for_code(client, "Somebody@Example.org ")
    done = client.post("/logga-in/kod/", {"code": code_in_mail()})

    assert asked.status_code == 302
    assert asked["Location"] == "/logga-in/kod/"
    assert mail.outbox[0].to == [user.email]
    assert done.status_code == 302
    assert is_signed_in(client)


def test_get_of_the_sign_in_page_keeps_no_session(client):
    response = client.get("/logga-in/")

    assert set(response.cookies) == {"csrftoken"}
    assert Session.objects.count() == 0


@pytest.mark.parametrize("path", ["/logga-in/", "/en/logga-in/", "/ar/logga-in/"])
def test_sign_in_pages_are_never_stored(client, path):
    assert "no-store" in client.get(path)["Cache-Control"]


def test_mail_has_both_parts_a_language_and_no_account_of_others(client):
    make_user()
    ask_for_code(client, "somebody@example.org")
    message = mail.outbox[0]
    html, kind = message.alternatives[0]

    assert kind == "text/html"
    assert '<html lang="sv" dir="ltr">' in html
    assert code_in_mail() in html
    assert code_in_mail() in message.subject
    assert "\n" not in message.subject
    assert "testserver" not in html + message.body + message.subject
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert len(html) < 60_000


@pytest.mark.parametrize(("prefix", "opening"), [("/en", 'lang="en" dir="ltr"'), ("/ar", 'lang="ar" dir="rtl"')])
def test_mail_speaks_the_language_of_the_page(client, prefix, opening):
    make_user()
    client.post(f"{prefix}/logga-in/", {"email": "somebody@example.org"})

    assert opening in mail.outbox[0].alternatives[0][0]


def test_code_works_once(client):
    user = make_user()
    sign_in(client, user)
    code = code_in_mail()
    other = Client()

    assert other.post("/logga-in/kod/", {"code": code})["Location"] == "/logga-in/?slut"
    assert not is_signed_in(other)


def test_code_does_not_work_again_in_the_same_browser(client):
    user = make_user()
    ask_for_code(client, user.email)
    before = client.cookies["sessionid"].value
    client.post("/logga-in/kod/", {"code": code_in_mail()})

    thief = Client()
    thief.cookies["sessionid"] = before
    thief.post("/logga-in/kod/", {"code": code_in_mail()})

    assert not is_signed_in(thief)


def test_code_of_one_browser_is_nothing_in_another(client):
    user = make_user()
    ask_for_code(client, user.email)
    other = Client()
    ask_for_code(other, user.email)
    first = code_in_mail(0)

    answer = other.post("/logga-in/kod/", {"code": first})

    assert answer.status_code == (302 if first == code_in_mail(1) else 200)


def test_new_code_replaces_the_old(client):
    user = make_user()
    ask_for_code(client, user.email)
    ask_for_code(client, user.email)
    if code_in_mail(0) != code_in_mail(1):
        assert client.post("/logga-in/kod/", {"code": code_in_mail(0)}).status_code == 200
    assert client.post("/logga-in/kod/", {"code": code_in_mail(1)}).status_code == 302


def test_code_expires(client):
    user = make_user()
    with time_machine.travel(datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC), tick=False) as clock:
        ask_for_code(client, user.email)
        clock.shift(datetime.timedelta(minutes=10, seconds=1))
        answer = client.post("/logga-in/kod/", {"code": code_in_mail()})

    assert answer["Location"] == "/logga-in/?slut"
    assert not is_signed_in(client)


@pytest.mark.parametrize("typed", ["{0} {1}", "{0}-{1}", " {0}{1} "])
def test_code_may_be_spaced(client, typed):
    user = make_user()
    ask_for_code(client, user.email)
    code = code_in_mail()

    assert client.post("/logga-in/kod/", {"code": typed.format(code[:3], code[3:])}).status_code == 302


def test_digits_of_arabic_digits():
    assert digits_of("٤٨٢ ٩١٣") == "482913"
    assert digits_of("²abc\0🌸") == "2"


@pytest.mark.parametrize("typed", ["", "41820", "\0", "🌸" * 40, "x" * 10_000, "1234567"])
def test_what_is_no_code_uses_up_no_attempt(client, typed):
    user = make_user()
    ask_for_code(client, user.email)
    for _ in range(7):
        answer = client.post("/logga-in/kod/", {"code": typed})
        assert answer.status_code == 200
        assert 'aria-invalid="true"' in answer.content.decode()

    assert client.post("/logga-in/kod/", {"code": code_in_mail()}).status_code == 302


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_five_wrong_codes_end_it(client):
    user = make_user()
    ask_for_code(client, user.email)
    code = code_in_mail()

    answers = [client.post("/logga-in/kod/", {"code": wrong(code)}) for _ in range(5)]

    assert [answer.status_code for answer in answers] == [200] * 4 + [302]
    assert client.post("/logga-in/kod/", {"code": code})["Location"] == "/logga-in/?slut"


def test_wrong_codes_are_counted_for_the_account_too(client):
    """Guessing in many sessions at once is no way around the limit."""
    user = make_user()
    for number in range(3):
        other = Client(REMOTE_ADDR=f"192.0.2.{number}")
        ask_for_code(other, user.email)
        for _ in range(4):
            other.post("/logga-in/kod/", {"code": wrong(code_in_mail())})

    answer = other.post("/logga-in/kod/", {"code": code_in_mail()})

    assert answer.status_code == 200
    assert not is_signed_in(other)


def test_fourth_code_in_a_minute_is_refused_for_known_and_unknown(client):
    make_user()
    for email in ("somebody@example.org", "nobody@example.org"):
        answers = [ask_for_code(client, email) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
        assert f'value="{email}"' in answers[-1].content.decode()
    assert len(mail.outbox) == 3


def test_one_address_on_the_network_may_ask_so_often(client):
    answers = [ask_for_code(client, f"name{number}@example.org").status_code for number in range(31)]

    assert answers == [302] * 30 + [200]


def test_forwarded_addresses_are_not_believed_without_a_proxy(client):
    for number in range(31):
        answer = client.post(
            "/logga-in/", {"email": f"n{number}@example.org"}, headers={"X-Forwarded-For": f"192.0.2.{number}"}
        )
    assert answer.status_code == 200


@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_server_on_a_unix_socket_is_no_reason_to_refuse(settings, proxies):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    make_user()

    answer = Client(REMOTE_ADDR="").post(
        "/logga-in/", {"email": "somebody@example.org"}, headers={"X-Forwarded-For": "198.51.100.7"}
    )

    assert answer.status_code == 302
    assert len(mail.outbox) == 1


def answers_to(email: str) -> list[tuple[int, str, int]]:
    """Everything that a stranger sees of asking for a code and guessing it, and the queries it takes."""
    client = Client()
    seen = []
    for method, path, data in (
        ("post", "/logga-in/", {"email": email}),
        ("get", "/logga-in/kod/", {}),
        ("post", "/logga-in/kod/", {"code": "12345"}),
        ("post", "/logga-in/kod/", {"code": "000000"}),
        ("post", "/logga-in/", {"email": email}),
        ("get", "/logga-in/", {}),
    ):
        with CaptureQueriesContext(connection) as queries:
            response = getattr(client, method)(path, data)
        text = response.content.decode().replace(email, "ADDRESS").replace(masked(email), "MASKED")
        seen.append((response.status_code, response.get("Location", "") + text, len(queries)))
    return [(status, _without_tokens(text), count) for status, text, count in seen]


def _without_tokens(text: str) -> str:
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", text)


def test_unknown_address_gets_the_same_answers_for_the_same_work():
    make_user("known@example.org")
    make_user("closed@example.org", is_active=False)
    answers_to("warm-up@example.org")  # sites and languages are looked up once for the process

    with mock.patch("users.adapters.secrets.randbelow", return_value=123456):
        known, unknown, closed = (answers_to(f"{name}@example.org") for name in ("known", "other", "closed"))

    assert unknown == known
    assert closed == known
    assert {message.to[0] for message in mail.outbox} == {"known@example.org"}


def test_unknown_address_has_its_mail_built_and_a_connection_opened(client):
    with (
        mock.patch("django.core.mail.backends.locmem.EmailBackend.open") as opened,
        mock.patch("users.mails.make", wraps=mails.make) as made,
    ):
        ask_for_code(client, "nobody@example.org")

    assert opened.call_count == 1
    assert made.call_count == 1
    assert mail.outbox == []


def test_answer_takes_at_least_its_time(client, settings):
    settings.SIGN_IN_ANSWER_SECONDS = 5.0
    with mock.patch("users.views.sign_in.time.sleep") as sleep:
        ask_for_code(client, "nobody@example.org")

    assert 3 < sleep.call_args.args[0] <= 5


@pytest.mark.parametrize("email", ["somebody@example.org", "nobody@example.org"])
def test_mail_server_that_is_down_is_told_to_known_and_unknown(client, email):
    make_user()
    with mock.patch("django.core.mail.backends.locmem.EmailBackend.open", side_effect=ConnectionRefusedError):
        answer = ask_for_code(client, email)

    assert answer.status_code == 200
    assert f'value="{email}"' in answer.content.decode()
    assert len(answer.context["form"].non_field_errors()) == 1
    assert mail.outbox == []


def test_mail_that_the_server_refuses_is_told_to_nobody(client):
    make_user()
    with mock.patch(
        "django.core.mail.backends.locmem.EmailBackend.send_messages", side_effect=smtplib.SMTPRecipientsRefused({})
    ):
        answer = ask_for_code(client, "somebody@example.org")

    assert answer.status_code == 302


@pytest.mark.parametrize("email", ["", "medlem", "medlem@", "a@b\r\nBcc: x@example.org", "\0@example.org", "å" * 5000])
def test_what_is_no_address_stays_in_the_field(client, email):
    answer = ask_for_code(client, email)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert mail.outbox == []


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "http://testserver@evil.example/",
        "\t//evil.example",
        "/" + "a" * 3000,
    ],
)
def test_next_never_leads_off_the_site(client, url, settings):
    settings.ALLOWED_HOSTS = ["*", "evil.example"]
    user = make_user()
    ask_for_code(client, user.email, next=url)

    answer = client.post("/logga-in/kod/", {"code": code_in_mail(), "next": url})

    assert answer["Location"] == "/mitt-konto/"
    assert client.get("/logga-in/", {"next": url})["Location"] == "/mitt-konto/"


def test_next_is_carried_to_the_page_one_wanted(client):
    user = make_user()
    asked = ask_for_code(client, user.email, next="/mitt-konto/passkey/?a=1&b=2")

    assert asked["Location"] == "/logga-in/kod/?next=%2Fmitt-konto%2Fpasskey%2F%3Fa%3D1%26b%3D2"
    page = client.get(asked["Location"]).content.decode()
    assert 'name="next" value="/mitt-konto/passkey/?a=1&amp;b=2"' in page
    done = client.post("/logga-in/kod/", {"code": code_in_mail(), "next": "/mitt-konto/passkey/?a=1&b=2"})
    assert done["Location"] == "/mitt-konto/passkey/?a=1&b=2"


@pytest.mark.parametrize(("remember", "lasts"), [({}, False), ({"remember": "on"}, True)])
def test_device_is_remembered_when_asked_to(client, remember, lasts):
    sign_in(client, make_user(), **remember)

    assert bool(client.cookies["sessionid"]["max-age"]) == lasts
    assert client.session.get_expire_at_browser_close() != lasts


def test_sign_out_is_a_post(client):
    sign_in(client, make_user())

    assert client.get("/logga-ut/").status_code == 200
    assert is_signed_in(client)
    assert client.post("/logga-ut/")["Location"] == "/"
    assert not is_signed_in(client)


def test_sign_out_does_not_lead_off_the_site(client):
    sign_in(client, make_user())

    assert client.post("/logga-ut/", {"next": "//evil.example"})["Location"] == "/"


def test_header_names_the_reader_and_offers_the_way_out(client):
    page = client.get("/").content.decode()
    assert "/logga-in/" in page
    assert "/logga-ut/" not in page

    sign_in(client, make_user(first_name="Maj-Britt"))
    page = client.get("/mitt-konto/").content.decode()
    assert "Maj-Britt" in page
    assert 'action="/logga-ut/"' in page


def test_masked_address_keeps_its_owner_only():
    assert masked("maria@posten.example") == "ma•••@posten.example"
    assert masked("bo@posten.example") == "b•••@posten.example"


def test_no_password_is_kept_or_taken(client):
    user = User.objects.create_user("somebody@example.org", "correct-horse-battery")

    assert not user.has_usable_password()
    user.set_password("correct-horse-battery")
    user.save()
    assert not client.login(username=user.email, password="correct-horse-battery")
    assert not client.login(email=user.email, password="correct-horse-battery")


@pytest.mark.parametrize(
    "path",
    ["/admin/login/", "/_util/login/", "/admin/password_reset/", "/admin/password_reset/confirm/x/y/"],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_pages_that_take_passwords_lead_to_ours(client, path, method):
    user = make_user()
    user.set_password("correct-horse-battery")
    user.save()

    answer = getattr(client, method)(
        path + "?next=/admin/pages/", {"username": user.email, "password": "correct-horse-battery"}
    )

    assert answer.status_code == 302
    assert answer["Location"].startswith("/logga-in/")
    assert "sessionid" not in client.cookies


def test_languages_lead_to_the_same_page_and_nobody_sees_anothers_way(client):
    home = Site.objects.get(is_default_site=True).root_page
    home.copy_for_translation(make_locale("en")).save_revision().publish()

    first = client.get("/logga-in/?next=/mitt-konto/passkey/").content.decode()
    second = client.get("/logga-in/").content.decode()
    third = client.get("/sok/?q=x").content.decode()

    assert 'href="/en/logga-in/?next=/mitt-konto/passkey/"' in first
    assert 'href="/en/logga-in/"' in second
    assert "passkey/?" not in second
    assert "/mitt-konto/passkey/" not in second + third
    assert 'href="/en/sok/?q=x"' in third
