"""Ways round the front door: links passed on, sessions that are over, answers kept from before, numbers tried out."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from core.models import BasePage
from core.visibility import files
from tests.core.visibility.conftest import BOARD
from tests.core.visibility.test_admin import MARK
from tests.core.visibility.test_audience_field import form_data
from tests.factories.core import make_image
from tests.factories.home import make_page

pytestmark = pytest.mark.django_db
METHODS = ("get", "head", "options", "put", "delete")


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def shows(response):
    body = b"".join(response) if response.streaming else response.content
    return MARK in f"{body.decode('utf-8', 'replace')} {response.headers}".lower()


def test_preview_links_passed_on_show_nothing_to_others(people, secret):
    writer = signed_in(people.board_editor)
    preview = f"/admin/pages/{secret.pk}/edit/preview/"
    writer.post(preview, form_data(secret))
    revision = secret.revisions.latest("pk").pk
    links = [
        preview,
        f"{preview}?mode=",
        f"/admin/pages/{secret.pk}/view_draft/",
        f"/admin/pages/{secret.pk}/revisions/{revision}/view/",
        f"/admin/pages/{secret.pk}/revisions/compare/earliest...latest/",
    ]
    assert shows(writer.get(links[2]))
    assert shows(writer.get(preview))
    assert "no-store" in writer.get(preview)["Cache-Control"]
    for reader in (Client(), signed_in(people.outsider), signed_in(people.member), signed_in(people.editor)):
        for link in links:
            for method in METHODS:
                response = getattr(reader, method)(link, follow=True)
                assert response.status_code in (200, 403, 404, 405), (link, method)  # 200 is the sign-in page
                assert not shows(response), (link, method)


def test_session_that_ended_is_a_strangers(people, secret):
    image = make_image(collection=files.collection_for(BOARD))
    reader = signed_in(people.board)
    cookie = reader.cookies["sessionid"].value
    assert reader.get(secret.url).status_code == 200
    assert reader.get(image.file.url).status_code == 200
    reader.post(reverse("account_logout"))
    for client in (reader, Client(headers={"cookie": f"sessionid={cookie}"})):
        assert client.get(secret.url).status_code == 302
        assert client.get(image.file.url).status_code == 404


def test_session_of_somebody_who_is_gone_is_a_strangers(people, secret):
    reader = signed_in(people.board)
    people.board.delete()
    assert Session.objects.exists()
    assert reader.get(secret.url).status_code == 302


@pytest.mark.parametrize("cookie", ["sessionid=x", "sessionid=", "sessionid=" + "a" * 5000, "sessionid=\xe5"])
def test_made_up_sessions_are_strangers(secret, cookie):
    assert Client(headers={"cookie": cookie}).get(secret.url).status_code == 302


def test_answer_from_before_a_page_closed_is_not_confirmed(client, home, people):
    page = make_page(home, "Var öppen", slug="var-oppen")
    open_answer = client.get("/var-oppen/")
    image = make_image()
    open_file = client.get(image.file.url)
    page = BasePage.objects.get(pk=page.pk).specific
    page.audience = BOARD
    page.save_revision().publish()
    image.collection = files.collection_for(BOARD)
    image.save()
    etags = [answer["ETag"] for answer in (open_answer, open_file) if "ETag" in answer]
    assert etags
    for etag in [*etags, "*"]:
        for reader in (client, signed_in(people.outsider)):
            answer = reader.get("/var-oppen/", headers={"If-None-Match": etag})
            assert answer.status_code in (302, 403)
            assert reader.get(image.file.url, headers={"If-None-Match": etag}).status_code == 404


def test_numbers_tried_out_tell_private_from_missing_nowhere(people, secret):
    """What is private and what is not there answer alike, where nobody but the asker knows the number."""
    collection = files.collection_for(BOARD)
    image = make_image(collection=collection)
    document = files.document_model().objects.create(title="Papper", file=image.file, collection=collection)
    reader = signed_in(people.editor)
    for name, pk in (
        ("wagtailimages:edit", image.pk),
        ("wagtaildocs:edit", document.pk),
        ("wagtailadmin_pages:edit", secret.pk),
    ):
        assert reader.get(reverse(name, args=[pk])).status_code == 404
        assert reader.get(reverse(name, args=[pk + 9999])).status_code == 404
    assert Client().get(f"/dokument/{document.pk}/bild.png").status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-Host": "evil.example"},
        {"X-Forwarded-For": "127.0.0.1, 10.0.0.1"},
        {"X-Forwarded-Proto": "https"},
        {"Forwarded": "for=127.0.0.1;host=evil.example"},
        {"X-HTTP-Method-Override": "GET"},
        {"X-Remote-User": "admin@example.org", "Remote-User": "admin@example.org"},
        {"X-Accel-Redirect": "/intern/x", "X-Sendfile": "/etc/passwd"},
        {"Authorization": "Basic YWRtaW46YWRtaW4="},
    ],
)
def test_headers_open_nothing(secret, headers):
    image = make_image(collection=files.collection_for(BOARD))
    for method in METHODS:
        page = getattr(Client(), method)(secret.url, headers=headers)
        assert page.status_code in (302, 405) or (method == "options" and page.content == b""), method
        assert "evil.example" not in page.get("Location", "")
        assert not shows(page) or page.status_code == 302  # the way back stands in the address of the sign-in
        assert getattr(Client(), method)(image.file.url, headers=headers).status_code in (404, 405), method


@pytest.mark.parametrize("span", ["bytes=0-", "bytes=0-9", "bytes=-9", "bytes=0-9,20-29", "bytes=9-0", "lines=1"])
def test_parts_of_private_files_are_as_private(people, span):
    image = make_image(collection=files.collection_for(BOARD))
    assert Client().get(image.file.url, headers={"Range": span}).status_code == 404
    answer = signed_in(people.board).get(image.file.url, headers={"Range": span, "If-Range": '"x"'})
    assert answer.status_code in (200, 206, 416)
    assert "no-store" in answer["Cache-Control"]


def test_forms_without_their_fields_are_no_error_of_ours(people, home):
    page = make_page(home, "Öppen")
    editor = signed_in(people.editor)
    for path in (f"/admin/pages/{page.pk}/edit/", f"/admin/pages/add/home/standardpage/{home.pk}/"):
        assert editor.post(path, {"title": "x"}).status_code == 400


@pytest.mark.parametrize("order", ["usage_count", "-usage_count", "title", "-created_at", "nonsense"])
def test_searching_what_is_sorted_by_use(people, order):
    make_image("Torget")
    editor = signed_in(people.editor)
    for kind in ("images", "documents"):
        assert editor.get(f"/admin/{kind}/results/?q=torget&ordering={order}").status_code == 200


@pytest.mark.parametrize(
    ("filtered", "found"),
    [
        ("usage_count_min=0", {"Torget om våren", "Torget om hösten"}),
        ("usage_count_min=1", {"Torget om våren"}),
        ("usage_count_max=0&ordering=usage_count", {"Torget om hösten"}),
        ("usage_count_min=nonsense", {"Torget om våren", "Torget om hösten"}),
    ],
)
def test_searching_what_is_filtered_by_use(wagtails_indexes, people, home, filtered, found):
    used, unused = make_image("Torget om våren"), make_image("Torget om hösten")
    make_page(home, "Öppen", main_image=used)
    make_image("Sjön")
    editor = signed_in(people.editor)

    answer = editor.get(f"/admin/images/results/?q=torget&{filtered}")

    text = answer.content.decode()
    assert {image.title for image in (used, unused) if image.title in text} == found
    assert "Sjön" not in text
    assert editor.get(f"/admin/documents/results/?q=torget&{filtered}").status_code == 200
