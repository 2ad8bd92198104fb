"""One click signs anybody in as anybody: in the demo, and nowhere else."""

from __future__ import annotations

import subprocess

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import clear_url_caches, set_urlconf

from tests.factories.home import make_site
from tests.house.test_settings import PRODUCTION, run
from tests.users.signing_in import is_signed_in
from users.demo.load import load
from users.demo.roles import ROLES
from users.models import User


@pytest.fixture
def demo(db, settings, monkeypatch):
    """The site as `make run` has it: the address exists and the users are there."""
    import importlib

    import config.urls
    import users.urls

    def reload() -> None:
        importlib.reload(users.urls)
        importlib.reload(config.urls)
        clear_url_caches()
        set_urlconf(None)

    make_site()
    load()
    settings.DEMO_SIGN_IN = True
    reload()
    yield
    settings.DEMO_SIGN_IN = False
    reload()


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.slug)
def test_one_click_signs_in_as_a_role(demo, client, role):
    page = client.get("/logga-in/").content.decode()
    assert f'value="{role.slug}"' in page

    answer = client.post("/logga-in/demo/", {"role": role.slug})

    assert answer.status_code == 302
    assert answer["Location"] == ("/admin/" if role.works_in_admin else "/mitt-konto/")
    assert is_signed_in(client)
    assert client.get("/mitt-konto/").context["user"].email == role.email


def test_click_is_a_post_that_carries_a_token(demo):
    client = Client(enforce_csrf_checks=True)

    assert client.get("/logga-in/demo/?role=medlem").status_code == 405
    assert client.post("/logga-in/demo/", {"role": "medlem"}).status_code == 403


def test_next_click_is_another_role(demo, client):
    client.post("/logga-in/demo/", {"role": "medlem"})
    client.post("/logga-in/demo/", {"role": "kassor"})

    assert client.get("/mitt-konto/").context["user"].email == "kassor@example.org"


@pytest.mark.parametrize("role", ["", "finns-inte", "\0", "administrator@example.org"])
def test_role_that_there_is_not_is_a_404(demo, client, role):
    assert client.post("/logga-in/demo/", {"role": role}).status_code == 404


def test_administrator_reaches_the_admin_without_any_groups(demo, client):
    client.post("/logga-in/demo/", {"role": "administrator"})

    assert client.get("/admin/").status_code == 200


@pytest.mark.django_db
def test_loading_twice_makes_each_user_once_and_joins_groups_made_since():
    load()
    group = Group.objects.get_or_create(name="Kassör")[0]
    load()

    assert User.objects.count() == len(ROLES)
    assert [user.email for user in group.user_set.all()] == ["kassor@example.org"]


@pytest.mark.django_db
def test_administrator_is_of_the_group_and_may_do_everything():
    load()

    administrator = User.objects.get(email="administrator@example.org")
    assert administrator.groups.filter(name="Administratörer").exists()
    assert administrator.is_superuser


@pytest.mark.django_db
def test_nothing_of_it_is_there_otherwise(client):
    make_site()
    load()

    assert client.post("/logga-in/demo/", {"role": "administrator"}).status_code in {404, 405}
    assert "administrator" not in client.get("/logga-in/").content.decode()
    assert not is_signed_in(client)


def test_production_refuses_to_start_with_the_variable():
    done = run(["manage.py", "check"], {**PRODUCTION, "DEMO_SIGN_IN": "1"})

    assert done.returncode != 0
    assert "DEMO_SIGN_IN is for the demo only" in done.stdout


def test_production_refuses_to_start_with_the_setting(tmp_path):
    (tmp_path / "careless.py").write_text("from config.settings.production import *\nDEMO_SIGN_IN = True\n")
    program = f"import sys; sys.path[:0] = ['site', '.', {str(tmp_path)!r}]; import django; django.setup()"

    done: subprocess.CompletedProcess[str] = run(["-c", program], {**PRODUCTION, "DJANGO_SETTINGS_MODULE": "careless"})

    assert done.returncode != 0
    assert "DEMO_SIGN_IN lets anybody in" in done.stdout
