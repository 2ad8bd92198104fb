"""One sitting, from the pasted list of dates to a reader's answered question and the area that shows the report."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.outbox import sending
from core.visibility import role_names
from reports import reminders
from reports.models import ReportPage, Sitting
from tests.factories.core import make_administrator, make_person
from tests.factories.home import make_site
from tests.factories.program import make_area, make_program
from tests.factories.reports import make_assembly, make_reports, make_seat

pytestmark = pytest.mark.django_db(transaction=True)
DAYS = 3


@pytest.fixture
def admin(browser, browser_context_args, live_server) -> Iterator[Page]:
    """Another browser, in which somebody of the newsroom is signed in."""
    client = Client()
    nils = make_administrator("nils@example.org")
    nils.groups.add(Group.objects.get(name=role_names.COMMUNICATIONS))
    client.force_login(nils)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context = browser.new_context(**{**browser_context_args, "viewport": {"width": 1280, "height": 900}})
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    yield context.new_page()
    context.close()


def link_in_mail(to: str, words: str) -> str:
    """Send what lies in the outbox, as the worker does, and return the path of the link in somebody's last mail."""
    sender = sending.Sender("browser-test", lambda operation: operation())
    while sender.step() is not None:
        pass
    letter = next(letter for letter in reversed(mail.outbox) if letter.to == [to] and words in letter.subject)
    found = re.search(rf"{re.escape(settings.SITE_URL)}(/\S+)", letter.body)
    assert found
    return found[1]


def write(page: Page, headline: str, text: str) -> None:
    page.get_by_label("Rubrik").fill(headline)
    page.get_by_label("Kort sagt").fill("Två meningar om saken.")
    page.get_by_label("Din text").fill(text)


def approve(admin: Page, path: str, base: str) -> None:
    """Approve a text by the link in the newsroom's mail."""
    admin.goto(base + path)
    admin.get_by_role("button", name="Fler åtgärder").click()
    admin.get_by_role("button", name="Godkänn och Publicera", exact=True).click()
    expect(admin.locator(".messages")).to_contain_text("uppdaterad")


def test_sitting_from_the_list_of_dates_to_an_answered_question(  # noqa: PLR0915 - one errand, step by step
    page: Page, admin: Page, live_server, settings
):
    settings.MAIL_PER_MINUTE = 600_000
    base = live_server.url
    home = make_site().root_page
    area = make_area(make_program(home))
    assembly = make_assembly(make_reports(home))
    karin = make_person("Karin Hedlund", "karin", email="karin@example.org")
    make_seat(assembly, karin)
    day = timezone.localdate() + datetime.timedelta(days=DAYS)

    # The newsroom pastes the term's dates; one line is wrong, and the rest goes in.
    admin.goto(f"{base}/admin/rapportering/termin/")
    admin.get_by_label("Organ").select_option(label=assembly.title)
    admin.get_by_label("Datum").fill(f"{day} 13.00 Kommunhuset\n2027-02-30 13.00")
    admin.get_by_role("button", name="Se vad det blir").click()
    expect(admin.get_by_text("Rad 2:")).to_be_visible()
    admin.get_by_role("button", name="Lägg in sammanträdena").click()
    expect(admin.locator(".messages")).to_contain_text("1 sammanträde")
    assert Sitting.objects.get().starts_at.astimezone(timezone.get_default_timezone()).hour == 13

    # The representative is reminded, and writes on a phone.
    assert reminders.send_due() == 1
    link = link_in_mail("karin@example.org", "Skriv inför")
    page.goto(base + link)
    write(page, "Två förskolor kan bli en", "Köket är litet. Ring 811228-9874.")
    page.get_by_label("Politikområde").select_option(label=area.title)
    page.get_by_label("Inget i texten omfattas").check()
    page.get_by_role("button", name="Skicka till granskning").click()
    expect(page.get_by_role("alert")).to_contain_text("ser ut som ett personnummer")
    expect(page.get_by_label("Din text")).to_have_value("Köket är litet. Ring 811228-9874.")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_label("Din text").fill("Köket är litet.")
    page.get_by_label("Inget i texten omfattas").check()
    page.get_by_role("button", name="Skicka till granskning").click()
    expect(page.get_by_role("status").first).to_contain_text("Tack, texten har kommit in.")

    # It is read, and comes out.
    approve(admin, link_in_mail("nils@example.org", "Att granska"), base)
    report = ReportPage.objects.get()
    page.goto(base + report.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("förskolor")

    # After the sitting the same link takes the other text.
    noon = timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time(12)))
    with time_machine.travel(noon):  # whatever the clock is now: the reminder goes in the morning
        assert reminders.send_due() == 1
        page.goto(base + link_in_mail("karin@example.org", "Skriv om"))
        write(page, "Förskolorna blir kvar", "Det blev återremiss.")
        page.get_by_role("button", name="Skicka till granskning").click()
        expect(page.get_by_role("status").first).to_contain_text("Tack")
        approve(admin, link_in_mail("nils@example.org", "Att granska"), base)
        page.goto(base + report.url)
        expect(page.get_by_role("main")).to_contain_text("Det blev återremiss.")
        expect(page.get_by_role("main")).to_contain_text("Köket är litet.")

        # A reader asks, the newsroom shows it, and the writer answers by a link.
        page.get_by_label("Din fråga").fill("Vad händer med köket?")
        page.wait_for_timeout(2000)  # who sends at once is taken for a machine
        page.get_by_role("button", name="Skicka frågan").click()
        expect(page.get_by_text("Vi läser din fråga innan den publiceras.")).to_be_visible()
        admin.goto(base + link_in_mail("nils@example.org", "fråga"))
        admin.get_by_role("button", name="Visa frågan").click()
        page.goto(base + link_in_mail("karin@example.org", "fråga"))
        page.get_by_label("Ditt svar").fill("Det räknas på.")
        page.get_by_role("button", name="Publicera svaret").click()
        page.get_by_role("link", name="Läs den").click()
        expect(page.locator(".answer")).to_contain_text("Det räknas på.")

        page.goto(base + area.url)
        expect(page.get_by_role("link", name=re.compile("Förskolorna blir kvar"))).to_be_visible()
