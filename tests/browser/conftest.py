"""A real browser for the tests in this folder: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os

import pytest

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
