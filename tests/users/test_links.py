"""Links that an operator prints when mail is down, and the command that makes an administrator."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from tests.factories.core import make_user
from tests.factories.home import make_site
from tests.users.signing_in import is_signed_in, make_staff, sign_in
from users import links
from users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    make_site()


def printed(capsys, *arguments: str) -> str:
    """The path of the link that the command prints."""
    call_command("sign_in_link", *arguments)
    address = capsys.readouterr().out.strip()
    assert address.startswith("http://localhost:8000/logga-in/lank/")
    return address.removeprefix("http://localhost:8000")


def test_link_signs_in_at_the_press_of_a_button(client, capsys):
    make_user()
    path = printed(capsys, "Somebody@example.org")

    shown = client.get(path)
    assert shown.status_code == 200
    assert "no-store" in shown["Cache-Control"]
    assert not is_signed_in(client)
    assert client.post(path).status_code == 302
    assert is_signed_in(client)
    assert mail.outbox == []


def test_link_works_once(client, capsys):
    make_user()
    path = printed(capsys, "somebody@example.org")
    client.post(path)
    other = Client()

    assert other.get(path).status_code == 410
    assert other.post(path).status_code == 410
    assert not is_signed_in(other)


def test_link_that_two_use_at_once_lets_one_in():
    user = make_user()
    token = links.make_link(user).rstrip("/").rpartition("/")[2]
    both_have_looked = links.user_of(token)
    assert both_have_looked is not None

    assert [bool(links.use(token)), bool(links.use(token))] == [True, False]


def test_link_ends_when_its_owner_signs_in_otherwise(client, capsys):
    user = make_user()
    path = printed(capsys, user.email)
    sign_in(client, user)

    assert Client().get(path).status_code == 410


def test_link_expires(client, capsys):
    make_user()
    with time_machine.travel(datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC), tick=False) as clock:
        path = printed(capsys, "somebody@example.org")
        clock.shift(datetime.timedelta(minutes=15, seconds=1))

        assert client.post(path).status_code == 410


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "🌸"])
def test_link_that_was_made_up_is_no_500(client, token):
    assert client.get(f"/logga-in/lank/{token}/").status_code == 410


def test_link_asks_staff_for_their_second_factor_all_the_same(client, capsys, settings):
    settings.STAFF_SECOND_FACTOR = True
    user = make_staff()
    Authenticator.objects.create(user=user, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})

    assert client.post(printed(capsys, user.email))["Location"] == "/logga-in/andra-steget/"
    assert not is_signed_in(client)


def test_lost_second_factor_is_forgotten_by_the_operator(client, capsys, settings):
    settings.STAFF_SECOND_FACTOR = True
    user = make_staff()
    Authenticator.objects.create(user=user, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})

    client.post(printed(capsys, user.email, "--forget-second-factor"))

    assert is_signed_in(client)
    assert client.get("/admin/")["Location"].startswith("/mitt-konto/andra-steget/")


@pytest.mark.parametrize("email", ["nobody@example.org", "closed@example.org"])
def test_link_for_nobody_is_refused(email):
    make_user("closed@example.org", is_active=False)

    with pytest.raises(CommandError, match=email):
        call_command("sign_in_link", email)


@pytest.mark.parametrize("command", ["add_administrator", "createsuperuser"])
def test_administrator_is_made_without_a_password(client, command, capsys):
    call_command(command, "Forsta@example.org")
    call_command(command, "forsta@example.org")
    user = User.objects.get()

    assert user.is_superuser
    assert not user.has_usable_password()
    sign_in(client, user)
    assert client.get("/admin/").status_code == 200


def test_administrator_needs_an_address():
    with pytest.raises(CommandError):
        call_command("add_administrator", "forsta")
