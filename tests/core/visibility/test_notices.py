"""What the admin says in passing names no private page, and goes to nobody whose role has ended."""

import pytest
from django.core import mail
from wagtail.models import Comment, Page, PageLogEntry, PageSubscription

from core.visibility import notices
from tests.core.visibility.conftest import BOARD
from tests.core.visibility.test_audience_field import form_data
from tests.factories.home import make_page

pytestmark = pytest.mark.django_db


def test_log_does_not_name_the_private_section_a_page_came_from(client, home, secret, people):
    page = make_page(secret, "Blir öppen")
    page = Page.objects.get(pk=page.pk)
    page.move(home, pos="last-child", user=people.board_editor)
    page = Page.objects.get(pk=page.pk).specific
    page.audience = "everyone"
    page.save()
    entry = PageLogEntry.objects.get(action="wagtail.move")
    assert "Kvittrande" in entry.data["source"]["title"]
    assert "Kvittrande" not in entry.message
    assert "Syrenen" in entry.message
    client.force_login(people.editor)
    for path in (f"/admin/pages/{page.pk}/history/", "/admin/reports/site-history/"):
        assert "Kvittrande" not in client.get(path).content.decode()


def test_log_does_not_name_what_is_gone(home, people):
    source = make_page(home, "Försvunnen")
    page = make_page(source, "Kvar")
    Page.objects.get(pk=page.pk).move(home, pos="last-child", user=people.editor)
    Page.objects.get(pk=source.pk).delete()
    assert "Försvunnen" not in PageLogEntry.objects.get(action="wagtail.move").message


def test_numbers_on_the_start_page_are_of_what_one_may_meet(client, home, secret, people):
    def counted(user):
        client.force_login(user)
        return client.get("/admin/").content.decode().split('data-count="pages"')[0].count("Kvittrande"), number()

    def number():
        from wagtail.admin.site_summary import PagesSummaryItem

        request = client.get("/admin/").wsgi_request
        return PagesSummaryItem(request).get_context_data({})["total_pages"]

    assert counted(people.editor) == (0, 1)
    assert counted(people.administrator)[1] == 3


def comment_on(client, page):
    data = form_data(page)
    data |= {
        "comments-TOTAL_FORMS": "1",
        "comments-0-text": "Vad menas här?",
        "comments-0-contentpath": "title",
        "comments-0-position": "",
        "comments-0-id": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }
    response = client.post(f"/admin/pages/{page.pk}/edit/", data)
    assert response.status_code == 302, response.context["form"].errors
    assert Comment.objects.count() == 1


def test_comment_mails_end_with_the_role(client, home, people):
    page = make_page(home, "Öppen")
    for user in (people.editor, people.comms):
        PageSubscription.objects.create(page=page, user=user, comment_notifications=True)
    people.editor.groups.clear()
    client.force_login(people.administrator)
    comment_on(client, page)
    assert [letter.to for letter in mail.outbox] == [[people.comms.email]]


def test_only_the_concerned_are_told(home, people):
    page = make_page(home, "Styrelsens", audience=BOARD)
    assert notices.still_concerned([people.editor, people.board_editor], page) == [people.board_editor]
