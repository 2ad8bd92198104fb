"""What goes into the bin comes out as it was, and meanwhile nobody meets it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision, Site, WorkflowState
from wagtail.signals import page_published

from core.bin import keeping, place
from core.models import BasePage, BinEntry, SearchEntry
from core.tasks.publishing import publish_scheduled
from tests.core.visibility.conftest import BOARD
from tests.factories.core import make_image
from tests.factories.events import make_calendar
from tests.factories.home import make_index, make_locale, make_page, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(home):
    """A section with a page, a draft and a page after it."""
    found = make_page(home, "Om föreningen", slug="om")
    make_page(found, "Historien", slug="historien")
    found.add_child(instance=type(found)(title="Utkastet", slug="utkastet", live=False))
    make_page(home, "Efteråt", slug="efterat")
    return Page.objects.get(pk=found.pk).specific


def fresh(page):
    return Page.objects.get(pk=page.pk).specific


def test_deleted_section_comes_back_as_it_was(client, section, people):
    before = list(Page.objects.order_by("path").values("pk", "path", "slug", "live", "url_path", "translation_key"))
    content = client.get("/om/historien/").content

    section.delete(user=people.editor)

    assert client.get("/om/").status_code == 404
    assert client.get("/om/historien/").status_code == 404
    assert not BasePage.objects.live().filter(slug__in=["om", "historien"]).exists()
    assert not SearchEntry.objects.filter(page__slug__in=["om", "historien"]).exists()

    keeping.restore(BinEntry.objects.get(), user=people.editor)

    after = Page.objects.exclude(slug=place.SLUG).order_by("path")
    assert [row["pk"] for row in before] == list(after.values_list("pk", flat=True))
    for name in ("slug", "live", "url_path", "translation_key"):
        assert [row[name] for row in before] == list(after.values_list(name, flat=True)), name
    assert client.get("/om/historien/").content == content
    assert client.get("/om/utkastet/").status_code == 404
    assert SearchEntry.objects.filter(page__slug="historien").exists()
    assert not BinEntry.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_deletion_by_code_is_a_deletion(section):
    section.delete()
    assert not BinEntry.objects.exists()
    assert not Page.objects.filter(slug__in=["om", "historien"]).exists()


def test_page_that_went_with_its_section_is_not_erased(section, people):
    below = section.get_children().first()
    section.delete(user=people.editor)
    below.delete(user=people.editor)  # as a bulk action does that was asked for both
    assert BinEntry.objects.count() == 1
    assert Page.objects.filter(pk=below.pk).exists()


def test_restoring_tells_others_that_pages_are_published(section, people):
    heard = []

    def hear(instance, **kwargs):
        heard.append(instance.slug)

    section.delete(user=people.editor)
    page_published.connect(hear)
    try:
        keeping.restore(BinEntry.objects.get(), user=people.editor)
    finally:
        page_published.disconnect(hear)
    assert heard == ["om", "historien"]


def test_address_that_was_taken_meanwhile(client, home, section, people):
    section.delete(user=people.editor)
    make_page(home, "Ny om", slug="om")
    page = keeping.restore(BinEntry.objects.get(), user=people.editor)
    assert page.slug == "om-1"
    assert client.get("/om-1/historien/").status_code == 200
    page.specific.get_latest_revision_as_object().save_revision().publish()
    assert fresh(page).slug == "om-1"


def test_schedule_waits_in_the_bin(section, people):
    page = section.get_children().get(slug="historien").specific
    soon, late = timezone.now() + datetime.timedelta(seconds=1), timezone.now() + datetime.timedelta(days=9)
    page.title = "Snart"
    due = page.save_revision(approved_go_live_at=soon)
    draft = section.get_children().get(slug="utkastet").specific
    later = draft.save_revision(approved_go_live_at=late)
    section.delete(user=people.editor)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    entry = BinEntry.objects.get()
    entry.state["scheduled"][str(due.pk)] = (timezone.now() - datetime.timedelta(hours=1)).isoformat()
    publish_scheduled()
    keeping.restore(entry, user=people.editor)
    assert Revision.objects.get(approved_go_live_at__isnull=False).pk == later.pk
    assert fresh(page).title == "Historien"


def test_review_ends(section, people):
    page = section.get_children().get(slug="historien").specific
    page.get_workflow().start(page, people.board)
    section.delete(user=people.editor)
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED


def test_aliases_are_let_loose_and_follow_again(home, people):
    page = make_page(home, "Källan", audience=BOARD)
    alias = page.create_alias(update_slug="spegel")
    page.delete(user=people.administrator)
    assert fresh(alias).alias_of is None
    assert fresh(alias).effective_audience == BOARD
    keeping.restore(BinEntry.objects.get(), user=people.administrator)
    assert fresh(alias).alias_of_id == page.pk
    assert fresh(alias).effective_audience == BOARD


def test_alias_in_the_bin_is_not_published_by_its_source(home, people):
    page = make_page(home, "Källan")
    alias = page.create_alias(update_slug="spegel")
    alias.delete(user=people.administrator)
    page.title = "Nytt"
    page.save_revision().publish()
    assert not fresh(alias).live
    assert fresh(alias).title == "Källan"
    keeping.restore(BinEntry.objects.get(), user=people.administrator)
    assert fresh(alias).live
    assert fresh(alias).title == "Nytt"


@pytest.fixture
def translated(home):
    from wagtail_localize.operations import translate_object

    page = make_page(home, "Översatt sida")
    english = make_locale("en")
    home.copy_for_translation(english).save_revision().publish()
    translate_object(page, [english])
    return page, page.get_translation(english)


def test_translation_can_be_made_anew_while_the_old_one_lies_in_the_bin(client, translated, people):
    from wagtail_localize.models import Translation
    from wagtail_localize.operations import translate_object

    page, english = translated
    client.force_login(people.editor)
    english.delete(user=people.editor)
    assert page.get_translations().count() == 0
    assert not Translation.objects.get().enabled
    translate_object(page, [english.locale])
    assert page.get_translations().count() == 1
    keeping.restore(BinEntry.objects.get(), user=people.editor)
    assert fresh(english).translation_key != page.translation_key
    assert page.get_translations().count() == 1


def test_translation_comes_back_as_one(client, translated, people):
    from wagtail_localize.models import Translation

    page, english = translated
    client.force_login(people.editor)
    page.delete(user=people.editor)
    edit = client.get(f"/admin/pages/{english.pk}/edit/")
    assert edit.status_code == 200  # as a page of its own, since there is nothing to translate from
    report = client.get("/admin/localize/reports/translations/")
    assert "Översatt sida" not in report.content.decode()
    keeping.restore(BinEntry.objects.get(), user=people.editor)
    assert Translation.objects.get().enabled
    assert page.get_translation(english.locale).pk == english.pk


def test_translations_stay_limited_by_a_source_in_the_bin(home, people):
    page = make_page(home, "Källan", audience=BOARD)
    english = make_locale("en")
    home.copy_for_translation(english)
    translation = page.copy_for_translation(english)
    page.delete(user=people.administrator)
    translation = fresh(translation)
    translation.title = "Changed"
    translation.save_revision().publish()
    assert fresh(translation).effective_audience == BOARD
    keeping.restore(BinEntry.objects.get(), user=people.administrator)
    assert fresh(translation).effective_audience == fresh(page).effective_audience == BOARD


def test_private_section_stays_private(client, secret, people):
    image = make_image("Hemlig bild")
    secret.main_image = image
    secret.save_revision().publish()
    image.refresh_from_db()
    url = reverse("core:media", args=[image.file.name]) if image.file.name else ""
    client.force_login(people.editor)
    assert client.get(url).status_code == 404
    secret.delete(user=people.board_editor)
    assert client.get(url).status_code == 404
    assert client.get(reverse("core:page-by-number", args=[secret.pk])).status_code == 404
    keeping.restore(BinEntry.objects.get(), user=people.board_editor)
    assert {page.specific.effective_audience for page in fresh(secret).get_descendants(inclusive=True)} == {BOARD}
    assert client.get(secret.url).status_code == 403
    client.force_login(people.board)
    assert client.get(secret.url).status_code == 200


def test_restored_below_a_tighter_section_it_is_as_tight(home, section, people):
    section.delete(user=people.editor)
    tight = make_page(home, "Styrelsens", audience=BOARD)
    page = keeping.restore(BinEntry.objects.get(), user=people.administrator, parent=tight)
    assert fresh(page).effective_audience == BOARD


def test_section_in_the_bin_cannot_take_its_pages_back(section, people):
    below = section.get_children().get(slug="historien")
    below.delete(user=people.editor)
    fresh(section).delete(user=people.editor)
    entry = BinEntry.objects.get(page=below)
    with pytest.raises(keeping.CannotRestore):
        keeping.restore(entry, user=people.editor)
    keeping.restore(BinEntry.objects.get(page=section), user=people.editor)
    assert keeping.restore(entry, user=people.editor).url_path.endswith("/om/historien/")


def test_second_section_of_a_kind_is_refused(home, people):
    make_calendar(home).delete(user=people.editor)
    make_calendar(home, title="Ny kalender")
    with pytest.raises(keeping.CannotRestore):
        keeping.restore(BinEntry.objects.get(), user=people.editor)


def test_front_page_cannot_be_deleted(home, people):
    assert not home.permissions_for_user(people.administrator).can_delete()
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk


def test_pages_are_erased_after_thirty_days(section, people):
    below = section.get_children().get(slug="historien")
    below.delete(user=people.editor)
    fresh(section).delete(user=people.editor)
    now = timezone.now()
    assert keeping.erase_old(now + datetime.timedelta(days=29)) == 0
    BinEntry.objects.filter(page=below).update(deleted_at=now + datetime.timedelta(days=2))
    assert keeping.erase_old(now + datetime.timedelta(days=31)) == 1
    entry = BinEntry.objects.get()
    assert entry.page_id == below.pk
    assert entry.parent is None
    assert Page.objects.filter(pk=section.pk).count() == 0
    assert Revision.objects.filter(object_id=str(section.pk)).count() == 0
    assert keeping.erase_old(now + datetime.timedelta(days=31)) == 0
    assert Page.find_problems() == ([], [], [], [], [])


def test_erasing_cleans_up_what_localize_kept(translated, people):
    from wagtail_localize.models import TranslationSource

    page, english = translated
    page.delete(user=people.editor)
    english.delete(user=people.editor)
    assert TranslationSource.objects.count() == 1
    for entry in BinEntry.objects.all():
        keeping.erase(entry)
    assert TranslationSource.objects.count() == 0


@pytest.mark.parametrize("in_bin", [True, False])
def test_personal_data_goes_past_the_bin(section, people, in_bin):
    page = section.get_children().get(slug="historien").specific
    page.save_revision(user=people.editor, log_action=True)
    if in_bin:
        section.delete(user=people.editor)
    assert keeping.erase_personal_data(page, user=people.administrator) == 1
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not PageLogEntry.objects.filter(page_id=page.pk).exclude(label="").exists()
    assert not Revision.objects.filter(object_id=str(page.pk)).exists()
    assert Page.objects.filter(pk=section.pk).exists()


def test_news_in_the_bin_is_in_no_list(client, home, people):
    index = make_index(home)
    post = make_post(index, "Kvittrande nyhet")
    assert "Kvittrande" in client.get("/aktuellt/").content.decode()
    post.delete(user=people.editor)
    for path in ("/", "/aktuellt/", "/sitemap.xml", "/sok/?q=kvittrande", "/aktuellt/kvittrande-nyhe/"):
        assert "Kvittrande" not in client.get(path).content.decode(), path


def test_command_erases_past_the_bin(section, home):
    from django.core.management import CommandError, call_command

    call_command("erase_page", str(section.pk))
    assert not BinEntry.objects.exists()
    assert not Page.objects.filter(slug__in=["om", "historien", "utkastet"]).exists()
    with pytest.raises(CommandError):
        call_command("erase_page", str(home.pk))
