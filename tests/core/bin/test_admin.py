"""The bin in the admin: every road of deletion leads there, and everybody sees their own part of it."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Page

from core.bin import keeping
from core.models import BasePage, BinEntry
from home.models import StandardPage
from tests.core.visibility.conftest import BOARD
from tests.core.visibility.test_admin import LISTS, MARK
from tests.factories.home import make_page

pytestmark = pytest.mark.django_db
BIN = "/admin/papperskorg/"


@pytest.fixture
def section(home):
    found = make_page(home, "Om föreningen", slug="om")
    make_page(found, "Historien", slug="historien")
    return Page.objects.get(pk=found.pk).specific


def lies_in_the_bin(section):
    return BinEntry.objects.filter(page=section.pk).exists()


def test_page_is_deleted_and_put_back_in_one_press(client, section, people):
    client.force_login(people.editor)
    assert "papperskorgen" in client.get(f"/admin/pages/{section.pk}/delete/").content.decode()
    answer = client.post(f"/admin/pages/{section.pk}/delete/", follow=True)
    assert BIN in answer.content.decode()
    assert client.get("/om/").status_code == 404
    listed = client.get(BIN).content.decode()
    assert "Om föreningen" in listed
    assert "30 dagar" in listed
    answer = client.post(f"{BIN}{BinEntry.objects.get().pk}/aterstall/", follow=True)
    assert "Om föreningen" in answer.content.decode()
    assert client.get("/om/historien/").status_code == 200
    assert "tom" in client.get(BIN).content.decode()


def test_bulk_deletion_ends_in_the_bin(client, home, section, people):
    other = make_page(home, "Andra")
    client.force_login(people.editor)
    ids = f"id={section.pk}&id={other.pk}&id={section.get_children().get().pk}"
    answer = client.post(f"/admin/bulk/wagtailcore/page/delete/?{ids}&next=/admin/", follow=True)
    assert BIN in answer.content.decode()
    assert lies_in_the_bin(section)
    assert lies_in_the_bin(other)
    assert Page.objects.filter(slug="historien").exists()


def test_deletion_by_the_api_ends_in_the_bin(client, section, people):
    client.force_login(people.editor)
    assert client.post(f"/admin/api/main/pages/{section.pk}/action/delete/").status_code == 204
    assert lies_in_the_bin(section)


@pytest.mark.parametrize("role", ["editor", "comms", "administrator"])
def test_lists_do_not_show_what_lies_in_the_bin(client, planted, people, secret, role):
    secret.audience = "everyone"  # nobody is kept from it but by the bin
    secret.save()
    for one in BasePage.objects.filter(title=secret.title):  # the translation, too
        one.delete(user=people.administrator)
    client.force_login(getattr(people, role))
    for path in [*LISTS, "/admin/manadsvy/", "/admin/pages/{home}/?ordering=ord", "/admin/choose-page/search/?q=under"]:
        if role == "administrator" and "site-history" in path:
            continue  # the log says who deleted what
        response = client.get(path.format(**planted), follow=True)
        assert response.status_code in (200, 404), path
        assert MARK not in response.content.decode().lower(), path


def test_pages_in_the_bin_have_no_addresses_in_the_admin(client, section, people):
    section.delete(user=people.editor)
    client.force_login(people.administrator)
    for path in (
        f"{section.pk}/edit/",
        f"{section.pk}/",
        f"{section.pk}/view_draft/",
        f"{section.pk}/move/",
        f"{section.pk}/history/",
    ):
        assert client.get(f"/admin/pages/{path}").status_code == 404, path
    assert client.get(f"/admin/bulk/wagtailcore/page/publish/?id={section.pk}").status_code == 404
    assert client.post(f"/admin/pages/{section.pk}/edit/").status_code == 404
    site_history = client.get("/admin/reports/site-history/").content.decode()
    assert "Om föreningen" in site_history
    assert f"/admin/pages/{section.pk}/edit/" not in site_history


def entries_seen_by(client, user):
    client.force_login(user)
    response = client.get(BIN)
    return {row.entry.page.title for row in response.context["shown"]} if response.status_code == 200 else None


def test_everybody_sees_their_own_part(client, home, section, secret, people):
    leaf = make_page(home, "Ett blad")
    own = make_page(home, "Styrelsens eget", audience=BOARD, owner=people.board)
    Page.objects.filter(pk=own.pk).update(live=False)
    for deleted in (section, secret, leaf, own):
        Page.objects.get(pk=deleted.pk).delete(user=people.administrator)
    everything = {"Om föreningen", "Kvittrande hemlighet", "Ett blad", "Styrelsens eget"}
    assert entries_seen_by(client, people.administrator) == everything
    assert entries_seen_by(client, people.board_editor) == everything
    assert entries_seen_by(client, people.editor) == {"Om föreningen", "Ett blad"}
    assert entries_seen_by(client, people.comms) == {"Ett blad"}  # they may not delete whole sections
    assert entries_seen_by(client, people.board) == {"Styrelsens eget"}
    assert entries_seen_by(client, people.member) is None


def test_guessed_numbers_are_404(client, secret, people):
    secret.delete(user=people.board_editor)
    entry = BinEntry.objects.get()
    client.force_login(people.editor)
    assert client.post(f"{BIN}{entry.pk}/aterstall/").status_code == 404
    assert client.get(f"{BIN}{entry.pk}/plats/").status_code == 404
    assert client.post(f"{BIN}{entry.pk}/radera/").status_code in (302, 403)
    assert lies_in_the_bin(secret)
    assert client.get(f"{BIN}{entry.pk}/aterstall/").status_code == 405


def test_another_place_is_asked_for(client, home, section, people):
    below = section.get_children().get()
    below.delete(user=people.editor)
    Page.objects.get(pk=section.pk).delete(user=people.editor)
    entry = BinEntry.objects.get(page=below)
    client.force_login(people.editor)
    answer = client.post(f"{BIN}{entry.pk}/aterstall/", follow=True)
    assert "Syrenen" in answer.content.decode()
    assert client.post(f"{BIN}{entry.pk}/plats/", {"place": "4711"}).status_code == 200
    client.post(f"{BIN}{entry.pk}/plats/", {"place": home.pk})
    assert client.get("/historien/").status_code == 200


def test_only_administrators_erase(client, section, people):
    section.delete(user=people.editor)
    entry = BinEntry.objects.get()
    client.force_login(people.editor)
    client.post(f"{BIN}{entry.pk}/radera/")
    assert lies_in_the_bin(section)
    client.force_login(people.administrator)
    assert client.get(f"{BIN}{entry.pk}/radera/").status_code == 200
    assert lies_in_the_bin(section)
    client.post(f"{BIN}{entry.pk}/radera/")
    assert not Page.objects.filter(slug__in=["om", "historien"]).exists()


def test_queries_are_the_same_for_few_and_many(client, home, people, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(people.editor)

    def count():
        client.get(BIN)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(BIN).status_code == 200
        return len(captured)

    make_page(home, "En").delete(user=people.editor)
    one = count()
    for number in range(4):
        make_page(home, f"Sida {number}").delete(user=people.editor)
    assert count() == one


def test_days_that_are_left(client, section, people):
    section.delete(user=people.editor)
    BinEntry.objects.update(deleted_at=timezone.now() - keeping.KEPT_FOR + datetime.timedelta(hours=3))
    client.force_login(people.editor)
    assert client.get(BIN).context["shown"][0].days_left == 1


def test_long_list_is_paged(client, home, people):
    for number in range(27):
        child = home.add_child(instance=StandardPage(title=f"Sida {number}", live=False))
        Page.objects.get(pk=child.pk).delete(user=people.editor)
    client.force_login(people.editor)
    assert "p=2" in client.get(BIN).content.decode()
    assert len(client.get(f"{BIN}?p=2").context["shown"]) == 2
    assert len(client.get(f"{BIN}?p=nej").context["shown"]) == 25
