"""A member's errand on my page, and what happens in an open browser when membership ends."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from members_area.models import Circle, Member
from members_area.register import leaving
from tests.factories.home import make_site
from tests.factories.members import days, enrol, make_private, make_start

pytestmark = pytest.mark.django_db(transaction=True)


def test_member_changes_details_and_leaves(page, live_server, sign_in):
    start = make_start(make_site().root_page)
    make_private(start, "Ny som medlem", show_in_menus=True)
    Circle.objects.create(name="Skola")
    member = enrol("maj@example.org", first_name="Maj-Britt", last_name="Olsson")
    sign_in(member.user)
    page.goto(f"{live_server.url}/medlem/")
    page.get_by_role("heading", name="Hej Maj-Britt").wait_for()
    page.get_by_label("Medlemssidor").get_by_role("link", name="Mina uppgifter").click()
    page.get_by_label("På papper").check()
    page.get_by_role("button", name="Spara").click()
    page.get_by_text("Skriv vart brevet ska skickas.").first.wait_for()
    page.get_by_label("Postadress").fill("Storgatan 1")
    page.get_by_label("Skola").check()
    page.get_by_role("button", name="Spara").click()
    page.get_by_text("Dina uppgifter är sparade.").wait_for()

    found = Member.objects.get()
    assert (found.letter_by, found.postal_address, found.circles_in_words) == ("paper", "Storgatan 1", "Skola")
    for path in (
        "/medlem/",
        "/medlem/mina-uppgifter/",
        "/medlem/mina-uppgifter/ladda-ner/",
        "/medlem/mina-uppgifter/radera/",
    ):
        page.goto(live_server.url + path)
        problems = Axe().run(page).response["violations"]
        assert [(path, problem["id"]) for problem in problems] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390

    leaving.leave(Member.objects.all(), on=days(0))
    page.goto(f"{live_server.url}/medlem/")
    assert "/logga-in/" in page.url
