"""A page's audience holds whatever happens to the page: each test tries a way by which it could open."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from core.models import BasePage
from core.visibility.audiences import EVERYONE, MEMBERS, NOBODY, canonical, is_within, meet, of_groups
from core.visibility.effective import refresh
from home.models import StandardPage
from tests.factories.core import publish
from tests.factories.home import make_locale, make_page

pytestmark = pytest.mark.django_db

BOARD = of_groups(["board"])
NOMINATION = of_groups(["nomination"])


def decide(page, audience):
    """Let an editor choose an audience and publish."""
    page = BasePage.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    page.audience = audience
    page.save_revision().publish()


def effective(page):
    return BasePage.objects.get(pk=page.pk).effective_audience


@pytest.mark.parametrize(
    ("audiences", "expected"),
    [
        ([], EVERYONE),
        ([EVERYONE, MEMBERS], MEMBERS),
        ([MEMBERS, BOARD], BOARD),
        ([BOARD, NOMINATION], NOBODY),
        ([of_groups(["nomination", "board"]), BOARD, EVERYONE], BOARD),
        ([NOBODY, BOARD], NOBODY),
        (["a group that is gone", EVERYONE], NOBODY),
        ([MEMBERS, NOBODY], NOBODY),
    ],
)
def test_meet_narrows(audiences, expected):
    assert meet(*audiences) == expected
    assert meet(*reversed(audiences)) == expected


def test_within_is_an_order():
    chain = [NOBODY, BOARD, of_groups(["board", "nomination"]), MEMBERS, EVERYONE]
    for index, narrow in enumerate(chain):
        assert all(is_within(narrow, wide) for wide in chain[index:])
        assert not any(is_within(wide, narrow) for wide in chain[index + 1 :])


def test_canonical_form_is_one():
    assert canonical("nomination, board") == canonical(",board,nomination,") == ",board,nomination,"


def test_sub_pages_follow_at_once(home):
    section = make_page(home, "Styrelsen")
    below = make_page(section, "Protokoll")
    decide(section, BOARD)
    assert (effective(section), effective(below)) == (BOARD, BOARD)
    deeper = make_page(BasePage.objects.get(pk=below.pk).specific, "Bilaga")
    assert effective(deeper) == BOARD
    decide(section, EVERYONE)
    assert {effective(page) for page in (section, below, deeper)} == {EVERYONE}


def test_sub_page_can_be_narrower_and_stays_so(home):
    section = make_page(home, "Medlem", audience=MEMBERS)
    below = make_page(section, "Styrelsen", audience=BOARD)
    assert effective(below) == BOARD
    decide(section, EVERYONE)
    assert effective(below) == BOARD


def test_groups_that_share_nobody_leave_nobody(home):
    section = make_page(home, "Styrelsen", audience=BOARD)
    assert effective(make_page(section, "Valberedningen", audience=NOMINATION)) == NOBODY


def test_moved_out_page_keeps_what_limited_it(home):
    section = make_page(home, "Styrelsen", audience=BOARD)
    inner = make_page(section, "Inre")
    below = make_page(inner, "Innerst")
    Page.objects.get(pk=inner.pk).move(home, pos="last-child")
    assert (effective(inner), effective(below)) == (BOARD, BOARD)
    assert BasePage.objects.get(pk=inner.pk).audience == BOARD


def test_moved_in_page_narrows_at_once(home):
    section = make_page(home, "Styrelsen", audience=BOARD)
    page = make_page(home, "Öppen")
    below = make_page(page, "Under")
    page.move(section, pos="last-child")
    assert (effective(page), effective(below)) == (BOARD, BOARD)


@pytest.mark.parametrize("recursive", [True, False])
def test_copy_keeps_what_limited_its_original(home, recursive):
    section = make_page(home, "Styrelsen", audience=BOARD)
    inner = make_page(section, "Inre")
    make_page(inner, "Innerst")
    copy = inner.copy(to=home, recursive=recursive, update_attrs={"slug": "kopia"}, keep_live=True)
    assert effective(copy) == BOARD
    for page in copy.get_descendants(inclusive=True):
        assert effective(page) == BOARD
    copy.specific.get_latest_revision().publish()
    assert effective(copy) == BOARD
    for revision in copy.revisions.all():
        revision.publish()
    assert effective(copy) == BOARD


def test_alias_is_as_private_as_its_original(home):
    page = make_page(home, "Öppen")
    alias = page.create_alias(update_slug="alias")
    assert effective(alias) == EVERYONE
    decide(page, BOARD)
    assert effective(alias) == BOARD
    decide(page, EVERYONE)
    assert effective(alias) == EVERYONE
    decide(page, BOARD)
    cut_loose = StandardPage.objects.get(pk=alias.pk)
    cut_loose.alias_of = None
    cut_loose.save()
    assert effective(alias) == BOARD


def test_translation_is_as_private_as_its_source(home):
    english = make_locale("en")
    page = make_page(home, "Öppen")
    translation = page.copy_for_translation(english, copy_parents=True)
    translation.save_revision().publish()
    below = make_page(StandardPage.objects.get(pk=translation.pk), "Below")
    decide(page, BOARD)
    assert (effective(translation), effective(below)) == (BOARD, BOARD)
    StandardPage.objects.get(pk=translation.pk).get_latest_revision().publish()
    assert effective(translation) == BOARD
    decide(page, EVERYONE)
    assert (effective(translation), effective(below)) == (EVERYONE, EVERYONE)
    decide(translation, MEMBERS)
    assert (effective(translation), effective(page)) == (MEMBERS, EVERYONE)


def test_translation_of_a_private_section_is_private(home):
    section = make_page(home, "Styrelsen", audience=BOARD)
    page = make_page(section, "Protokoll")
    translation = page.copy_for_translation(make_locale("en"), copy_parents=True)
    assert effective(translation) == BOARD
    assert effective(translation.get_parent()) == BOARD


def test_translation_of_a_translation_follows_all_the_way(home):
    from wagtail_localize.operations import translate_object

    english, arabic = make_locale("en"), make_locale("ar")
    page = make_page(home, "Öppen")
    translate_object(home, [english, arabic])
    translate_object(page, [english])
    in_english = StandardPage.objects.get(translation_key=page.translation_key, locale=english)
    translate_object(in_english, [arabic])
    in_arabic = StandardPage.objects.get(translation_key=page.translation_key, locale=arabic)
    decide(in_english, MEMBERS)
    assert (effective(page), effective(in_english), effective(in_arabic)) == (EVERYONE, MEMBERS, MEMBERS)


def test_localize_does_not_copy_the_audience_over(home):
    from wagtail_localize.models import TranslationSource
    from wagtail_localize.operations import translate_object

    english = make_locale("en")
    translate_object(home, [english])
    page = make_page(home, "Öppen")
    translate_object(page, [english])
    translation = StandardPage.objects.get(translation_key=page.translation_key, locale=english)
    decide(translation, BOARD)
    source = TranslationSource.objects.get_for_instance(page)
    source.update_from_db()
    source.create_or_update_translation(english, fallback=True)
    assert effective(translation) == BOARD


def test_translation_keeps_its_limits_when_the_source_goes(home):
    page = make_page(home, "Öppen")
    translation = page.copy_for_translation(make_locale("en"), copy_parents=True)
    decide(translation, EVERYONE)
    decide(page, BOARD)
    Page.objects.get(pk=page.pk).delete()
    StandardPage.objects.get(pk=translation.pk).save()
    assert effective(translation) == BOARD


def test_old_revision_does_not_open_a_page(home):
    page = make_page(home, "Öppen")
    old = page.get_latest_revision()
    decide(page, MEMBERS)
    old.publish()
    assert effective(page) == MEMBERS


def test_scheduled_revision_does_not_open_a_page(home):
    page = make_page(home, "Öppen")
    draft = page.get_latest_revision_as_object()
    draft.title, draft.go_live_at = "Senare", timezone.now() + datetime.timedelta(hours=1)
    draft.save_revision(approved_go_live_at=draft.go_live_at)
    narrowed = BasePage.objects.get(pk=page.pk).specific
    narrowed.audience = BOARD
    narrowed.save()
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2)):
        call_command("publish_scheduled")
    assert BasePage.objects.get(pk=page.pk).title == "Senare"
    assert effective(page) == BOARD


def test_draft_narrows_at_once_and_widens_when_published(home):
    page = make_page(home, "Öppen")
    page.audience = BOARD
    page.save_revision()
    assert effective(page) == BOARD
    again = BasePage.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    assert again.audience == BOARD
    again.audience = EVERYONE
    revision = again.save_revision()
    assert effective(page) == BOARD
    assert BasePage.objects.get(pk=page.pk).specific.get_latest_revision_as_object().audience == EVERYONE
    revision.publish()
    assert effective(page) == EVERYONE


def test_object_loaded_before_a_decision_does_not_undo_it(home):
    page = make_page(home, "Öppen")
    stale = StandardPage.objects.get(pk=page.pk)
    decide(page, BOARD)
    stale.title = "Nytt namn"
    stale.save()
    assert effective(page) == BOARD
    assert stale.audience == BOARD


def test_audience_that_makes_no_sense_closes_the_page(home):
    assert effective(make_page(home, "Fel", audience="styrelsne")) == NOBODY


def test_unpublishing_and_publishing_again_changes_nothing(home):
    page = make_page(home, "Styrelsen", audience=BOARD)
    page.unpublish()
    assert effective(page) == BOARD
    page.get_latest_revision().publish()
    assert effective(page) == BOARD


def test_stored_audiences_agree_with_a_working_out_from_scratch(home):
    """A random walk of edits, moves, copies, aliases and translations never leaves a page wider than it should be."""
    import random

    from core.visibility import graph

    rng = random.Random(20)
    english = make_locale("en")
    home.copy_for_translation(english)
    for number in range(6):
        make_page(home, f"Sida {number}")
    for step in range(60):
        pages = list(StandardPage.objects.order_by("pk"))
        page = rng.choice(pages)
        other = rng.choice(pages)
        action = rng.choice(["decide", "move", "copy", "alias", "translate", "old"])
        if action == "decide" and not page.alias_of_id:
            decide(page, rng.choice([EVERYONE, MEMBERS, BOARD, NOMINATION]))
        elif action == "move" and not other.is_descendant_of(page) and other.pk != page.pk and not other.alias_of_id:
            page.slug = f"{page.slug[:20]}-{step}"
            StandardPage.objects.filter(pk=page.pk).update(slug=page.slug)
            page.move(other, pos="last-child")
        elif action == "copy" and not page.alias_of_id and len(pages) < 40:
            page.copy(to=home, update_attrs={"slug": f"kopia-{step}"})
        elif action == "alias" and not page.alias_of_id and len(pages) < 40:
            page.create_alias(parent=home, update_slug=f"alias-{step}")
        elif action == "translate" and page.locale_id != english.pk and not page.has_translation(english):
            page.copy_for_translation(english, copy_parents=True)
        elif action == "old" and (revision := page.revisions.order_by("?").first()) and not page.alias_of_id:
            revision.publish()
        nodes = graph.affected_by(BasePage.objects.values_list("pk", flat=True))
        graph.solve(nodes, graph.connect(nodes))
        assert {n.pk: n.value for n in nodes.values()} == {n.pk: n.stored for n in nodes.values()}, (step, action)


def test_a_leaf_takes_three_queries(home, django_assert_num_queries):
    page = make_page(home, "Öppen")
    locks = 2 if connection.features.has_select_for_update_of else 0  # PostgreSQL waits for a decision above
    with django_assert_num_queries(3 + locks):
        refresh([page.pk])


def test_publishing_from_the_page_type_fixes_the_audience(home):
    from members_area.models import MembersPage

    page = publish(home, MembersPage(title="Medlem", slug="medlem"))
    decide(page, EVERYONE)
    assert effective(page) == MEMBERS
