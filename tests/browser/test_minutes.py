"""Secretary, approver, member, outsider and former member, one after the other, each in a browser of their own."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from core.models import OutboxMail
from members_area.models import ApprovedMinutes, MinutesPage
from tests.factories.core import make_user
from tests.factories.home import make_site
from tests.factories.meetings import make_meeting, make_meetings
from tests.factories.members import days, enrol, make_start

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "Vi köper en ny hörslinga."


def look(page, address, where=""):
    """Open an address on a phone and return its text; nothing may be wrong with the page."""
    page.goto(f"{where}{address}")
    problems = Axe().run(page).response["violations"]
    assert [(address, problem["id"]) for problem in problems] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    return page.locator("main").inner_text()


def test_minutes_from_the_meeting_to_the_members(page, live_server, sign_in, new_context):
    site = live_server.url
    meetings = make_meetings(make_start(make_site().root_page))
    meeting = make_meeting(meetings, days=-1, title="Medlemsmöte om våren")
    secretary = enrol("sekreterare@example.org", "secretary", first_name="Amir", last_name="Rostami").user
    enrol("hodan@example.org", "board", first_name="Hodan", last_name="Jama")
    member = enrol("maj@example.org", first_name="Maj-Britt", last_name="Olsson").user

    def tab_of(user):
        tab = new_context().new_page()
        return sign_in(user, tab) if user is not None else tab

    # The secretary: from the meeting to its minutes, written and sent.
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(secretary)
    page.add_init_script(
        "addEventListener('w-unsaved:watch-edits', () => { document.documentElement.dataset.watched = '' })"
    )
    page.goto(f"{site}/admin/moten/{meeting.pk}/")
    page.get_by_role("button", name="Skriv protokollet").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    page.locator("html[data-watched]").wait_for(state="attached")  # Wagtail looks for changes from then on
    with page.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url) as saved:
        page.get_by_label("Beslut", exact=True).first.fill(TEXT)
    assert saved.value.ok, "what is written is saved by itself"
    made = MinutesPage.objects.get()
    page.goto(f"{site}/admin/protokoll/{made.pk}/")
    page.get_by_label("Hodan Jama").check()
    page.get_by_role("button", name="Skicka till justering").click()
    page.get_by_text("Version 1 ligger hos justerarna").wait_for()

    # A member sees that it waits; the approver has a link, and no account is asked for.
    reader = tab_of(member)
    address = made.get_url()
    assert "Väntar på justering" in look(reader, address, site)
    assert TEXT not in reader.content()
    link = re.search(r"/medlem/justera/\S+", OutboxMail.objects.get(to="hodan@example.org").text).group()
    approver = tab_of(None)
    assert TEXT in look(approver, link, site)
    approver.get_by_role("button", name="Jag justerar protokollet").click()
    approver.get_by_text("har justerats").first.wait_for()
    assert ApprovedMinutes.objects.count() == 1

    # Now it is published: to the member, and to nobody else.
    assert TEXT in look(reader, address, site)
    assert "Justerat" in look(reader, "/medlem/protokoll/", site)
    look(reader, "/medlem/beslut/", site)
    look(reader, meeting.get_url(), site)
    former = enrol("forra@example.org", left_on=days(-1)).user
    for user, ends_at in (
        (make_user("utomstaende@example.org"), address),
        (former, "/logga-in/"),
        (None, "/logga-in/"),
    ):
        tab = tab_of(user)
        tab.goto(f"{site}{address}")
        assert ends_at in tab.url
        assert TEXT not in tab.content()
