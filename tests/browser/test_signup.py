"""An evening with one place: two sign up with their phones, the first gives the place back, the other gets it."""

from __future__ import annotations

import datetime
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.models import OutboxMail
from core.public_forms import tokens
from tests.factories.core import save_settings
from tests.factories.events import make_calendar, make_event
from tests.factories.home import make_site
from tests.factories.signups import make_sheet


@pytest.fixture
def evening(transactional_db, settings, live_server, monkeypatch):
    monkeypatch.setattr(tokens, "SHORTEST", datetime.timedelta(0))
    settings.SITE_URL = live_server.url
    site = make_site()
    save_settings(site, name="Syrenen")
    event = make_event(make_calendar(site.root_page), "Kvällen", timezone.now() + datetime.timedelta(days=9))
    make_sheet(event, capacity=1, asks_food=True)
    return event


def fill_in(page: Page, name: str, button: str) -> None:
    page.get_by_label("Ditt namn").fill(name)
    page.get_by_label("Din e-postadress").fill(f"{name.lower()}@example.org")
    page.get_by_label(re.compile("^Mat")).fill("Allt utom fisk")
    page.get_by_role("button", name=button).click()


def test_place_is_given_back_and_taken(page: Page, live_server, evening):
    url = f"{live_server.url}{evening.url}"
    page.goto(url)
    page.get_by_role("link", name="Anmäl dig").click()
    fill_in(page, "Ada", "Anmäl mig")
    expect(page.get_by_text("Du har en plats.")).to_be_visible()
    page.get_by_role("link", name="Anmäl en person till").click()

    expect(page.get_by_text("Fullbokat.")).to_be_visible()
    fill_in(page, "Bo", "Ställ mig på väntelistan")
    expect(page.get_by_text("Du står på väntelistan.")).to_be_visible()

    link = re.search(r"http\S+/min/anmalan/\S+", OutboxMail.objects.get(to="ada@example.org").text)
    assert link is not None
    page.goto(link[0])
    expect(page.get_by_role("heading", name="Du har en plats")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="avanmäl mig").click()
    expect(page.get_by_role("heading", name="Du har avanmält dig")).to_be_visible()

    subjects = OutboxMail.objects.filter(to="bo@example.org").order_by("pk").values_list("subject", flat=True)
    assert list(subjects) == ["Du står på väntelistan: Kvällen", "Du har fått en plats: Kvällen"]
    assert page.context.cookies() == []
