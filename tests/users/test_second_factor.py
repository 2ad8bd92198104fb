"""Staff show a second factor; nobody else has to, and nobody without rights gets into the admin."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail

from tests.factories.core import make_administrator, make_user
from tests.factories.home import make_site
from tests.users.signing_in import is_signed_in, make_staff, sign_in
from users.models import User

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _site(settings):
    make_site()
    settings.STAFF_SECOND_FACTOR = True


def add_app(user: User) -> Authenticator:
    return TOTP.activate(user, SECRET).instance


def app_code() -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(SECRET, counter)))


def test_staff_without_a_second_factor_are_led_to_choose_one(client):
    sign_in(client, make_staff())

    answer = client.get("/admin/pages/?x=1")

    assert answer["Location"] == "/mitt-konto/andra-steget/?next=%2Fadmin%2Fpages%2F%3Fx%3D1"
    page = client.get(answer["Location"])
    assert page.status_code == 200
    assert "/mitt-konto/passkey/?next=/admin/pages/%3Fx%3D1" in page.content.decode()
    assert client.get("/mitt-konto/passkey/").status_code == 200
    assert client.get("/mitt-konto/app/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_setting_up_the_app_opens_the_admin(client):
    user = make_staff()
    sign_in(client, user)
    client.get("/mitt-konto/app/")
    secret = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))

    done = client.post("/mitt-konto/app/", {"code": f"{code[:3]} {code[3:]}", "next": "/admin/"})

    assert done["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200
    assert mail.outbox[-1].to == [user.email]
    assert len(mail.outbox) == 2


def test_code_by_mail_alone_does_not_sign_staff_in(client):
    user = make_staff()
    add_app(user)

    answer = sign_in(client, user, next="/admin/")

    assert answer["Location"] == "/logga-in/andra-steget/"
    assert not is_signed_in(client)
    page = client.get("/logga-in/andra-steget/")
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]


def test_app_code_signs_staff_in_and_on(client):
    user = make_staff()
    add_app(user)
    sign_in(client, user, next="/admin/", remember="on")

    wrong = client.post("/logga-in/andra-steget/", {"code": "12"})
    done = client.post("/logga-in/andra-steget/", {"code": app_code()})

    assert wrong.status_code == 200
    assert 'aria-invalid="true"' in wrong.content.decode()
    assert done["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200
    assert client.session.get_expiry_age() <= 14 * 24 * 3600  # staff are not remembered for a quarter of a year


def test_app_codes_cannot_be_guessed_for_long(client):
    user = make_staff()
    add_app(user)
    sign_in(client, user)
    for _ in range(11):
        client.post("/logga-in/andra-steget/", {"code": "000000"})

    client.post("/logga-in/andra-steget/", {"code": app_code()})

    assert not is_signed_in(client)


def test_session_that_showed_none_signs_in_again_before_the_admin(client):
    user = make_staff()
    sign_in(client, user)
    add_app(user)  # on another device

    answer = client.get("/admin/")

    assert answer["Location"] == "/mitt-konto/bekrafta/?next=%2Fadmin%2F"
    assert client.get(answer["Location"]).status_code == 200


def test_members_passkey_is_no_duty(client):
    user = make_user()
    Authenticator.objects.create(user=user, type="webauthn", data={"name": "Mobilen", "credential": {}})

    sign_in(client, user)

    assert is_signed_in(client)


def test_demo_and_tests_do_not_ask(client, settings):
    settings.STAFF_SECOND_FACTOR = False
    user = make_administrator()
    add_app(user)

    assert sign_in(client, user, next="/admin/")["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_signing_out_of_the_admin_needs_no_second_factor(client):
    sign_in(client, make_staff())

    assert client.post("/admin/logout/")["Location"] == "/logga-in/"


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/users/", "/admin/finns-inte/"])
def test_member_in_the_admin_gets_a_page_that_explains(client, path):
    sign_in(client, make_user(first_name="Elsa"))

    answer = client.get(path)

    assert answer.status_code == 403
    text = answer.content.decode()
    assert "Elsa" in text
    assert 'href="/mitt-konto/"' in text
    assert f'value="/logga-in/?next={path.replace("/", "%2F")}"' in text
    assert "no-store" in answer["Cache-Control"]


def test_stranger_in_the_admin_comes_to_sign_in_and_back(client):
    answer = client.get("/admin/pages/")

    assert answer["Location"] == "/logga-in/?next=/admin/pages/"


def test_member_who_wanted_the_admin_does_not_go_round_in_circles(client):
    user = make_user()

    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain == [("/logga-in/?next=/admin/", 302)]
    signed_in = sign_in(client, user, next="/admin/")
    end = client.get(signed_in["Location"], follow=True)

    assert end.status_code == 403
    assert end.redirect_chain == []


def test_way_out_of_the_403_signs_out_and_comes_back(client):
    sign_in(client, make_user())
    client.get("/admin/")

    answer = client.post("/logga-ut/", {"next": "/logga-in/?next=%2Fadmin%2F"})

    assert answer["Location"] == "/logga-in/?next=%2Fadmin%2F"
    assert not is_signed_in(client)


def test_public_pages_ask_no_queries_for_the_door(client, django_assert_num_queries):
    from users.middleware import AdminDoorMiddleware

    class Nobody:
        is_authenticated = True

    request = type("Request", (), {"path": "/politik/", "user": Nobody(), "resolver_match": None})()
    with django_assert_num_queries(0):
        assert AdminDoorMiddleware(lambda request: None).process_view(request, None, (), {}) is None
