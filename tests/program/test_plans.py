"""A year's plan as readers meet it: links, days, languages, what became of it, search and PDF."""

import datetime

import pytest
from django.utils import timezone
from django.utils.translation import override

from core.models import Audience, SearchEntry, StoredPdf
from core.tasks import queue as task_queue
from program import actions, plan_papers
from program.models import ActionChange, ActivityPlanPage, PlannedAction
from program.plans import outcome_of, progress_of
from program.templatetags.program_tags import due_words
from tests.factories.core import make_administrator, make_member, make_person
from tests.factories.home import make_locale, make_page, make_site
from tests.factories.program import make_action, make_chapter, make_plan, make_plans
from tests.queries import beyond_wagtail

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_site().root_page


@pytest.fixture
def plan(home):
    return make_plan(make_plans(home))


def html_of(client, path="/verksamhetsplan/2026/"):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_chapter_shows_its_purpose_and_who_is_responsible(client, plan):
    make_action(plan, chapter=make_chapter(plan, "Studier", purpose="Fler ska våga.", person=make_person()))

    html = html_of(client)

    assert "Fler ska våga." in html
    assert "Ansvarig: Lena Skog" in html


def test_words_go_before_the_persons_name(plan):
    action = make_action(plan, person=make_person(), responsible="Styrelsen")

    assert action.localized_responsible == "Styrelsen"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ((2026, 8, 27), "till 27\N{NO-BREAK SPACE}augusti"),
        ((2026, 10, 31), "till oktober"),
        ((2027, 1, 31), "till januari\N{NO-BREAK SPACE}2027"),
    ],
)
def test_the_last_day_of_a_month_is_its_name(due, words):
    assert due_words(PlannedAction(due=datetime.date(*due)), 2026) == words


def test_what_is_done_does_not_say_when_it_should_have_been(client, plan):
    make_action(plan, due=datetime.date(2026, 8, 27), status="done")

    assert "augusti" not in html_of(client)


def test_evidence_leads_to_a_page_or_an_address(client, home, plan):
    page = make_page(home, title="Rapporterna", slug="rapporterna")
    make_action(plan, "Ett", evidence="Klart.", link_page=page, link_text="Läs mer om det")
    make_action(plan, "Två", link_url="https://example.org/a")

    html = html_of(client)

    assert '<a href="/rapporterna/">Läs mer om det</a>' in html
    assert 'href="https://example.org/a"' in html


def test_a_link_to_an_unpublished_page_is_not_shown(client, home, plan):
    page = make_page(home, title="Hemligt utkast", slug="hemligt-utkast")
    make_action(plan, link_page=page, link_text="Här")
    page.unpublish()

    html = html_of(client)

    assert "hemligt-utkast" not in html
    assert ">Här<" not in html


def test_a_link_to_a_members_page_tells_no_address(client, home, plan):
    page = make_page(home, title="Inne", slug="inne-hos-oss", audience=Audience.MEMBERS)
    make_action(plan, link_page=page, link_text="Här")

    html = html_of(client)

    assert "inne-hos-oss" not in html
    assert ">Här</a>" in html


def test_a_translated_plan_speaks_its_language(plan):
    translations = [("language", {"language": "en", "text": "A mentor", "evidence": "14 of 19."})]
    make_action(plan, evidence="14 av 19.", translations=translations)

    with override("en"):
        action = progress_of(plan)["chapters"][0].actions[0]
        assert (action.localized_text, action.localized_evidence) == ("A mentor", "14 of 19.")
    assert action.localized_text == "En fadder till varje ny medlem"


def test_text_in_the_other_direction_keeps_its_own(client, plan):
    make_action(plan, "مرافق لكل عضو جديد")

    assert 'dir="auto">مرافق' in html_of(client)


def test_pages_take_as_many_queries_at_5_as_at_300_actions(client, home, plan, monkeypatch):
    paths = ["/verksamhetsplan/2026/", "/verksamhetsplan/2026/sa-blev-det/"]
    person, page = make_person(), make_page(home)
    taken = []
    for count in (5, 295):
        chapter = make_chapter(plan, f"Kapitel {count}", person=person)
        rows = [
            PlannedAction(chapter=chapter, text=f"Punkt {n}", person=person, link_page=page, due="2026-05-01")
            for n in range(count)
        ]
        made = PlannedAction.objects.bulk_create(rows)
        ActionChange.objects.bulk_create(ActionChange(action=row, after="started") for row in made)
        taken.append([beyond_wagtail(client, path, ActivityPlanPage, monkeypatch) for path in paths])

    assert taken[0] == taken[1]
    assert max(taken[1]) <= 6


def test_above_80_actions_there_is_a_cluster_for_each_chapter(client, plan):
    for title, count in (("Studier", 50), ("Lokal", 31)):
        chapter = make_chapter(plan, title)
        PlannedAction.objects.bulk_create(PlannedAction(chapter=chapter, text=f"{n}") for n in range(count))

    html = html_of(client)

    assert html.count('class="cluster" viewBox') == 2
    assert "”Lokal” som en syrenklase: 0 punkter klara, 0 på gång och 31 planerade." in html


def test_a_plan_without_actions_shows_no_cluster(client, plan):
    assert 'class="cluster"' not in html_of(client)


def test_a_title_of_255_characters_is_shown_whole(client, plan):
    make_action(plan, "å" * 255)

    assert "å" * 255 in html_of(client).replace("&shy;", "").replace("\N{SOFT HYPHEN}", "")


# What became of it --------------------------------------------------------------------


def test_outcome_tells_when_things_changed_and_not_by_whom(client, plan):
    action = make_action(plan)
    user = make_administrator("hemlig@example.org")
    for day, before, after in ((3, "planned", "started"), (20, "started", "done")):
        at = datetime.datetime(2026, 3, day, 12, tzinfo=datetime.UTC)
        ActionChange.objects.create(action=action, by=user, before=before, after=after, at=at)

    html = html_of(client, "/verksamhetsplan/2026/sa-blev-det/")

    assert "<li>Påbörjad 3\N{NO-BREAK SPACE}mars</li><li>Klar 20\N{NO-BREAK SPACE}mars</li>" in html
    assert "hemlig" not in html


def test_outcome_leaves_out_what_was_taken_back_the_same_day(plan):
    action = make_action(plan)
    for status in ("done", "planned"):
        actions.set_status(action.pk, status=status, by=None, seen=PlannedAction.objects.get(pk=action.pk).version)

    assert outcome_of(plan)["chapters"][0].actions[0].steps == ()


@pytest.mark.parametrize("path", ["sa-blev-det/x/", "nagot/", "pdf/pdf/"])
def test_there_is_nothing_else_below_a_plan(client, plan, path):
    assert client.get(f"/verksamhetsplan/2026/{path}").status_code == 404


# Search and PDF -----------------------------------------------------------------------


def test_search_finds_an_action_at_its_place(client, plan):
    action = make_action(plan, "Pärmar till biblioteket")

    html = client.get("/sok/", {"q": "pärmar"}).content.decode()

    assert f"/verksamhetsplan/2026/#punkt-{action.pk}" in html


def test_search_follows_a_change_and_forgets_what_is_deleted(plan):
    action = make_action(plan, "Pärmar till biblioteket")
    translated = plan.copy_for_translation(make_locale("en"), copy_parents=True)
    translated.save_revision().publish()

    action.text = "Hyllor till biblioteket"
    action.save()
    titles = SearchEntry.objects.exclude(anchor="").values_list("title", flat=True)
    assert list(titles) == ["Hyllor till biblioteket"] * 2

    action.delete()
    assert not SearchEntry.objects.exclude(anchor="").exists()


def test_pdf_is_queued_once_for_many_changes_and_made_of_what_is_there(client, plan):
    task_queue.rows().delete()
    for number in range(3):
        make_action(plan, f"Punkt {number}", status="done", evidence="Så gick det.")

    assert task_queue.rows().filter(task_path=plan_papers.make.module_path).count() == 1
    assert client.get("/verksamhetsplan/2026/pdf/").status_code == 503

    plan_papers.make.func(plan.pk)
    for path in ("pdf/", "sa-blev-det/pdf/"):
        response = client.get(f"/verksamhetsplan/2026/{path}")
        assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
        assert response.content.startswith(b"%PDF")
        assert (
            client.get(f"/verksamhetsplan/2026/{path}", headers={"If-None-Match": response["ETag"]}).status_code == 304
        )
    html = plan_papers.html_of(plan, "")
    assert "Punkt 2" in html
    assert 'alt="Verksamhetsplanen som en syrenklase: 3 punkter klara' in html


def test_pdf_of_a_members_plan_is_for_members(client, home):
    plan = make_plan(make_plans(home), audience=Audience.MEMBERS)
    make_action(plan)
    StoredPdf.objects.create(
        owner=f"plan-page:{plan.pk}", digest="x", content=b"%PDF-1.7", name="a.pdf", made_at=timezone.now()
    )

    assert client.get("/verksamhetsplan/2026/pdf/").status_code == 302

    client.force_login(make_member())
    for known in ("", '"x"'):
        response = client.get("/verksamhetsplan/2026/pdf/", headers={"If-None-Match": known})
        assert response.status_code == (304 if known else 200)
        assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))


def test_deleting_a_plan_deletes_its_rows(plan):
    make_action(plan)
    plan.delete()

    assert not PlannedAction.objects.exists()
