"""Error pages: each has its own, and those for hard times need no database."""

import pytest
from django.db import OperationalError
from django.template.loader import get_template
from django.test import Client

from home.models import HomePage
from tests.factories.home import make_site


@pytest.mark.parametrize("code", ["400", "500", "503"])
def test_static_error_page_needs_nothing(code):
    html = get_template(f"{code}.html").render({})  # without the mark, pytest-django lets no query through
    assert "<html lang=" in html
    assert "<style" not in html


def test_a_lost_database_gives_503(db, client, monkeypatch):
    make_site()

    def lost(*args, **kwargs):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(HomePage, "serve", lost)
    response = client.get("/")
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "no-store" in response["Cache-Control"]
    assert "default-src" in response["Content-Security-Policy"]


def test_an_unforeseen_error_gives_500_without_a_trace(db, monkeypatch):
    make_site()

    def fails(*args, **kwargs):
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(HomePage, "serve", fails)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert "a secret detail" not in response.content.decode()
    assert "<h1" in response.content.decode()


def test_a_broken_host_gives_400(db, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    response = Client(headers={"host": "evil.example"}).get("/")
    assert response.status_code == 400
