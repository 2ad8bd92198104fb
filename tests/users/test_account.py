"""One's own account: ways to sign in, and devices."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from tests.factories.core import make_administrator, make_user
from tests.factories.home import make_site
from tests.users.signing_in import is_signed_in, make_staff, sign_in
from users import addresses, devices
from users.models import User

pytestmark = pytest.mark.django_db
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)
PRIVATE = (
    "/mitt-konto/",
    "/mitt-konto/passkey/",
    "/mitt-konto/app/",
    "/mitt-konto/bekrafta/",
    "/mitt-konto/andra-steget/",
)


@pytest.fixture(autouse=True)
def _site():
    make_site()


def make_passkey(user: User, name: str = "Mobilen") -> Authenticator:
    return Authenticator.objects.create(user=user, type="webauthn", data={"name": name, "credential": {}})


@pytest.mark.parametrize("path", PRIVATE)
def test_stranger_is_led_to_sign_in(client, path):
    answer = client.get(path)

    assert answer["Location"] == f"/logga-in/?next={path}"


@pytest.mark.parametrize("path", PRIVATE)
def test_pages_of_the_account_are_never_stored(client, path):
    sign_in(client, make_staff())

    answer = client.get(path)

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", ["/mitt-konto/ta-bort/1/", "/mitt-konto/enheter/", "/mitt-konto/enheter/1/"])
def test_changes_are_posts(client, path):
    sign_in(client, make_user())

    assert client.get(path).status_code == 405


def test_user_made_anyhow_has_a_verified_address():
    user = User(email="Ny@Example.org")
    user.clean()
    user.save()

    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [("ny@example.org", True, True)]


def test_address_follows_the_user_and_leaves_no_old_one():
    user = make_user()
    user.email = "ny@example.org"
    user.save()
    user.save(update_fields=["last_login"])

    assert list(EmailAddress.objects.values_list("user", "email")) == [(user.pk, "ny@example.org")]


def test_addresses_of_users_made_in_bulk():
    made = User.objects.bulk_create([User(email=f"{n}@example.org") for n in range(3)])

    addresses.keep_addresses(made)

    assert EmailAddress.objects.filter(verified=True, primary=True).count() == 3


def test_old_address_no_longer_gets_codes(client):
    user = make_user()
    user.email = "ny@example.org"
    user.save()

    client.post("/logga-in/", {"email": "somebody@example.org"})
    client.post("/logga-in/", {"email": "ny@example.org"})

    assert [message.to for message in mail.outbox] == [["ny@example.org"]]


def test_passkeys_are_listed_and_taken_away(client):
    user = make_user()
    passkey = make_passkey(user)
    other = make_passkey(make_user("annan@example.org"), "En annans")
    sign_in(client, user)
    page = client.get("/mitt-konto/").content.decode()
    assert "Mobilen" in page
    assert "En annans" not in page

    assert client.post(f"/mitt-konto/ta-bort/{other.pk}/").status_code == 404
    assert client.post(f"/mitt-konto/ta-bort/{passkey.pk}/")["Location"] == "/mitt-konto/"

    assert list(Authenticator.objects.all()) == [other]
    assert mail.outbox[-1].to == [user.email]
    assert "Mobilen" in mail.outbox[-1].body


@pytest.mark.parametrize(
    ("method", "path", "back"),
    [
        ("get", "/mitt-konto/passkey/", "%2Fmitt-konto%2Fpasskey%2F"),
        ("post", "/mitt-konto/passkey/", "%2Fmitt-konto%2F"),
        ("get", "/mitt-konto/app/", "%2Fmitt-konto%2Fapp%2F"),
        ("post", "/mitt-konto/ta-bort/1/", "%2Fmitt-konto%2F"),
    ],
)
def test_ways_to_sign_in_change_only_soon_after_signing_in(client, method, path, back):
    with time_machine.travel(datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC), tick=False) as clock:
        sign_in(client, make_staff())
        clock.shift(datetime.timedelta(minutes=16))
        answer = getattr(client, method)(path)

    assert answer["Location"] == f"/mitt-konto/bekrafta/?next={back}"


def test_member_sets_up_no_app_since_nobody_asks_for_it(client):
    sign_in(client, make_user())

    assert client.get("/mitt-konto/app/")["Location"] == "/mitt-konto/"
    assert "/mitt-konto/app/" not in client.get("/mitt-konto/").content.decode()


def test_user_made_in_the_admin_signs_in_with_a_code(client):
    administrator = Client()
    sign_in(administrator, make_administrator())
    form = administrator.get("/admin/users/new/").content.decode()
    assert "password" not in form

    administrator.post("/admin/users/new/", {"email": "Ny@Example.org", "first_name": "Ny", "last_name": "Person"})

    sign_in(client, User.objects.get(email="ny@example.org"))
    assert is_signed_in(client)


def test_form_that_stood_open_too_long_is_explained():
    careful = Client(enforce_csrf_checks=True)

    answer = careful.post("/logga-in/", {"email": "somebody@example.org"})

    assert answer.status_code == 403
    assert 'href="/logga-in/"' in answer.content.decode()


@pytest.mark.parametrize("credential", ["", "{}", "[]", "null", "x", '{"id": 1}', '{"response": {"userHandle": "AA"}}'])
@pytest.mark.parametrize("path", ["/logga-in/passkey/", "/mitt-konto/passkey/"])
def test_what_is_no_passkey_is_no_500(client, path, credential):
    if path.startswith("/mitt"):
        sign_in(client, make_user())
    client.post(path, headers={"Accept": "application/json"})

    assert client.post(path, {"credential": credential, "name": "x"}).status_code in {200, 302}


def test_passkeys_options_are_given_for_a_post_only(client):
    assert client.get("/logga-in/passkey/", headers={"Accept": "application/json"})["Location"] == "/logga-in/"
    assert "sessionid" not in client.cookies

    options = client.post("/logga-in/passkey/", headers={"Accept": "application/json"}).json()

    assert options["publicKey"]["userVerification"] == "required"
    assert options["publicKey"]["rpId"] == "testserver"


def test_device_is_listed_by_name_and_without_its_address(client):
    user = make_user()
    client.defaults["HTTP_USER_AGENT"] = PHONE
    sign_in(client, user)

    assert "Chrome, Android" in client.get("/mitt-konto/").content.decode()
    assert UserSession.objects.get().ip == devices.NO_ADDRESS


def test_another_device_is_signed_out(client):
    user = make_user()
    phone = Client(headers={"User-Agent": PHONE})
    sign_in(phone, user)
    sign_in(client, user)
    row = UserSession.objects.get(session_key=phone.session.session_key)

    client.post(f"/mitt-konto/enheter/{row.pk}/")

    assert not is_signed_in(phone)
    assert is_signed_in(client)


def test_somebody_elses_device_stays(client):
    other = Client()
    sign_in(other, make_user("annan@example.org"))
    sign_in(client, make_user())

    client.post(f"/mitt-konto/enheter/{UserSession.objects.get(user__email='annan@example.org').pk}/")
    client.post("/mitt-konto/enheter/")

    assert is_signed_in(other)


def test_all_other_devices_are_signed_out(client):
    user = make_user()
    others = [Client(), Client()]
    for other in others:
        sign_in(other, user)
    sign_in(client, user)

    client.post("/mitt-konto/enheter/")

    assert [is_signed_in(other) for other in others] == [False, False]
    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (PHONE, "Chrome, Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
    ],
)
def test_devices_are_told_apart(agent, name):
    assert devices.describe(agent) == name


def test_closed_account_is_signed_out_everywhere(client):
    user = make_user()
    sign_in(client, user)
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert not is_signed_in(client)
