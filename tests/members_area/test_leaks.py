"""The leak scan looks for members' addresses and phones wherever strangers and members can look."""

import pytest

from core.models import Audience
from core.visibility import leak_scan
from members_area.models import MinutesItem
from tests.factories.core import make_person
from tests.factories.home import make_page, make_site
from tests.factories.meetings import approve_all, make_meeting, make_meetings, write_minutes
from tests.factories.members import enrol, make_private, make_start

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    home = make_site().root_page
    start = make_start(home)
    make_private(start, "Hemlig arbetsordning", audience=",board,", slug="hemlig-arbetsordning")
    enrol("hemlig.adress@example.org", "board", phone="070-174 06 77")
    return home


def found():
    return {(row["kind"], row["reader"], row["about"].partition(" ")[0]) for row in leak_scan.run(mail=False).findings}


def test_members_area_in_order_has_no_leaks(home):
    assert found() == set()


def test_members_address_on_an_open_page_is_found(home, monkeypatch):
    from home.models import StandardPage

    page = make_page(home, "Styrelsen")
    real = StandardPage.serve

    def leaking(self, request, *args, **kwargs):
        response = real(self, request, *args, **kwargs).render()
        response.content += b"hemlig.adress@example.org"
        return response

    monkeypatch.setattr(StandardPage, "serve", leaking)

    assert ("page", "anonymous", "member") in found()
    assert page.effective_audience == Audience.EVERYONE


def test_address_that_is_public_anyway_is_no_leak(home):
    make_person("Karin", "karin", email="hemlig.adress@example.org", phone="070-174 06 77")
    make_page(home, "Styrelsen", lead="Skriv till hemlig.adress@example.org")

    assert found() == set()


def test_words_of_drafts_are_looked_for(home, monkeypatch):
    meetings = make_meetings(home.get_children().get(slug="medlem").specific)
    secretary = enrol("sekreterare@example.org", "secretary").user
    text = [("text", "<p>Kvittrande ord om hyran som ingen annan ska se ännu.</p>")]
    for kind in ("board", "members"):
        page = write_minutes(make_meeting(meetings, kind, -3, title=f"Hemligt möte {kind}"), secretary, 1)
        draft = page.get_latest_revision_as_object()
        draft.items = [MinutesItem(title="Hyran", text=text)]
        draft.save_revision()
    assert found() == set()

    monkeypatch.setattr("members_area.minutes.showing.may_write", lambda user: True)

    assert found() == {("page", "member", "words")}


def test_words_that_stand_in_minutes_for_members_too_give_no_draft_away(home):
    meetings = make_meetings(home.get_children().get(slug="medlem").specific)
    secretary = enrol("sekreterare@example.org", "secretary").user
    justerare = enrol("justerare@example.org", "board", first_name="Hodan", last_name="Jama").user
    text = [("text", "<p>Kvittrande ord om hyran som står i två protokoll.</p>")]
    meeting = make_meeting(meetings, "members", -30, title="Höstens möte")
    approve_all(write_minutes(meeting, secretary, items=[MinutesItem(title="Hyran", text=text)]), secretary, justerare)
    meeting = make_meeting(meetings, "board", -3, title="Hemligt styrelsemöte")
    write_minutes(meeting, secretary, items=[MinutesItem(title="Samma sak igen", text=text)])

    assert found() == set()
