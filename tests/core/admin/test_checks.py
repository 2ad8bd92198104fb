"""The content checks' rules; that they find what they should is tried in a browser."""

import json
import re

import pytest
from django.urls import reverse

from core.admin.checks import SiteChecks
from core.admin.link_texts import mark, says_nothing
from tests.factories.core import make_administrator
from tests.factories.home import make_index, make_post, make_site


@pytest.mark.parametrize("text", ["klicka här", "Klicka här!", "här", "Läs mer", "läs mer »", "click here", "هنا"])
def test_vague_link_texts_are_known(text):
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["Läs budgeten", "Så hittar du hit", "Här är programmet", "Mer om skolan"])
def test_telling_link_texts_pass(text):
    assert not says_nothing(text)


def test_every_own_rule_has_a_check_and_words():
    checks = {check["id"] for check in SiteChecks.own_checks}

    for rule in SiteChecks.own_rules:
        assert set(rule["any"]) | set(rule.get("none", [])) <= checks
        assert rule["id"] in SiteChecks.own_messages


@pytest.mark.django_db
def test_editor_gets_the_rules_in_swedish(client):
    post = make_post(make_index(make_site().root_page))
    client.force_login(make_administrator())

    page = client.get(reverse("wagtailadmin_pages:edit", args=[post.pk])).content.decode()

    found = re.search(r'<script id="checker-axe-configuration" type="application/json">(.+?)</script>', page)
    assert found
    configuration = json.loads(found[1])
    assert configuration["messages"]["lead-missing"]["error_name"] == "Ingressen saknas"
    assert "vague-link" in configuration["options"]["runOnly"]


@pytest.mark.django_db
def test_publishing_is_never_stopped_by_a_check():
    post = make_post(make_index(make_site().root_page), lead="", search_description="")

    assert post.live


def test_marks_only_links_that_say_nothing():
    html = '<a href="/a/">Klicka <b>här</b></a> <a href="/b/">Läs budgeten</a> <a href="/c/" aria-label="Läs">här</a>'

    assert mark(html) == html.replace('<a href="/a/">', '<a data-says-nothing href="/a/">')


@pytest.mark.django_db
def test_readers_never_get_the_marks(client):
    post = make_post(
        make_index(make_site().root_page), body=[("text", '<p><a href="https://example.org/">här</a></p>')]
    )

    assert b"data-says-nothing" not in client.get(post.url).content
    assert b"data-says-nothing" in post.make_preview_request().content
