"""The page cache: quick for strangers, never stale, never somebody else's."""

import datetime
import gzip
import os
import subprocess
import sys
import textwrap
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings as django_settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from core import generation, page_cache
from devtools.fingerprint import ROOT
from tests.factories.core import make_member, make_person, make_user, save_settings
from tests.factories.events import make_calendar, make_event
from tests.factories.home import make_contact, make_index, make_page, make_post, make_site

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.fixture(autouse=True)
def _on(settings, tmp_path):
    settings.PAGE_CACHE = True
    settings.GENERATION_FILE = tmp_path / "generation"
    page_cache.clear()
    yield
    page_cache.clear()


@pytest.fixture
def home():
    return make_site().root_page


def is_cached(client, path, **headers) -> bool:
    """Whether the answer costs no query."""
    with CountQueries() as queries:
        client.get(path, headers=headers)
    return queries.count == 0


class CountQueries:
    count = 0

    def __enter__(self):
        self._wrapper = connection.execute_wrapper(self._count)
        self._wrapper.__enter__()
        return self

    def __exit__(self, *error):
        self._wrapper.__exit__(*error)

    def _count(self, execute, sql, params, many, context):
        self.count += 1
        return execute(sql, params, many, context)


# Quick ------------------------------------------------------------------------------


def test_the_second_reader_gets_the_same_answer_without_a_query(client, home):
    first = client.get("/")
    with CountQueries() as queries:
        second = client.get("/")

    assert queries.count == 0
    assert second.content == first.content
    assert dict(second.headers) == dict(first.headers)


def test_answer_has_its_headers_and_no_cookie(client, home):
    for _ in range(2):
        response = client.get("/", secure=True)
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert {part.strip() for part in response["Vary"].split(",")} == {"Accept-Encoding", "Cookie"}
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "geolocation=()" in response["Permissions-Policy"]
        assert response["Content-Language"] == "sv"
        assert response.cookies == {}


def test_hsts_is_kept_with_the_answer(client, home, settings):
    settings.SECURE_HSTS_SECONDS = 3600
    fresh = Client()  # the middleware reads the setting when it is made
    for _ in range(2):
        assert fresh.get("/", secure=True)["Strict-Transport-Security"] == "max-age=3600"
    assert "Strict-Transport-Security" not in fresh.get("/")


@pytest.mark.parametrize("method", ["get", "head"])
def test_reader_who_has_the_page_gets_a_304(client, home, method):
    etag = client.get("/")["ETag"]

    for wanted in (etag, etag.removeprefix("W/"), f'"other", {etag}', "*"):
        response = getattr(client, method)("/", headers={"if-none-match": wanted})
        assert response.status_code == 304
        assert response.content == b""
        assert response["ETag"] == etag
        assert "Content-Type" not in response
    assert getattr(client, method)("/", headers={"if-none-match": 'W/"other"'}).status_code == 200


def test_etag_is_weak_and_the_same_compressed(client, home):
    plain = client.get("/")
    small = client.get("/", headers={"accept-encoding": "br, gzip"})

    assert plain["ETag"].startswith('W/"')
    assert small["ETag"] == plain["ETag"]
    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain.content
    assert int(small["Content-Length"]) == len(small.content) < len(plain.content)
    assert "Content-Encoding" not in client.get("/", headers={"accept-encoding": "gzip;q=0, identity"})


@pytest.mark.parametrize("first", ["gzip", "identity"])
def test_first_readers_encoding_binds_nobody(client, home, first):
    filled = client.get("/", headers={"accept-encoding": first})
    assert len(page_cache.pages) == 1
    plain = client.get("/")
    small = client.get("/", headers={"accept-encoding": "gzip"})
    assert plain.content.startswith(b"<!doctype html>")
    assert "Content-Encoding" not in plain
    assert gzip.decompress(small.content) == plain.content
    assert filled["ETag"] == plain["ETag"] == small["ETag"]


def test_head_says_what_get_would(client, home):
    got = client.get("/")
    head = client.head("/")
    assert head.content == b""
    assert head["Content-Length"] == got["Content-Length"] == str(len(got.content))
    assert head["ETag"] == got["ETag"]


def test_head_alone_keeps_nothing(client, home):
    client.head("/")
    assert len(page_cache.pages) == 0


# Never stale ---------------------------------------------------------------------------


def test_publishing_shows_at_once(client, home):
    page = make_page(home, title="Om oss", lead="Förr.")
    assert "Förr." in client.get("/om-oss/").content.decode()
    page.lead = "Nu."
    page.save_revision().publish()
    assert "Nu." in client.get("/om-oss/").content.decode()


def test_unpublishing_moving_and_deleting_show_at_once(client, home):
    page, other = make_page(home, title="Om oss"), make_page(home, title="Annat")
    third = make_page(home, title="Tredje")
    for path in ("/om-oss/", "/annat/", "/tredje/"):
        assert client.get(path).status_code == 200
    page.unpublish()
    assert client.get("/om-oss/").status_code == 404
    other.move(third, pos="last-child")
    assert client.get("/annat/").status_code != 200
    assert client.get("/tredje/annat/").status_code == 200
    third.refresh_from_db()
    third.delete()
    assert client.get("/tredje/").status_code == 404


def test_settings_show_at_once(client, home):
    client.get("/")
    save_settings(Site.objects.get(), name="Byalaget")
    assert "Byalaget" in client.get("/").content.decode()


def test_page_restricted_afterwards_is_gone_at_once(client, home):
    page = make_page(home, title="Om oss")
    client.get("/om-oss/")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/om-oss/").status_code == 302


def test_page_that_stops_being_public_is_gone_at_once(client, home):
    page = make_page(home, title="Om oss")
    client.get("/om-oss/")
    page.audience = "members"
    page.save_revision().publish()
    assert client.get("/om-oss/").status_code == 302


def test_change_while_a_page_is_made_is_not_missed(client, home, monkeypatch):
    """The answer was made of the old content, so it must not be kept for the new generation."""
    page = make_page(home, title="Om oss")
    serve = type(page).serve

    def change_meanwhile(self, request, *args, **kwargs):
        response = serve(self, request, *args, **kwargs).render()
        generation.bump()
        return response

    with monkeypatch.context() as patch:
        patch.setattr(type(page), "serve", change_meanwhile)
        client.get("/om-oss/")
    assert not is_cached(client, "/om-oss/")


@pytest.mark.django_db(transaction=True)
def test_scheduled_page_shows_when_another_process_publishes_it(client, settings):
    """The worker is a process of its own: only the file of the generation tells this one."""
    home = make_site().root_page
    index = make_index(home)
    post = make_post(index, title="Kommer strax")
    post.unpublish()
    post.go_live_at = timezone.now() - datetime.timedelta(seconds=5)
    revision = post.save_revision(approved_go_live_at=post.go_live_at)
    assert revision.approved_go_live_at
    assert "Kommer strax" not in client.get("/aktuellt/").content.decode()
    assert is_cached(client, "/aktuellt/")

    name = connection.settings_dict["NAME"]
    program = textwrap.dedent(f"""
        import django
        from django.conf import settings
        django.setup()
        settings.GENERATION_FILE = {str(settings.GENERATION_FILE)!r}
        from django.db import connection
        connection.settings_dict["NAME"] = {name!r}
        from django.core.management import call_command
        call_command("publish_scheduled", verbosity=0)
    """)
    paths = os.pathsep.join([str(ROOT / "site"), str(ROOT)])
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env={**os.environ, "PYTHONPATH": paths}, check=True)

    assert "Kommer strax" in client.get("/aktuellt/").content.decode()


@pytest.mark.parametrize("day", ["2026-03-10", "2026-03-28", "2026-10-24"])  # the two last: before the clocks change
def test_page_ends_at_midnight_in_stockholm(client, home, day):
    evening = datetime.datetime.fromisoformat(f"{day}T23:59:50").replace(tzinfo=STOCKHOLM)
    with time_machine.travel(evening, tick=False) as clock:
        client.get("/")
        clock.shift(9)
        assert is_cached(client, "/")
        clock.shift(2)
        assert not is_cached(client, "/")


def test_notice_comes_and_goes_on_time(client, home):
    start = datetime.datetime(2026, 3, 10, 12, tzinfo=STOCKHOLM)
    with time_machine.travel(start, tick=False) as clock:
        hour = datetime.timedelta(hours=1)
        save_settings(
            Site.objects.get(), notice_text="Stängt i dag.", notice_from=start + hour, notice_to=start + 2 * hour
        )
        assert "Stängt i dag." not in client.get("/").content.decode()
        clock.shift(hour)
        assert "Stängt i dag." in client.get("/").content.decode()
        clock.shift(hour)
        assert "Stängt i dag." not in client.get("/").content.decode()


def test_event_that_begins_ends_or_is_scheduled_ends_the_pages(home):
    now = datetime.datetime(2026, 3, 10, 12, tzinfo=STOCKHOLM)
    hour = datetime.timedelta(hours=1)
    assert page_cache.next_boundary(now) == datetime.datetime(2026, 3, 11, tzinfo=STOCKHOLM)
    page = make_page(home, title="Om oss")
    Page.objects.filter(pk=page.pk).update(expire_at=now + 6 * hour)
    assert page_cache.next_boundary(now) == now + 6 * hour
    Page.objects.filter(pk=page.pk).update(go_live_at=now + 5 * hour)
    assert page_cache.next_boundary(now) == now + 5 * hour
    make_event(make_calendar(home), starts_at=now + 2 * hour, ends_at=now + 3 * hour)
    assert page_cache.next_boundary(now) == now + 2 * hour
    assert page_cache.next_boundary(now + 2 * hour) == now + 3 * hour


# Never somebody else's -------------------------------------------------------------------


def test_signed_in_reader_neither_fills_nor_empties_the_cache(client, home):
    user = make_user()
    signed_in = Client()
    signed_in.force_login(user)
    client.get("/")

    answer = signed_in.get("/")

    assert user.get_short_name() in answer.content.decode()
    assert directives(answer) >= {"private"}
    assert user.get_short_name() not in client.get("/").content.decode()
    page_cache.clear()
    signed_in.get("/")
    assert len(page_cache.pages) == 0


def test_stale_session_cookie_is_still_somebodys(client, home):
    client.cookies[django_settings.SESSION_COOKIE_NAME] = "left-over"
    client.get("/")
    assert len(page_cache.pages) == 0


def test_request_with_any_cookie_fills_nothing_but_is_served(client, home):
    other = Client()
    other.cookies["theme"] = "x"
    other.get("/")
    assert len(page_cache.pages) == 0
    client.get("/")
    assert is_cached(other, "/")


def test_authorization_header_passes_by(client, home):
    client.get("/", headers={"authorization": "Basic eDp5"})
    assert len(page_cache.pages) == 0


def test_private_page_is_never_kept(client, home):
    page = make_page(home, title="Hemlig sida")
    page.audience = "members"
    page.save_revision().publish()
    member = Client()
    member.force_login(make_member())
    assert member.get("/hemlig-sida/").status_code == 200
    client.get("/hemlig-sida/")
    assert len(page_cache.pages) == 0


@pytest.mark.parametrize("path", ["/sok/?q=skola", "/admin/login/", "/finns-inte/", "/sok/"])
def test_what_is_not_a_public_page_is_never_kept(client, home, path):
    client.get(path)
    assert len(page_cache.pages) + len(page_cache.queries) == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda request, response: response.set_cookie("seen", "1"),
        lambda request, response: response.headers.__setitem__("Cache-Control", "private"),
        lambda request, response: response.headers.__setitem__("Cache-Control", "max-age=3, No-Store"),
        lambda request, response: response.headers.__setitem__("Vary", "*"),
        lambda request, response: request.META.update(CSRF_COOKIE_NEEDS_UPDATE=True),
        lambda request, response: setattr(request, "is_preview", True),
        lambda request, response: setattr(response, "status_code", 203),
    ],
)
def test_answer_that_is_somebodys_is_not_kept(spoil):
    def view(request):
        page_cache.keep(request)
        response = HttpResponse("hej")
        spoil(request, response)
        return response

    page_cache.PageCacheMiddleware(view)(RequestFactory().get("/"))
    assert len(page_cache.pages) == 0


def test_preview_is_neither_kept_nor_answered_from_what_is_kept(client, home):
    page = make_page(home, title="Om oss", lead="Publicerat.")
    client.get("/om-oss/")
    page.lead = "Utkast."
    preview = page.make_preview_request()
    assert "Utkast." in preview.content.decode()
    assert "Utkast." not in client.get("/om-oss/").content.decode()


def test_forwarded_host_poisons_nothing(client, home):
    evil = client.get("/", headers={"x-forwarded-host": "evil.example"})
    assert "evil.example" not in evil.content.decode()
    assert "evil.example" not in client.get("/").content.decode()


def test_hosts_and_schemes_are_kept_apart(client, home):
    client.get("/", headers={"host": "localhost"})
    assert not is_cached(client, "/")
    client.get("/", secure=True)
    assert len(page_cache.pages) == 3


def test_unknown_host_gets_no_page(home, settings, client):
    settings.ALLOWED_HOSTS = ["testserver"]
    client.get("/")
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_languages_are_kept_apart_by_path_not_by_header(client, home):
    client.get("/", headers={"accept-language": "ar"})
    assert 'lang="sv"' in client.get("/").content.decode()
    assert is_cached(client, "/", **{"accept-language": "en"})


# Bounded ------------------------------------------------------------------------------------


def test_made_up_queries_do_not_throw_pages_out(client, home, monkeypatch):
    monkeypatch.setattr(page_cache.queries, "room", 150_000)
    make_index(home)
    client.get("/")
    for number in range(60):
        client.get(f"/aktuellt/?sida={number}")
    assert page_cache.queries.used <= 150_000
    assert is_cached(client, "/")


def test_unknown_or_long_queries_are_answered_afresh(client, home):
    for query in ("x=1", "sida=1&x=2", f"sida={'1' * 200}", "%00=1"):
        assert client.get(f"/?{query}").status_code == 200
    assert len(page_cache.pages) + len(page_cache.queries) == 0


def test_tracking_parameters_are_taken_away(client, home):
    make_index(home)
    for number in range(15):
        make_post(Page.objects.get(slug="aktuellt").specific, title=f"Nyhet {number}")
    first = client.get("/aktuellt/?utm_source=evil&fbclid=abc").content.decode()
    assert "evil" not in first
    assert is_cached(client, "/aktuellt/")
    assert client.get("/aktuellt/?sida=2&utm_source=evil").content == client.get("/aktuellt/?sida=2").content


def test_order_of_repeated_parameters_matters(client, home):
    one = page_cache.key_of(RequestFactory().get("/?sida=1&sida=2"))
    other = page_cache.key_of(RequestFactory().get("/?sida=2&sida=1"))
    assert one != other


def test_shelf_throws_the_longest_unused_out():
    shelf = page_cache.Shelf(room=7000)
    kept = page_cache.Kept((), b"x" * 1000, b"", "", 2e12)
    for name in "ab":
        shelf.put("g", ("", "", name, ""), kept)
    shelf.get("g", ("", "", "a", ""))
    shelf.put("g", ("", "", "c", ""), kept)
    assert [name for name in "abc" if shelf.get("g", ("", "", name, ""))] == ["a", "c"]
    assert shelf.get("h", ("", "", "a", "")) is None
    shelf.put("h", ("", "", "d", ""), kept)
    assert (len(shelf), shelf.used) == (1, kept.size)


def test_person_and_contact_pages_are_kept_without_cookies(client, home):
    person = make_person()
    make_contact(home)
    for path in (reverse("site:person-contact", args=[person.slug]), "/kontakt/"):
        assert client.get(path).cookies == {}
        assert is_cached(client, path)


def directives(response) -> set[str]:
    return page_cache.directives(response)
