"""An association takes the site, changes name and colour in the admin, and is at home."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.factories.core import make_administrator

ACCENT = "#14532d"


def accent_of(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()")


def test_name_and_colour_reach_every_page(page: Page, live_server, demo_site, sign_in):
    sign_in(make_administrator("nagon@example.org"))
    page.goto(f"{live_server.url}/admin/settings/core/sitesettings/")

    page.locator("#id_name").fill("Byalaget")
    page.locator("#id_accent").fill(ACCENT)
    page.get_by_role("button", name="Spara").click()
    page.wait_for_load_state()

    page.context.clear_cookies()
    for path in ("/", "/kontakt/", "/en/", "/finns-inte/"):
        page.goto(live_server.url + path)
        expect(page.locator(".site-header")).to_contain_text("Byalaget")
        assert accent_of(page) == ACCENT


def test_colours_that_miss_are_refused_with_the_numbers(page: Page, live_server, demo_site, sign_in):
    sign_in(make_administrator("nagon@example.org"))
    page.goto(f"{live_server.url}/admin/settings/core/sitesettings/")

    page.locator("#id_accent").fill("#73529f")
    page.locator("#id_name").fill("Byalaget")
    page.get_by_role("button", name="Spara").click()

    expect(page.locator("body")).to_contain_text("går inte att skilja åt")
    expect(page.locator("#id_name")).to_have_value("Byalaget")
