"""A member goes from the start page to the letter and to a document; an outsider is refused at each."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.factories.core import make_member
from tests.factories.home import make_site
from tests.factories.letters import make_archive, make_document, make_file, make_folder, make_letter
from tests.factories.members import enrol, make_start

pytestmark = pytest.mark.django_db(transaction=True)
HEADING = '{"type": "heading", "value": {"text": "Budgeten", "level": "h2"}}'
BODY = f'[{HEADING}, {{"type": "text", "value": "<p>38 miljoner</p>"}}]'


def test_member_reads_the_letter_and_a_document_and_an_outsider_none(page, live_server, sign_in):
    start = make_start(make_site().root_page)
    index = make_archive(start, show_in_menus=True)
    letter = make_letter(index, 4, "Nu drar det ihop sig", body=BODY, closing="Vi ses")
    folder = make_folder(start, show_in_menus=True)
    document = make_document(
        folder, "Stadgar", versions=(make_file("Gamla stadgar"), make_file("Nya stadgar", name="ny.txt"))
    )
    sign_in(enrol("maj@example.org", first_name="Maj-Britt").user)

    page.goto(f"{live_server.url}/medlem/")
    page.get_by_role("link", name="Nr 4: Nu drar det ihop sig").click()
    page.get_by_role("heading", name="Nu drar det ihop sig").wait_for()
    page.get_by_label("I brevet").get_by_role("link", name="Budgeten").click()
    assert page.url.endswith("#del-1")
    seen = [page.url.partition("#")[0]]
    page.get_by_label("Medlemssidor").get_by_role("link", name="Handlingar").click()
    page.get_by_role("link", name="Stadgar").click()
    page.get_by_role("heading", name="Äldre versioner").wait_for()
    address = page.get_by_role("link", name="Nya stadgar").get_attribute("href")
    assert page.request.get(live_server.url + address).status == 200
    seen += [page.url, live_server.url + index.url, live_server.url + folder.url]
    for url in seen:
        page.goto(url)
        assert [(url, problem["id"]) for problem in Axe().run(page).response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390

    sign_in(make_member("utan@example.org", "Redaktörer"))
    for path in (letter.url, index.url, folder.url, document.url, address):
        assert page.request.get(live_server.url + path).status in (403, 404), path
