"""A stranger with a phone writes to us: forgets a field, loses the line, and loses nothing of the letter."""

from __future__ import annotations

import re
import time

from playwright.sync_api import Page, expect

from core.models import OutboxMail
from core.public_forms import tokens
from home.models import FormEntry

LETTER = "Hej!\nKan jag komma in med rullstol?"


def test_letter_survives_an_error_and_a_lost_line(page: Page, live_server, demo_site):
    page.goto(f"{live_server.url}/kontakt/")
    page.get_by_role("link", name="Skriv till oss").click()
    page.get_by_label("Ditt namn").fill("Åsa Öberg")
    page.get_by_label("Ditt meddelande").fill(LETTER)
    time.sleep(tokens.SHORTEST.total_seconds())

    # The address is forgotten: the summary has the focus, and leads to the field.
    page.get_by_role("button", name="Skicka").click()
    expect(page).to_have_title(re.compile(r"^Fel: .+ – Syrenen"), timeout=15_000)
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    summary.get_by_role("link").click()
    field = page.get_by_label("Din e-postadress")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Ditt meddelande")).to_have_value(LETTER)
    field.fill("asa@example.org")

    # The line is lost: nothing is sent, nothing is lost, and the page says so.
    page.context.set_offline(True)
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator("[data-draft-status]")).to_contain_text("ingen anslutning")
    page.context.set_offline(False)

    # The reader starts all over from another page: what was written is there again.
    page.goto(f"{live_server.url}/kontakt/")
    expect(page.get_by_label("Ditt meddelande")).to_have_value(LETTER)
    expect(page.get_by_label("Din e-postadress")).to_have_value("asa@example.org")
    time.sleep(tokens.SHORTEST.total_seconds())
    page.get_by_role("button", name="Skicka").dblclick()

    expect(page.get_by_role("heading", name="Tack, det har kommit fram")).to_be_visible()
    page.reload()
    page.get_by_role("link", name="Skriv en gång till").click()
    expect(page.get_by_label("Ditt meddelande")).to_have_value("")
    assert page.context.cookies() == []
    assert FormEntry.objects.get().form_data["meddelande"] == LETTER
    assert OutboxMail.objects.filter(to="asa@example.org").count() == 1
