"""A member signs in with a code, adds a passkey, uses it, and signs another device out."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.factories.home import make_site
from users.models import User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains of: a forbidden script or style among it."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


NO_OFFER = "sessionStorage.offer || (PublicKeyCredential.isConditionalMediationAvailable = async () => false)"


def add_authenticator(page: Page) -> CDPSession:
    """Give the browser a device that answers for its owner.

    It also takes what the address field offers as soon as it can, so nothing is offered till a test asks for it.
    """
    page.add_init_script(NO_OFFER)
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return session


def sign_in_with_code(page: Page, url: str, email: str) -> None:
    """Ask for a code, read it in the mail and type it in."""
    page.goto(f"{url}/logga-in/")
    page.fill("#email", email)
    page.press("#email", "Enter")
    page.wait_for_url("**/logga-in/kod/")
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)
    assert code
    page.fill("#code", code.group())
    page.press("#code", "Enter")
    page.wait_for_url("**/mitt-konto/")


def test_code_then_passkey_then_another_device(page: Page, browser: Browser, live_server, complaints):
    make_site()
    User.objects.create_user("elsa@example.org", first_name="Elsa")
    add_authenticator(page)

    sign_in_with_code(page, live_server.url, "elsa@example.org")
    page.click("a[href='/mitt-konto/passkey/']")
    page.fill("#name", "Mobilen")
    page.click("form[data-passkey=create] button")
    page.wait_for_url(f"{live_server.url}/mitt-konto/")
    expect(page.locator("main")).to_contain_text("Mobilen")

    page.click("main form[action='/logga-ut/'] button")
    page.goto(f"{live_server.url}/logga-in/?next=/mitt-konto/bekrafta/")
    page.click("form[data-passkey=get] button")
    page.wait_for_url("**/mitt-konto/bekrafta/")

    page.wait_for_load_state("networkidle")
    page.goto(f"{live_server.url}/mitt-konto/")
    page.click("main form[action='/logga-ut/'] button")
    page.evaluate("sessionStorage.offer = 1")
    page.goto(f"{live_server.url}/logga-in/?next=/mitt-konto/bekrafta/")  # the field offers the passkey by itself
    page.wait_for_url("**/mitt-konto/bekrafta/")
    page.wait_for_load_state("networkidle")

    phone = browser.new_page(base_url=live_server.url, user_agent="Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1")
    sign_in_with_code(phone, live_server.url, "elsa@example.org")
    page.goto(f"{live_server.url}/mitt-konto/")
    page.locator("li", has_text="Safari, iPhone").get_by_role("button").click()
    page.wait_for_url("**/mitt-konto/")
    expect(page.locator("main")).not_to_contain_text("Safari, iPhone")
    phone.goto("/mitt-konto/")
    assert "/logga-in/" in phone.url
    phone.close()

    assert complaints == []


def test_owner_who_says_no_is_told_so_and_may_go_on(page: Page, live_server):
    make_site()
    session = add_authenticator(page)  # that knows no passkey of this site
    page.goto(f"{live_server.url}/logga-in/")
    assert session

    page.click("form[data-passkey=get] button")

    expect(page.locator("[data-passkey-status]")).not_to_be_empty(timeout=15_000)
    assert page.url.endswith("/logga-in/")


def test_staff_show_a_passkey_and_reach_the_admin(page: Page, live_server, settings, complaints):
    settings.STAFF_SECOND_FACTOR = True
    make_site()
    User.objects.create_superuser("majken@example.org", first_name="Majken")
    add_authenticator(page)

    sign_in_with_code(page, live_server.url, "majken@example.org")
    page.goto(f"{live_server.url}/admin/")
    page.wait_for_url("**/mitt-konto/andra-steget/**")
    page.click("a[href^='/mitt-konto/passkey/']")
    page.click("form[data-passkey=create] button")
    page.wait_for_url(f"{live_server.url}/admin/")

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/logga-in/?next=/admin/")
    page.fill("#email", "majken@example.org")
    page.press("#email", "Enter")
    page.wait_for_url("**/logga-in/kod/**")
    code = next(
        found.group() for message in reversed(mail.outbox) if (found := re.search(r"\b\d{6}\b", message.subject))
    )
    page.fill("#code", code)
    page.press("#code", "Enter")
    page.wait_for_url("**/logga-in/andra-steget/")
    page.click("form[data-passkey=get] button")
    page.wait_for_url(f"{live_server.url}/admin/")

    assert complaints == []


def test_everything_but_passkeys_works_without_script(browser: Browser, live_server):
    make_site()
    User.objects.create_user("elsa@example.org")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{live_server.url}/logga-in/")
    expect(page.locator("form[data-passkey]")).to_be_hidden()
    sign_in_with_code(page, live_server.url, "elsa@example.org")

    assert page.locator("h1").count() == 1
    context.close()
