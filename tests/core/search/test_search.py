"""What readers find, on both databases alike."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.models import Collection

from core.models import Audience, BasePage, CollectionAudience, CustomDocument, SearchEntry
from core.search import asking
from core.search.documents import read_document
from core.search.entries import rebuild, renew_stale
from tests.factories.core import make_known_member, make_user
from tests.factories.home import make_index, make_locale, make_page, make_post, make_site
from tests.queries import capture


def titles(query: str, user=None, language: str = "sv") -> list[str]:
    found = asking.find(query=query, user=user, language=language)
    return [entry.title for entry in found.ranked]


@pytest.fixture
def home(db):
    return make_site().root_page


@pytest.mark.parametrize("query", ["skola", "skolan", "skolor", "skolorna", "SKOLANS", '"skolan"'])
def test_inflections_find_one_another(home, query):
    make_page(home, title="Våra skolor")
    assert titles(query) == ["Våra skolor"]


def test_the_beginning_of_a_compound_is_enough(home):
    make_page(home, title="Skolskjutsen")
    assert titles("skolsk") == ["Skolskjutsen"]
    assert titles("sk") == []


def test_letters_with_marks_are_letters_of_their_own(home):
    make_page(home, title="Kök", slug="kok-1")
    make_page(home, title="Kok", slug="kok-2")
    assert titles("kök") == ["Kök"]
    assert titles("kok") == ["Kok", "Kök"]


def test_who_types_without_marks_finds(home):
    make_page(home, title="Miljön")
    assert titles("miljo") == ["Miljön"]
    assert titles("miljoer") == ["Miljön"]


def test_common_words_without_marks_do_not_meet_those_with(home):
    for number in range(3):
        make_page(home, title=f"Val {number}")
    make_page(home, title="Väl mött")
    assert len(titles("val")) == 3


def test_title_goes_before_lead_and_lead_before_text(home):
    make_page(home, title="Ett", lead="Annat.", body=[("text", "<p>Om hamnen.</p>")])
    make_page(home, title="Två", lead="Om hamnen.")
    make_page(home, title="Tre i hamnen", lead="Annat.")
    assert titles("hamnen") == ["Tre i hamnen", "Två", "Ett"]


def test_the_word_itself_goes_before_its_forms(home):
    make_page(home, title="Om skolor")
    make_page(home, title="Om skolan")
    assert titles("skolan") == ["Om skolan", "Om skolor"]
    assert titles("skolor") == ["Om skolor", "Om skolan"]


def test_the_page_of_that_name_goes_first(home):
    make_page(home, title="Kontakt med nämnder och kontakt med skolor", lead="Kontakt, kontakt, kontakt.")
    make_page(home, title="Kontakt", lead="Så når du oss.")
    assert titles("kontakt")[0] == "Kontakt"


def test_all_words_are_wanted_before_any(home):
    make_page(home, title="Buss och tåg")
    make_page(home, title="Buss")
    assert titles("buss tåg") == ["Buss och tåg"]
    assert set(titles("buss rymdraket")) == {"Buss och tåg", "Buss"}


def test_each_language_has_its_own(home):
    make_locale("en")
    make_page(home, title="Skolan")
    assert titles("skolan", language="en") == []


def test_drafts_and_unpublished_pages_are_not_found(home):
    page = make_page(home, title="Hamnen")
    draft = make_page(home, title="Torget")
    draft.title = "Bryggan"
    draft.save_revision()
    assert (titles("bryggan"), titles("torget")) == ([], ["Torget"])
    page.unpublish()
    assert (titles("hamnen"), SearchEntry.objects.filter(page_id=page.pk).count()) == ([], 0)


def test_edited_moved_and_deleted_pages_are_as_they_are(client, home):
    section, page = make_page(home, title="Avdelning"), make_page(home, title="Hamnen")
    page.title = "Bryggan"
    page.save_revision().publish()
    assert (titles("hamnen"), titles("bryggan")) == ([], ["Bryggan"])
    page.move(section, pos="last-child")
    assert 'href="/avdelning/hamnen/"' in client.get("/sok/", {"q": "bryggan"}).content.decode()
    BasePage.objects.get(pk=page.pk).delete()
    assert titles("bryggan") == []


def test_private_pages_show_for_nobody_else(client, home, django_user_model):
    page = make_page(home, title="Hemligheten", lead="Kassakistan grävs ned.")
    page.audience = "members"
    page.save_revision().publish()
    for query in ("hemligheten", "kassakistan", "kassakista", "hemligheetn"):
        html = client.get("/sok/", {"q": query}).content.decode()
        assert "Hemligheten" not in html
        assert "kassakistan</a>" not in html
        assert "grävs" not in html
        assert client.get("/sok/forslag/", {"q": query}).json() == {"suggestions": []}


def test_spelling_is_mended_from_words_that_give_hits(home):
    make_page(home, title="Förskolan på Holmängen")
    assert asking.correct(query="förksolan holmängen", user=None, language="sv") == "förskolan holmängen"
    assert asking.correct(query="qwertyuiop", user=None, language="sv") == ""


def test_suggestions_are_titles_that_hold_what_is_typed(client, home):
    for number in range(10):
        make_page(home, title=f"Skolskjuts {number}")
    make_page(home, title="Annat", lead="Skolskjuts")
    answer = client.get("/sok/forslag/", {"q": "skolskj"})
    rows = answer.json()["suggestions"]
    assert len(rows) == 8
    assert {row["title"][:10] for row in rows} == {"Skolskjuts"}
    assert rows[0]["url"].startswith("/skolskjuts-")
    assert (answer["Cache-Control"], answer.cookies) == ("public, max-age=60", {})


def test_a_signed_in_readers_suggestions_are_kept_by_no_cache(client, home):
    client.force_login(make_user())
    assert client.get("/sok/forslag/", {"q": "skola"})["Cache-Control"] == "private, no-store"


def test_hits_are_marked_counted_and_narrowed(client, home):
    make_post(make_index(home), title="Skolan byggs", lead="Om taket.")
    make_page(home, title="Om skolor")
    html = client.get("/sok/", {"q": "skola"}).content.decode()
    assert "<mark>Skolan</mark> byggs" in html
    assert "?q=skola&amp;typ=nyheter" in html
    narrowed = client.get("/sok/", {"q": "skola", "typ": "nyheter"}).content.decode()
    assert "<mark>Skolan</mark> byggs" in narrowed
    assert "Om <mark>" not in narrowed
    assert client.get("/sok/", {"q": "skola", "typ": "påhittat"}).status_code == 200


def test_hits_come_ten_a_page(client, home):
    for number in range(12):
        make_page(home, title=f"Skolan {number}")
    first = client.get("/sok/", {"q": "skolan"}).content.decode()
    second = client.get("/sok/", {"q": "skolan", "sida": "2"}).content.decode()
    assert (first.count("<mark>"), second.count("<mark>")) == (10, 2)
    assert "?q=skolan&amp;sida=2" in first
    assert client.get("/sok/", {"q": "skolan", "sida": "99"}).status_code == 200


QUERIES = ["", '"', "'", "\\", "\x00", "a\x00b", "   ", "*", ":*", "a OR b", "NEAR(", "AND", "NOT", "-", "😀", "¼", "ŉ"]
QUERIES += ["ö" * 10_000, "(" * 5_000, "a " * 5_000, "%", "title:x", "&|!()<->", "' OR 1=1 --", "\ud7ff\u202e", "٣٤"]


@pytest.mark.parametrize("query", QUERIES)
def test_nothing_that_can_be_typed_is_an_error(client, home, query):
    for address in ("/sok/", "/sok/forslag/"):
        answer = client.get(address, {"q": query, "sida": query[:50], "typ": query[:50]})
        assert answer.status_code == 200


ADMIN = (
    *("/admin/pages/search/", "/admin/images/", "/admin/documents/", "/admin/snippets/core/person/"),
    *("/admin/images/chooser/results/", "/admin/documents/chooser/results/", "/admin/choose-page/search/"),
    *("/admin/users/", "/admin/redirects/", "/admin/snippets/core/venue/"),
)


@pytest.mark.parametrize("query", ['"', "\x00", "😀", "ö" * 10_000, "(" * 2_000, "' \\ :*", "NOT"])
def test_nothing_typed_in_the_admins_search_is_an_error(admin_client, home, query):
    statuses = {address: admin_client.get(address, {"q": query}).status_code for address in ADMIN}
    assert statuses == dict.fromkeys(ADMIN, 200)


# Documents ----------------------------------------------------------------------


def make_docx(text: str) -> bytes:
    import io
    import zipfile

    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", body)
    return buffer.getvalue()


def upload(name: str, data: bytes, **fields) -> CustomDocument:
    document = CustomDocument.objects.create(title="Bilaga", file=ContentFile(data, name=name), **fields)
    read_document.func(document.pk)
    return document


def test_the_text_of_a_word_document_is_found(client, home):
    upload("bilaga.docx", make_docx("Dagvattnet leds till dammen."))
    assert titles("dagvatten") == ["Bilaga"]
    html = client.get("/sok/", {"q": "dagvatten"}).content.decode()
    assert "<mark>Dagvattnet</mark> leds till dammen." in html
    assert "/dokument/" in html


def test_the_text_of_a_pdf_is_found(home):
    from core.demo import building

    upload("stadgar.pdf", (building.DOCUMENTS / "stadgar-i-korthet.pdf").read_bytes())
    assert titles("årsmötet") == ["Bilaga"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"no pdf"),
        ("a.docx", b"no zip"),
        ("a.docx", make_docx("x").replace(b"PK", b"QQ")),
        ("a.txt", b"\xff\xfe\x00"),
        ("a.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>"),
    ],
)
def test_a_document_that_cannot_be_read_is_found_by_its_title(home, name, data):
    upload(name, data)
    assert titles("bilaga") == ["Bilaga"]


def test_a_bomb_of_entities_is_not_read(home):
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "bomben">]><a>&b;</a>')
    upload("a.docx", buffer.getvalue())
    assert titles("bomben") == []


def test_a_replaced_document_is_read_anew(home, django_capture_on_commit_callbacks):
    document = upload("a.docx", make_docx("Hamnen"))
    document.file = ContentFile(make_docx("Bryggan"), name="b.docx")
    with django_capture_on_commit_callbacks(execute=True):
        document.save()
    read_document.func(document.pk)
    assert (titles("hamnen"), titles("bryggan")) == ([], ["Bilaga"])
    document.delete()
    assert titles("bryggan") == []


def test_documents_of_a_closed_collection_are_found_by_those_who_may_read_them(client, home):
    closed = Collection.get_first_root_node().add_child(name="Styrelsen")
    below = closed.add_child(name="Underlag")
    CollectionAudience.objects.create(collection=closed, audience=Audience.MEMBERS)
    upload("a.docx", make_docx("Kassakistan"), collection=below)
    assert titles("kassakistan") == []
    assert titles("kassakistan", user=make_user()) == []
    assert titles("kassakistan", user=make_known_member()) == ["Bilaga"]
    assert "Bilaga" not in client.get("/sok/", {"q": "kassakistan"}).content.decode()
    assert client.get("/sok/forslag/", {"q": "bilaga"}).json() == {"suggestions": []}


# Keeping in step ----------------------------------------------------------------


def test_rebuild_brings_back_what_was_lost_and_forgets_what_is_gone(home):
    make_page(home, title="Hamnen")
    SearchEntry.objects.all().delete()
    assert titles("hamnen") == []
    pages, documents = rebuild(anew=True)
    assert (titles("hamnen"), pages, documents) == (["Hamnen"], BasePage.objects.live().count(), 0)
    call_command("rebuild_search", verbosity=0)


def test_saving_without_a_change_writes_nothing(home, django_assert_max_num_queries):
    from core.search.entries import keep_page

    page = make_page(home, title="Hamnen")
    entry = SearchEntry.objects.get(page_id=page.pk)
    keep_page(page)
    with django_assert_max_num_queries(1):
        keep_page(page)
    assert SearchEntry.objects.get(page_id=page.pk).pk == entry.pk


def test_a_text_that_comes_out_by_itself_is_found_from_that_day(home, monkeypatch):
    import datetime

    import time_machine
    from django.utils import timezone

    from home.models import StandardPage

    day = datetime.date(2026, 3, 9)
    changes = property(lambda page: day if timezone.localdate() < day else None)
    monkeypatch.setattr(StandardPage, "search_changes_on", changes)
    with time_machine.travel("2026-03-01 12:00"):
        page = make_page(home, title="Hamnen")
        StandardPage.objects.filter(pk=page.pk).update(lead="Bryggan räddades.")
        assert renew_stale() == 0
        assert titles("bryggan") == []
    with time_machine.travel("2026-03-09 12:00"):
        assert renew_stale() == 1
        assert len(titles("bryggan")) == 1
        assert renew_stale() == 0


def test_queries_of_a_page_of_hits(client, home):
    index = make_index(home)
    for number in range(12):
        make_post(index, title=f"Skolan {number}")
    client.get("/sok/", {"q": "skolan"})
    frame = len(capture(client, "/sok/"))
    for query in ("skolan", "skolan 3", "skoaln", "qwertyuio asdfghjkl"):
        asked = capture(client, f"/sok/?q={query}")
        assert not [sql for sql in asked if sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE", "SAVEPOINT"))]
        assert len(asked) - frame <= 9, (query, asked)
