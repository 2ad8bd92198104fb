"""A stranger with a phone opens the site for the first time."""

from __future__ import annotations

from playwright.sync_api import Page


def test_front_page_is_quiet_and_leads_on(page: Page, live_server, demo_site):
    complaints: list[str] = []
    asked: set[str] = set()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.add(request.url))

    answer = page.goto(live_server.url)

    assert answer is not None
    assert answer.status == 200
    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.locator("h1").count() == 1
    assert {url for url in asked if not url.startswith((live_server.url, "data:"))} == set()
    assert page.context.cookies() == []
    assert complaints == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.locator("main a[href]").first.click()

    assert page.url != live_server.url
    assert page.locator("h1").count() == 1
    assert complaints == []
