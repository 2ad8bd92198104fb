"""Becoming a member: a form for strangers on a public page, or a link to the party's own."""

import pytest

from core.models import Audience, OutboxMail
from core.visibility import role_names
from members_area.models import JoinPage, JoinRequest
from tests.factories.core import make_member, publish
from tests.factories.forms import opened
from tests.factories.home import make_site
from tests.factories.members import make_keeper
from tests.queries import beyond_wagtail

pytestmark = pytest.mark.django_db
WISH = {"namn": "Åsa Öberg", "epost": "asa@example.org", "telefon": "070-174 06 12", "meddelande": "Jag bakar gärna."}


@pytest.fixture
def home():
    return make_site().root_page


def make_join(home, **fields):
    return publish(home, JoinPage(title="Bli medlem", slug="bli-med", form_to="styrelsen@example.org", **fields))


def send(client, page, **changes):
    token = opened(client, page.get_url())
    return client.post(f"/bli-medlem/skicka/{page.pk}/", WISH | {"f-token": token} | changes)


def test_wish_is_kept_told_of_and_receipted_once(client, home):
    page = make_join(home)

    first = send(client, page)

    assert (first.status_code, first["Location"]) == (303, "/bli-med/?tack")
    assert JoinRequest.objects.get().name == "Åsa Öberg"
    mails = {mail.to: mail for mail in OutboxMail.objects.all()}
    assert set(mails) == {"styrelsen@example.org", "asa@example.org"}
    assert "bakar" in mails["styrelsen@example.org"].text
    assert "bakar" not in mails["asa@example.org"].text
    assert client.get("/bli-med/?tack").status_code == 200


def test_pressing_twice_is_sending_once(client, home):
    page = make_join(home)
    token = opened(client, page.get_url())
    for _n in range(2):
        assert client.post(f"/bli-medlem/skicka/{page.pk}/", WISH | {"f-token": token}).status_code == 303

    assert (JoinRequest.objects.count(), OutboxMail.objects.count()) == (1, 2)


@pytest.mark.parametrize("wrong", [{"namn": ""}, {"epost": "fel"}, {"f-webbplats": "köp"}, {"f-token": "x"}])
def test_what_is_wrong_loses_nothing(client, home, wrong):
    response = send(client, make_join(home), meddelande="Långt skrivet", **wrong)

    assert response.status_code == 422
    assert "Långt skrivet" in response.content.decode()
    assert not JoinRequest.objects.exists()


def test_link_to_the_party_takes_the_forms_place(client, home):
    page = make_join(home, party_url="https://example.org/bli-medlem")

    html = client.get(page.get_url()).content.decode()

    assert 'href="https://example.org/bli-medlem"' in html
    assert "f-token" not in html
    assert client.post(f"/bli-medlem/skicka/{page.pk}/", WISH).status_code == 404


def test_private_page_takes_no_wishes_from_strangers(client, home):
    page = make_join(home, audience=Audience.MEMBERS)

    assert client.post(f"/bli-medlem/skicka/{page.pk}/", WISH).status_code == 404
    assert client.get(f"/bli-medlem/skicka/{2**63}/").status_code == 404


def test_wishes_are_read_by_keepers_only(client, home):
    send(client, make_join(home))
    client.force_login(make_member("a@example.org", role_names.EDITORS))
    assert client.get("/admin/join_requests/").status_code in (302, 403)
    client.force_login(make_keeper())
    assert "Åsa Öberg" in client.get("/admin/join_requests/").content.decode()


def test_page_costs_no_query_of_its_own(client, home, monkeypatch):
    make_join(home)

    assert beyond_wagtail(client, "/bli-med/", JoinPage, monkeypatch) <= 6
