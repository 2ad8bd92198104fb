"""Somebody of the board changes how the plan goes on a phone, and with the keyboard; the lilac follows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from program.models import PlannedAction
from tests.factories.core import make_member

LIST = "/admin/snippets/program/plannedaction/"
NINE = "Verksamhetsplanen som en syrenklase: 9 punkter klara, 8 på gång och 7 planerade."
TEN = "Verksamhetsplanen som en syrenklase: 10 punkter klara, 7 på gång och 7 planerade."


@pytest.fixture
def board(page: Page, live_server, demo_site, sign_in) -> Page:
    """A browser tab on a phone in which somebody of the board is signed in."""
    return sign_in(make_member("ny@example.org", "Styrelsen"))


def test_status_is_two_presses_away_and_the_lilac_follows(board: Page, live_server):
    action = PlannedAction.objects.filter(status="halfway").in_order().last()
    row = board.locator(f"#{action.anchor}")
    board.goto(f"{live_server.url}/")
    expect(board.locator("svg.cluster")).to_have_attribute("aria-label", NINE)

    board.goto(f"{live_server.url}/admin/")
    board.get_by_role("link", name="Ändra läget i verksamhetsplanen").click()
    row.locator("summary").click()
    row.get_by_role("button", name="Klar", exact=True).click()

    expect(row.get_by_role("status")).to_have_text("Halvvägs → Klar")
    assert board.evaluate("document.documentElement.scrollWidth") == 390
    for path in ("/", "/verksamhetsplan/"):
        board.goto(f"{live_server.url}{path}")
        expect(board.locator("svg.cluster")).to_have_attribute("aria-label", TEN)

    # Back with the keyboard alone, by the row's own button.
    board.goto(f"{live_server.url}{LIST}")
    row.locator("summary").focus()
    board.keyboard.press("Enter")
    row.get_by_role("button", name="Påbörjad").focus()
    board.keyboard.press("Enter")
    expect(row.get_by_role("status")).to_have_text("Klar → Påbörjad")
    row.get_by_role("button", name="Ångra").focus()
    board.keyboard.press("Enter")
    expect(row.locator("summary")).to_have_text(re.compile("^Klar"))
