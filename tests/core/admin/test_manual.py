"""The editors' manual: its pictures, and how it is read in the admin."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from core.admin import manual
from devtools.fingerprint import ROOT
from devtools.manual_pictures import LARGEST, PICTURES
from tests.factories.core import make_administrator
from tests.factories.home import make_site

TEXT = settings.EDITORS_MANUAL.read_text(encoding="utf-8")


def test_every_picture_is_there_and_every_file_is_shown():
    named = set(re.findall(r"\(bilder/([^)]+)\)", TEXT))

    assert named == {path.name for path in PICTURES.iterdir()}


def test_pictures_are_small():
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}

    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    assert sum(sizes.values()) <= 1_000_000


def test_every_picture_of_the_manual_can_be_taken_anew():
    script = (ROOT / "site/devtools/manual_pictures.py").read_text(encoding="utf-8")

    assert [path.stem for path in PICTURES.iterdir() if f'"{path.stem}"' not in script] == []


def test_links_within_the_manual_lead_somewhere():
    html = manual.read(settings.EDITORS_MANUAL, lambda name: name)

    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r' id="([^"]+)"', html))


def test_manual_explains_every_block():
    from core.blocks import BodyStreamBlock

    labels = {str(block.label) for block in BodyStreamBlock().child_blocks.values()}

    assert {label for label in labels if f"| **{label}** |" not in TEXT} == set()


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("## Ångra *nu*", '<h2 id="ångra-nu">Ångra <em>nu</em></h2>'),
        ("**a** <b>", "<p><strong>a</strong> &lt;b&gt;</p>"),
        ("- ett\n- två\n  rader", "<ul><li>ett</li><li>två rader</li></ul>"),
        ("Så:\n1. ett\n2. två", "<p>Så:</p><ol><li>ett</li><li>två</li></ol>"),
        ("`<a>`", "<p><code>&lt;a&gt;</code></p>"),
        ("`*inte kursiv*`", "<p><code>*inte kursiv*</code></p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("```\nett\n\ntvå\n```", "<pre>ett\n\ntvå</pre>"),
    ],
)
def test_markdown_is_read(markdown, html):
    assert manual.as_html(markdown, lambda name: name) == html


@pytest.mark.django_db
def test_manual_is_read_in_the_admin(client):
    make_site()
    client.force_login(make_administrator())

    page = client.get(reverse("core_admin:manual")).content.decode()

    assert "<h1" in page
    assert "handbok/startsidan" in page
    assert "**" not in page.partition('class="nice-padding manual"')[2]
