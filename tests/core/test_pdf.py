"""PDF files are made of the site's own files only, and are what a screen reader needs."""

import io

import pytest
from pypdf import PdfReader

from core import pdf
from core.models import StoredPdf

HTML = (
    '<html lang="sv"><head><title>Program</title><link rel="stylesheet" href="/static/css/paper.css"></head>'
    "<body><h1>Program</h1><h2>Skola</h2><p>Kök i varje hus.</p></body></html>"
)


def test_file_is_tagged_and_has_bookmarks():
    made = PdfReader(io.BytesIO(pdf.render(HTML)))

    root = made.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sv"
    assert "/StructTreeRoot" in root
    assert made.outline[0].title == "Program"
    assert made.outline[1][0].title == "Skola"
    assert "Kök i varje hus." in made.pages[-1].extract_text() + made.pages[0].extract_text()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data/",
        "https://example.org/bild.png",
        "file:///etc/passwd",
        "{site}etc/passwd",
        "{site}static/../../etc/passwd",
        "{site}static/%2e%2e/%2e%2e/etc/passwd",
        "{site}media/original_images/hemlig.png",
        "{site}media/../db.sqlite3",
        "//example.org/x.png",
        "",
    ],
)
def test_nothing_else_is_fetched(url):
    with pytest.raises(pdf.NotOurs):
        pdf.read(url.format(site=pdf.base_url()))


@pytest.mark.django_db
def test_file_is_made_once_for_the_same_content(monkeypatch):
    made = []
    monkeypatch.setattr(pdf, "render", lambda html: made.append(html) or b"%PDF")

    pdf.keep(owner="a", html="ett", name="a.pdf")
    pdf.keep(owner="a", html="ett", name="a.pdf")
    pdf.keep(owner="a", html="två", name="a.pdf")

    assert made == ["ett", "två"]
    assert StoredPdf.objects.get().digest == pdf.digest_of("två")
