"""Roles by addresses: one private page of each type, and everything that could give it away."""

import datetime
import html
import re

import pytest
from django.apps import apps
from django.utils import timezone
from wagtail.models import Page, Site

from core.models import BasePage
from core.visibility import files
from core.visibility.audiences import EVERYONE, MEMBERS, may_read
from reports.models import AssemblyPage, ReportIndexPage, ReportPage, RepresentativePage
from reports.texts import AFTER, BEFORE
from tests.core.visibility import conftest
from tests.core.visibility.conftest import BOARD
from tests.factories.core import image_file, make_person
from tests.factories.home import make_locale
from tests.factories.reports import make_report, make_sitting, write_text

pytestmark = pytest.mark.django_db
planted_site = conftest.plant_once(lambda site: plant(site.home))
MARK = "Kvittrande"
ROLES = ["anonymous", "outsider", "member", "board", "editor", "comms", "administrator"]
HEADERS = [
    {},
    {"Range": "bytes=0-99"},
    {"If-None-Match": "*"},
    {"If-Modified-Since": "Sat, 01 Jan 2039 00:00:00 GMT"},
    {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Host": "localhost", "X-Forwarded-Proto": "https"},
    {"X-Original-URL": "/", "X-Rewrite-URL": "/"},
    {"X-Requested-With": "XMLHttpRequest", "Accept": "application/json"},
]


def page_types():
    """Every type of page that can be made."""
    return [model for model in apps.get_models() if issubclass(model, BasePage) and model is not BasePage]


def make_one(model, parent, audience, number):
    """Make a published page of a type, filled in by the kind of each field."""
    values = {"title": f"{MARK} {model.__name__} {number}", "slug": f"kvittrande-{model.__name__.lower()}-{number}"}
    values |= {"lead": f"{MARK} ingress {number}", "audience": audience, "show_in_menus": True}
    values["easy_read"] = f"{MARK} lättläst {number}"
    if model.fixed_audience:
        values["audience"] = model.fixed_audience
    for field in model._meta.local_concrete_fields:
        if field.blank or field.null or field.has_default() or field.is_relation or field.name in values:
            continue
        if field.choices:
            values[field.name] = field.choices[0][0]
            continue
        kind = field.get_internal_type()
        today = timezone.localdate()
        values[field.name] = {
            "DateField": today,
            "DateTimeField": timezone.now() + datetime.timedelta(days=2),
            "PositiveSmallIntegerField": 2030 + number,
            "PositiveIntegerField": number,
            "BooleanField": False,
        }.get(kind, f"{MARK} {field.name}"[: field.max_length or 80])
    page = model(**values | needed_rows(model, number))
    parent.add_child(instance=page)
    for name, value in vars(page).copy().items():
        if name.endswith("published_on") and value is None:
            setattr(page, name, timezone.localdate() - datetime.timedelta(days=1))
        if name in ("before_lead", "after_lead"):
            setattr(page, name, f"{MARK} text")
    page.save_revision(clean=False).publish()
    if model is ReportPage:  # one text is out, of the other there is a draft
        write_text(page, BEFORE, headline=page.title, lead=values["lead"], body=f"<p>{MARK} text {number}</p>")
        write_text(page, AFTER, publish=False, lead=f"{MARK} utkast {number}", body=f"<p>{MARK} efter {number}</p>")
    return BasePage.objects.get(pk=page.pk).specific


def needed_rows(model, number):
    """Rows that a page of a type cannot be without."""
    if model is ReportPage:
        assembly = AssemblyPage.objects.filter(live=True).order_by("pk").first()
        return {"sitting": make_sitting(assembly, timezone.localdate() + datetime.timedelta(days=number))}
    return {"person": make_person(f"Person {number}", f"person-{number}")} if model is RepresentativePage else {}


def plant_draft(home):
    """A public report of which one text is out, and of the other there is a draft."""
    index = ReportIndexPage.objects.order_by("pk").first()
    report = make_report(index, "Öppen rapport om ingenting särskilt", assembly_name="Öppen nämnd")
    write_text(report, AFTER, publish=False, headline=f"{MARK} rubrik", lead=f"{MARK} kort", body=f"<p>{MARK}</p>")


def plant(home):
    """A private page of each type for members and the board, in a public parent; with files, in two languages."""
    types = [model for model in page_types() if model.__name__ != "HomePage"]
    sections = {}
    private = apps.get_model("members_area", "MembersPage")(title="Start", slug="start-for-nagra")
    home.add_child(instance=private)
    private.save_revision(clean=False).publish()
    for model in types:  # a public parent of each type that can have children
        if not model.allowed_parent_page_models() or type(home) in model.allowed_parent_page_models():
            section = model(title=f"Öppen {model.__name__}", slug=f"oppen-{model.__name__.lower()}")
            if model.allowed_subpage_models() and not model.fixed_audience:
                home.add_child(instance=section)
                section.save_revision(clean=False).publish()
                sections[model] = section
    plant_draft(home)
    found = []
    for number, audience in enumerate((MEMBERS, BOARD)):
        collection = files.collection_for(audience)
        for model in types:
            parents = [sections[p] for p in model.allowed_parent_page_models() if p in sections] or [home]
            if (
                type(private) in model.allowed_parent_page_models()
                and type(home) not in model.allowed_parent_page_models()
            ):
                parents = [private]
            above = [page for page in found if type(page) in model.allowed_parent_page_models()]
            if parents == [home] and above and type(home) not in model.allowed_parent_page_models():
                # it stands below another private page only
                parents = [above[-1]]
            parent = Page.objects.get(pk=parents[0].pk).specific
            page = make_one(model, parent, audience, number)
            page.main_image = files.image_model().objects.create(
                title=f"{MARK} bild {model.__name__}",
                description=f"{MARK} alt",
                file=image_file(size=(60, 40)),
                collection=collection,
            )
            page.tags.add("gemensam")
            page.save_revision(clean=False).publish()
            found.append(BasePage.objects.get(pk=page.pk).specific)
    home.copy_for_translation(make_locale("en"))
    for page in list(found):
        translation = page.copy_for_translation(make_locale("en"), copy_parents=True)
        translation.live = True
        translation.save(clean=False)
        for above in translation.get_ancestors().filter(depth__gt=1):
            Page.objects.filter(pk=above.pk).update(live=True)
        found.append(BasePage.objects.get(pk=translation.pk).specific)
    return found


def test_every_type_is_planted(planted):
    assert {type(page) for page in planted} == set(page_types()) - {apps.get_model("home", "HomePage")}
    assert all(page.effective_audience != EVERYONE for page in planted)


def test_pages_answer_those_they_are_for(client, planted, people):
    for role in ROLES:
        client.logout()
        user = getattr(people, role, None)
        if user:
            client.force_login(user)
        for number, page in enumerate(planted):
            url = page.get_url()
            allowed = user is not None and may_read(user, page.effective_audience)
            for headers in HEADERS if number % 9 == 0 else HEADERS[:1]:
                for method in (client.get, client.head):
                    response = method(url, headers=headers)
                    if allowed:
                        assert response.status_code == 200, (role, url, headers)
                        assert "no-store" in response["Cache-Control"]
                        assert "private" in response["Cache-Control"]
                    else:
                        assert response.status_code == (403 if user else 302), (role, url, headers)
                        assert MARK not in response.content.decode()
                        assert "no-store" in response["Cache-Control"]
                    assert "ETag" not in response
            if number % 9 == 0:
                assert client.post(url).status_code in ((200, 405) if allowed else (302, 403))


def crawl(client, starts):
    """Follow every link from the starting addresses and yield each answer once."""
    waiting, seen = list(starts), set()
    while waiting:
        path = waiting.pop()
        if path in seen or len(seen) > 250:
            continue
        seen.add(path)
        response = client.get(path)
        text = b"".join(response).decode("utf-8", "replace")
        yield path, response, text
        if "html" in response.get("Content-Type", "") or "xml" in response.get("Content-Type", ""):
            for link in re.findall(r"(?:href|src|content)=\"(/[^\"#]*)|<loc>https?://[^/<]+(/[^<]*)", text):
                target = html.unescape(link[0] or link[1])
                if not target.startswith(("/static/", "/logga-", "/admin", "//")) and "galleri" not in target:
                    waiting.append(target)


@pytest.mark.parametrize("role", ["anonymous", "outsider", "editor"])
def test_crawling_every_address_meets_no_trace(client, planted, people, role):
    if role != "anonymous":
        client.force_login(getattr(people, role))
    starts = ["/", "/en/", "/sitemap.xml", "/robots.txt", "/site.webmanifest", "/finns-inte/"]
    starts += [
        f"/sok/?q={word}" for word in (MARK, MARK.lower(), "ingress", "alt", "gemensam", "kvitt", "Kvittrande+bild")
    ]
    starts += [f"/en/sok/?q={MARK}", "/aktuellt/?tagg=gemensam", "/sok/forslag/?q=kvit", "/sok/forslag/?q=kvittrande"]
    starts += [page.get_url() for page in BasePage.objects.live().visible_to(None)]
    starts += [f"{page.get_url()}?tagg=gemensam" for page in BasePage.objects.live().visible_to(None)]
    starts += [f"{page.get_url()}?vy=tidigare" for page in BasePage.objects.live().visible_to(None)]
    starts += [f"{page.get_url()}flode/" for page in BasePage.objects.live().visible_to(None)]
    starts += [f"/?ej-oversatt={page.pk}" for page in planted]
    starts += [f"/en/?ej-oversatt={page.pk}" for page in planted]
    starts += [f"{page.get_url()[:-2]}/" for page in planted]  # nearly right: the 404's close matches
    count = 0
    for path, response, text in crawl(client, starts):
        count += 1
        typed = path.rpartition("q=")[2]
        asked = typed.replace("+", " ")
        seen = (
            text.replace(f"?q={typed}", "")  # the links to other languages repeat the question
            .replace(f'value="{asked}"', "")
            .replace(f"”{asked}”", "")
            .replace(f"“{asked}”", "")
            if "q=" in path
            else text
        )
        for found in re.finditer(rf"{MARK}|kvittrande-", seen, re.IGNORECASE):
            around = seen[max(0, found.start() - 80) : found.end() + 60]
            assert asked, (role, path, around)
            assert asked in around, (role, path, around)
            assert "kvittrande-" not in around, (role, path, around)
        assert response.status_code in (200, 301, 302, 403, 404), path
    assert count > 40


def test_files_of_private_pages_stay_with_them(client, planted, people):
    urls, sizes = [], []
    for image in files.image_model().objects.all():
        urls.append(image.file.url)
        sizes += [rendition.file.url for rendition in image.renditions.all()]
    assert len(urls) > 20
    for role in ("anonymous", "outsider", "editor", "comms"):
        client.logout()
        if role != "anonymous":
            client.force_login(getattr(people, role))
        assert {client.get(url).status_code for url in [*urls, *sizes]} == {404}


def test_routes_of_a_private_page_ask_too(client, planted, people):
    """A routable page serves its views without `serve`: its feed and years are guarded all the same."""
    from tests.factories.home import make_index, make_post

    index = make_index(Site.objects.get().root_page, audience=BOARD, lead=MARK)
    make_post(index, MARK, date=datetime.date(2026, 3, 2))
    for path in ("/aktuellt/", "/aktuellt/flode/", "/aktuellt/2026/", "/aktuellt/finns-inte/"):
        assert client.get(path).status_code in (302, 404)
        assert client.get(path).status_code == 302 or path.endswith("inte/")
    client.force_login(people.outsider)
    for path in ("/aktuellt/", "/aktuellt/flode/", "/aktuellt/2026/"):
        assert client.get(path).status_code == 403


def test_role_that_ended_is_not_remembered(client, planted, people):
    page = next(page for page in planted if page.effective_audience == BOARD)
    client.force_login(people.board)
    assert client.get(page.get_url()).status_code == 200
    people.board.groups.clear()
    assert client.get(page.get_url()).status_code == 403
    people.board.is_active = False
    people.board.save()
    assert client.get(page.get_url()).status_code == 302


def test_audiences_are_asked_for_once_in_a_request(client, planted, people):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(people.member)
    client.get("/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/")
    assert len([q for q in captured if "auth_group" in q["sql"] and "permission" not in q["sql"]]) == 1


def test_link_to_a_private_page_tells_its_number_only(client, planted, people):
    from core.rich_text import page_address

    page = next(page for page in planted if page.effective_audience == BOARD)
    address = page_address(page.pk)
    assert "kvittrande" not in address
    response = client.get(address)
    assert response.status_code == 302
    assert "kvittrande" not in response["Location"]
    client.force_login(people.outsider)
    assert client.get(address).status_code == 403
    client.force_login(people.board)
    assert client.get(address)["Location"] == page.get_url()
