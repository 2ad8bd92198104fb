"""An editor writes a demand, moves it, tells how it goes and adopts the programme; a reader follows it all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from program.models import DemandRecord, PolicyAreaPage, ProgramPage, ProgramVersion
from program.programmes import state_of
from tests.factories.core import make_administrator

TITLE = "En bokbuss i varje by"


@pytest.fixture
def editor(page: Page, live_server, demo_site, sign_in) -> Page:
    """A browser tab in which an editor is signed in."""
    sign_in(make_administrator("skribent@example.org"))
    page.set_viewport_size({"width": 1280, "height": 1000})
    return page


def publish(page: Page) -> None:
    page.get_by_role("button", name="Fler åtgärder").click()
    page.get_by_role("button", name=re.compile("^Publicera")).click()
    expect(page.locator(".messages")).to_contain_text("publicerad", ignore_case=True, timeout=20_000)


def test_a_demand_from_first_word_to_adoption(editor: Page, live_server):
    area = PolicyAreaPage.objects.get(slug="kultur-och-fritid", locale__language_code="sv")
    draft = ProgramPage.objects.order_by("-path").first()
    places = area.demands.count()

    # Written last, moved to the top.
    editor.goto(f"{live_server.url}/admin/pages/{area.pk}/edit/")
    editor.locator("#id_demands-ADD").click()
    editor.locator(f"#id_demands-{places}-title").fill(TITLE)
    panel = editor.locator(f"#inline_child_demands-{places}, [id^='inline_child_demands-{places}']").first
    for _place in range(places):
        panel.get_by_role("button", name=re.compile("Flytta upp|Move up")).first.click()
    publish(editor)
    record = DemandRecord.objects.get(title=TITLE)
    assert record.place == 0

    # Its address leads to its place; it is moved, and the address still does.
    editor.goto(f"{live_server.url}/krav/{record.key}/")
    expect(editor).to_have_url(f"{live_server.url}/politik/kultur-och-fritid/#krav-{record.key}")
    expect(editor.locator(".claims > li").first).to_contain_text(TITLE)

    # How it goes is told from where the demand is edited.
    editor.goto(f"{live_server.url}/admin/snippets/program/demandrecord/edit/{record.pk}/")
    editor.locator("#id_status").select_option("halfway")
    editor.locator("#id_words").fill("bussen är beställd")
    editor.get_by_role("button", name="Spara").click()
    expect(editor.locator(".messages")).to_be_visible()
    editor.goto(f"{live_server.url}/politik/kultur-och-fritid/")
    expect(editor.locator(f"#krav-{record.key} .status")).to_contain_text("På gång: bussen är beställd")

    # The draft is adopted; then a word is changed in the area, and the draft of the next is begun.
    editor.goto(f"{live_server.url}/admin/program/{draft.pk}/lage/")
    editor.get_by_label(re.compile("Mötet har antagit")).check()
    editor.get_by_role("button", name="Anta programmet").click()
    expect(editor.get_by_text("Börja på nästa utkast")).to_be_visible()
    version = ProgramVersion.objects.get(program_key=draft.translation_key)
    rows = {row.title: row for row in PolicyAreaPage.objects.get(pk=area.pk).demands.all()}
    rows[TITLE].title = "En bokbuss i varannan by"
    area = PolicyAreaPage.objects.get(pk=area.pk)
    area.demands = list(rows.values())
    area.save_revision().publish()
    editor.get_by_role("button", name="Spara").click()
    expect(editor.get_by_role("heading", name="Anta programmet")).to_be_visible()
    assert state_of(ProgramPage.objects.get(pk=draft.pk)).status == "working"

    editor.goto(f"{live_server.url}{draft.url}")
    expect(editor.locator(f"#krav-{record.key} h3")).to_have_text("En bokbuss i varannan by")
    editor.get_by_role("link", name="Så som det antogs").first.click()
    expect(editor).to_have_url(f"{live_server.url}{draft.url}{version.slug}/")
    expect(editor.locator(f"#krav-{record.key} h3")).to_have_text(TITLE)
