"""Documents: folders and files follow their audience, versions are kept, a quarter's table is read from a sheet."""

import doctest

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.visibility import files
from core.visibility.audiences import of_groups
from members_area import outcome
from members_area.models import DocumentPage, GroupPage, OutcomePage
from tests.factories.core import make_member, publish
from tests.factories.home import make_site
from tests.factories.letters import make_document, make_file, make_folder
from tests.factories.members import enrol, make_private, make_start
from tests.queries import beyond_wagtail

pytestmark = pytest.mark.django_db
BOARD = of_groups(["board"])
SHEET = "Post;Budget;Utfall;Kommentar\nIntäkter\nAvgifter;24 000;21 000,50;Klart\nSumma;24 000;21 000,50\n"


@pytest.fixture
def start():
    return make_start(make_site().root_page)


@pytest.fixture
def folder(start):
    return make_folder(start)


def test_folder_lists_only_what_the_reader_belongs_to(client, folder):
    open_one, closed = make_document(folder), make_document(folder, "Attestordning", audience=BOARD)
    below = make_folder(folder, "Styrelsens", audience=BOARD)
    client.force_login(make_member())

    context = client.get(folder.url).context

    assert (list(context["documents"]), context["folders"]) == ([open_one], [])
    assert [client.get(page.url).status_code for page in (open_one, closed, below)] == [200, 403, 403]
    client.force_login(make_member("styrelse@example.org", "Styrelsen"))
    context = client.get(folder.url).context
    assert (list(context["documents"]), context["folders"]) == ([closed, open_one], [below])


def test_files_land_in_the_audience_of_their_page(client, folder):
    page = make_document(folder, audience=BOARD, versions=(make_file("Gammal"), make_file("Ny", name="ny.txt")))
    rows = [version.file for version in DocumentPage.objects.get(pk=page.pk).versions.all()]

    assert {files.audience_of(row.collection_id) for row in rows} == {BOARD}
    assert all(client.get(row.url).status_code in (302, 403, 404) for row in rows)
    client.force_login(make_member())
    assert all(client.get(row.url).status_code in (403, 404) for row in rows)
    client.force_login(make_member("styrelse@example.org", "Styrelsen"))
    assert all(client.get(row.url).status_code == 200 for row in rows)


def test_older_versions_stay_and_can_be_opened(client, folder):
    page = make_document(folder, versions=(make_file("Gammal"), make_file("Ny", name="ny.txt")))
    client.force_login(make_member())

    context = client.get(page.url).context

    assert context["current"]["file"].title == "Ny"
    assert [version["file"].title for version in context["older"]] == ["Gammal"]


def test_file_that_the_reader_may_not_open_is_not_told_of(client, folder):
    closed = make_file("Hemlig bilaga", collection=files.collection_for(BOARD))
    page = make_document(folder, versions=(closed,))
    client.force_login(make_member())

    response = client.get(page.url)

    assert response.context["current"] is None
    assert "Hemlig bilaga" not in response.content.decode()


def test_pages_stay_within_their_queries(client, folder, monkeypatch):
    for number in range(3):
        page = make_document(folder, f"Dokument {number}", versions=(make_file(), make_file()))
    client.force_login(make_member())

    for shown in (page, folder):
        assert beyond_wagtail(client, shown.url, type(shown), monkeypatch) <= 8, shown


# The outcome of a quarter ------------------------------------------------------------------


def test_rules_hold_as_their_examples_say():
    assert doctest.testmod(outcome).failed == 0


def test_sheet_becomes_a_table(client, folder):
    sheet = make_file("Utfall", SHEET.encode("cp1252"), "utfall.csv")
    page = publish(folder, OutcomePage(title="Utfall ett", year=2026, quarter=1, sheet=sheet))
    client.force_login(make_member("styrelse@example.org", "Styrelsen"))

    response = client.get(page.url)

    assert page.effective_audience == BOARD
    heading, row, total = response.context["table"]["rows"]
    assert (heading["is_heading"], row["name"], total["is_sum"]) == (True, "Avgifter", True)
    assert [cell["text"] for cell in row["cells"]] == ["24\xa0000", "21\xa0000,50", "Klart"]
    assert response.context["sheet"] == sheet
    client.force_login(make_member())
    assert client.get(page.url).status_code == 403


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Post;Budget\nHyra;tolv\nEl;1 2x", "B2: “tolv”"),
        ("Post;Budget\n;200", "A2"),
        ("Post;Budget\nHyra;200;300", "C2"),
        ("Post;Budget\n", "headings|rubriker"),
        ("Post;Budget\n" + "Hyra;1\n" * 600, "500"),
        ("", "."),
        ("\0\1\2", "."),
        ("PK\x03\x04skräp", "."),
    ],
)
def test_wrong_sheet_is_refused_by_cell(content, message):
    with pytest.raises(ValidationError, match=message):
        outcome.read(content.encode())


def test_errors_have_an_end():
    content = "Post;Budget\n" + "Hyra;x\n" * 100

    with pytest.raises(ValidationError) as caught:
        outcome.read(content.encode())

    assert len(caught.value.messages) == outcome.MOST_ERRORS + 1


def test_editor_is_told_which_cell(folder):
    page = OutcomePage(title="Utfall", slug="utfall", sheet=make_file("Utfall", b"Post;Kr\nHyra;x", "utfall.csv"))
    page.depth, page.path = 9, folder.path + "0001"

    with pytest.raises(ValidationError) as caught:
        page.clean()

    assert "B2" in str(caught.value.message_dict["sheet"])


# A group's own pages -----------------------------------------------------------------------


def test_group_writes_its_own_pages_and_nobody_else_does(client, start):
    section = publish(start, GroupPage(title="Gruppens sidor", group="parliamentary"))
    page = make_private(section, "Ärenden", audience=of_groups(["parliamentary"]))
    other = make_private(start, "För alla")
    member, board = enrol("grupp@example.org", "parliamentary").user, enrol("styrelse@example.org", "board").user

    assert section.effective_audience == page.effective_audience == of_groups(["parliamentary"])
    assert section.permissions_for_user(member).can_add_subpage()
    assert page.permissions_for_user(member).can_publish()
    assert not other.permissions_for_user(member).can_edit()
    assert not start.permissions_for_user(member).can_add_subpage()
    assert not page.permissions_for_user(board).can_edit()
    client.force_login(member)
    add = reverse("wagtailadmin_pages:add", args=["members_area", "privatetextpage", section.pk])
    assert client.get(add).status_code == 200
    assert client.get(page.url).status_code == 200
    client.force_login(board)
    assert client.get(page.url).status_code == 403


def test_group_page_is_for_a_group_that_may_have_pages(start):
    with pytest.raises(ValidationError):
        start.add_child(instance=GroupPage(title="Fel", slug="fel", group="board"))
    assert GroupPage(group="board").private_audience() == "nobody"
