"""An editor with a phone writes a post with a picture, looks at it, schedules it, and sees it live."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.admin.calendar import site_zone
from home.models import PostPage
from tests.factories.core import image_file, make_administrator

TITLE = "Skolköket byggs om i vår"


@pytest.fixture
def editor(page: Page, live_server, demo_site, sign_in) -> Page:
    """A browser tab in which an editor is signed in."""
    sign_in(make_administrator("skribent@example.org"))
    page.goto(f"{live_server.url}/admin/")
    return page


def upload_main_image(page: Page, picture: Path) -> None:
    page.get_by_role("button", name="Välj en bild").first.click()
    page.get_by_role("tab", name="Ladda upp").click()
    page.locator("#id_image-chooser-upload-file").set_input_files(picture)
    page.locator("#id_image-chooser-upload-title").fill("Kockar i köket")
    page.locator("#id_image-chooser-upload-description").fill("Tre kockar skalar morötter.")
    page.locator(".modal form[action] button[type=submit], .modal form[action] input[type=submit]").last.click()
    expect(page.locator(".modal")).to_have_count(0)


def open_panel(page: Page, name: str) -> None:
    toggle = page.locator(f"[data-side-panel-toggle={name}]:visible").first
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()


def close_panel(page: Page, name: str) -> None:
    page.locator(f"[data-side-panel-toggle={name}]:visible").first.click()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_editor_publishes_a_post_from_a_phone(editor: Page, live_server, tmp_path: Path):
    picture = tmp_path / "IMG_4021.png"
    picture.write_bytes(image_file().read())
    assert fits(editor)

    editor.get_by_role("link", name="Skriv en nyhet").click()
    editor.locator("#id_title").fill(TITLE)
    editor.locator("#id_lead").fill("Maten ska lagas där barnen äter.")
    upload_main_image(editor, picture)
    assert fits(editor)

    open_panel(editor, "preview")
    preview = editor.frame_locator("#w-preview-iframe")
    expect(preview.locator("h1")).to_contain_text("Skolköket", timeout=20_000)
    assert editor.locator("input[name=preview-size]:checked").get_attribute("data-device-width") == "390"
    close_panel(editor, "preview")

    go_live = (timezone.now() + datetime.timedelta(minutes=2)).astimezone(site_zone())
    open_panel(editor, "status")
    editor.get_by_role("button", name="Sätt schema").first.click()
    editor.locator("#id_go_live_at").fill(f"{go_live:%Y-%m-%d %H:%M}")
    picker = editor.locator(".xdsoft_datetimepicker:visible")
    expect(picker).to_have_count(1)
    editor.get_by_role("heading", name="Sätt publiceringsschema").click()
    expect(picker).to_have_count(0)
    editor.get_by_role("button", name="Spara schema").click()
    expect(editor.get_by_role("button", name="Spara schema")).to_have_count(0)
    close_panel(editor, "status")  # on a phone it lies over the page
    editor.get_by_role("button", name="Fler åtgärder").click()
    editor.get_by_role("button", name=re.compile("Schemalägg")).click()
    expect(editor.locator(".messages")).to_contain_text("schemalagd", ignore_case=True)

    post = PostPage.objects.get(title=TITLE)
    assert not post.live
    assert post.main_image.default_alt_text == "Tre kockar skalar morötter."
    editor.goto(f"{live_server.url}/admin/")
    expect(editor.locator("#scheduled-section")).to_contain_text(f"kl. {go_live:%H.%M}")

    with time_machine.travel(go_live + datetime.timedelta(seconds=61)):
        call_command("publish_scheduled", verbosity=0)  # what the worker's clock does

    editor.goto(f"{live_server.url}/aktuellt/")
    editor.get_by_role("link", name=re.compile("Skol.?köket")).first.click()
    expect(editor.locator("h1")).to_be_visible()
    expect(editor.get_by_alt_text("Tre kockar skalar morötter.")).to_be_visible()


def test_checks_warn_of_what_is_missing(editor: Page, live_server):
    post = PostPage.objects.live().filter(locale__language_code="sv").order_by("-date").first()
    post.lead = post.search_description = post.main_image_alt = ""
    post.main_image.description = ""
    post.main_image.save()
    post.body = [("text", "<p>Budgeten finns att läsa. <a href='/kontakt/'>Klicka här</a></p>")]
    post.save_revision()

    editor.set_viewport_size({"width": 1280, "height": 900})
    editor.goto(f"{live_server.url}/admin/pages/{post.pk}/edit/")
    open_panel(editor, "checks")

    found = editor.locator("[data-checks-panel]")
    for problem in (
        "Ingressen saknas",
        "Länken säger inte vart den leder",
        "En bild saknar beskrivning",
        "Sidan saknar beskrivning för sökmotorer",
    ):
        expect(found).to_contain_text(problem, timeout=20_000)
