"""A real browser for the tests in this folder: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from devtools import browser

# Playwright's synchronous API keeps an event loop in this thread, which Django
# would take for an asynchronous caller of the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser: skip and say so, but fail where nobody reads along."""
    if browser.find():
        return
    if os.environ.get("CI"):
        pytest.exit("No browser for the browser tests (see site/devtools/browser.py).", 3)
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.skip(reason="NO BROWSER: run `make setup` or set CHROMIUM"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Launch the system's browser; Playwright's own is never downloaded."""
    return {
        **browser_type_launch_args,
        "executable_path": browser.find(),
        "args": list(browser.FLAGS),
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    """A Swedish reader with a phone's width; tests that need another say so."""
    return {
        **browser_context_args,
        "locale": "sv-SE",
        "timezone_id": "Europe/Stockholm",
        "viewport": {"width": 390, "height": 844},
    }


@pytest.fixture
def sign_in(page: Page, live_server: Any) -> Callable[[Any], Page]:
    """Carry a session of somebody over into the browser, without the way through the sign-in."""

    def carry_over(user: Any, tab: Page = page) -> Page:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        tab.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return tab

    return carry_over
