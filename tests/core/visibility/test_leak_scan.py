"""The leak scan finds each kind of leak that is planted, and nothing on a site that is in order."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core import media
from core.models import BasePage, LeakScan, SearchEntry
from core.search import asking
from core.visibility import admin, files, leak_scan, serving
from core.visibility.audiences import EVERYONE
from tests.core.visibility import conftest
from tests.core.visibility.conftest import BOARD
from tests.factories.core import make_image
from tests.factories.home import make_index, make_locale, make_page, make_post

pytestmark = pytest.mark.django_db
planted_site = conftest.plant_once(lambda site: plant(site.secret, site.home))


def plant(secret, home):
    """Put beside the secret what each kind of leak would show."""
    from core.models import CustomDocument
    from tests.factories.core import image_file

    collection = files.collection_for(BOARD)
    image = make_image("Kvittrande bilden", collection=collection)
    image.get_rendition("width-400")
    CustomDocument.objects.create(title="Kvittrande bladet", file=image_file("kvittrande.pdf"), collection=collection)
    index = make_index(home)
    make_post(index, "Öppen nyhet")
    make_post(index, "Kvittrande nyhet bakom", audience=BOARD)
    make_page(home, "Medlemssida kvittrar", audience="members")
    home.copy_for_translation(make_locale("en"))
    Redirect.objects.create(old_path="/gammal", redirect_page=secret)


@pytest.fixture
def kinds(planted):
    """Run the scan and return the kinds of what it found, and by whom it was seen."""

    def run():
        mail.outbox.clear()
        scan = leak_scan.run()
        return {(row["kind"], row["reader"]) for row in scan.findings}

    return run


EVERYBODY = {"anonymous", "outsider", "member"}


def seen(found, kind):
    return {reader for name, reader in found if name == kind}


def test_site_in_order_has_no_leaks(kinds):
    assert kinds() == set(), LeakScan.objects.get().findings
    assert mail.outbox == []
    scan = LeakScan.objects.get()
    assert scan.requests > 50
    call_command("scan_leaks")


def test_unguarded_pages_are_found(kinds, monkeypatch):
    monkeypatch.setattr(serving, "may_read", lambda user, audience: True)
    found = kinds()
    assert seen(found, "page") == EVERYBODY
    assert seen(found, "number") == EVERYBODY
    assert len(mail.outbox) == 1
    assert "Kvittrande" not in mail.outbox[0].body
    with pytest.raises(CommandError):
        call_command("scan_leaks", "--no-mail")
    assert len(mail.outbox) == 1


def test_wrongly_stored_audience_is_found(kinds, secret):
    BasePage.objects.filter(path__startswith=secret.path).update(effective_audience=EVERYONE)
    assert ("audience", "") in kinds()


def test_each_place_that_forgets_to_ask_is_found(kinds, monkeypatch):
    """One walk for all of them, since each is found under a name of its own."""
    from core.site_context import Link, SiteContext
    from home.feeds import PostFeed
    from home.models import PostIndexPage, PostPage

    def untranslated_page(self):
        number = self.request.GET.get("ej-oversatt")
        return Link(BasePage.objects.get(pk=number).title, "/") if number else None

    monkeypatch.setattr(PostIndexPage, "posts", lambda self, request: PostPage.objects.child_of(self).live())
    monkeypatch.setattr(PostFeed, "items", lambda self, obj: PostPage.objects.child_of(obj).live())
    monkeypatch.setattr(asking, "findable_by", lambda user, language: SearchEntry.objects.all())
    monkeypatch.setattr(BasePage, "get_sitemap_urls", Page.get_sitemap_urls)
    monkeypatch.setattr(media.audiences, "may_read", lambda user, audience: True)
    monkeypatch.setattr(Redirect, "link", property(lambda self: self.redirect_page.url))
    monkeypatch.setattr(SiteContext, "untranslated_page", property(untranslated_page))
    monkeypatch.setattr("core.visibility.leak_scan.readers._Handler.get_response", _through(view_draft))
    found = kinds()
    places = ("page", "list", "search", "sitemap", "file", "redirect", "switcher", "preview")
    assert {place: seen(found, place) for place in places} == dict.fromkeys(places, EVERYBODY)


def view_draft(request, page_id):
    return HttpResponse(BasePage.objects.get(pk=page_id).title)


def _through(view):
    from django.test.client import ClientHandler

    def get_response(self, request):
        request._cached_user = self.user
        if request.path.endswith("/view_draft/"):
            response = view(request, int(request.path.split("/")[3]))
            response._resource_closers.append(request.close)
            return response
        return ClientHandler.get_response(self, request)

    return get_response


def test_open_file_of_a_private_page_is_found(kinds, secret):
    secret.main_image = make_image("Glömd bild")
    secret.save()
    assert ("open file", "") in kinds()


def test_private_answer_that_may_be_cached_is_found(kinds, monkeypatch):
    monkeypatch.setattr(serving, "patch_cache_control", lambda response, **kwargs: None)
    assert seen(kinds(), "cache") == {"member"}


def test_draft_title_that_shows_is_found(kinds, home, monkeypatch):
    page = make_page(home, "Offentlig rubrik")
    page.title = "Utkastets rubrik kvittrar"
    page.save_revision()
    assert kinds() == set()
    monkeypatch.setattr("core.models.BasePage.menu_title", property(lambda self: self.draft_title))
    Page.objects.filter(pk=page.pk).update(show_in_menus=True)
    from core import generation

    generation.bump()
    assert seen(kinds(), "page") == EVERYBODY


@pytest.fixture
def say(home, monkeypatch):
    """Return what puts a piece of HTML at the end of an open page."""
    from home.models import StandardPage

    open_page = make_page(home, "Om årsmötet")
    real = StandardPage.serve
    said = [""]

    def serve(self, request, *args, **kwargs):
        response = real(self, request, *args, **kwargs)
        if self.pk == open_page.pk:
            response.render()
            response.content = response.content.replace(b"</main>", said[0].encode() + b"</main>")
        return response

    def put(html):
        said[0] = html

    monkeypatch.setattr(StandardPage, "serve", serve)
    return put


def test_title_of_one_word_counts_where_it_stands_by_itself(kinds, home, say):
    make_page(home, "Stadgeförslaget", slug="forslag", audience=BOARD)

    say("<p>Läs Stadgeförslaget noga, och säg vad du tycker om Stadgeförslaget.</p>")
    assert kinds() == set()
    say('<li><a href="#">Stadgeförslaget</a></li>')
    assert kinds() == {("page", reader) for reader in EVERYBODY}


def test_page_called_as_a_word_of_the_interface_is_found_by_its_address(kinds, home, say):
    """The papers of a sitting are called so on open pages; a link to the page of that name is a leak all the same."""
    make_page(home, "Handlingar", slug="handlingar", audience=BOARD)

    say('<a href="https://kommun.example/">Handlingar</a>')
    assert kinds() == set()
    say('<a href="/handlingar/">Läs mer</a>')
    assert kinds() == {("page", reader) for reader in EVERYBODY}


def test_start_page_shows_the_result_to_administrators_only(client, people, kinds, monkeypatch):
    monkeypatch.setattr(admin, "unreadable_pages", admin.unreadable_pages)
    monkeypatch.setattr(serving, "may_read", lambda user, audience: True)
    kinds()
    monkeypatch.undo()
    client.force_login(people.administrator)
    assert "leak-scan" in client.get("/admin/").content.decode()
    client.force_login(people.editor)
    assert "leak-scan" not in client.get("/admin/").content.decode()
