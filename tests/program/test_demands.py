"""Demands keep their addresses through whatever is done to the page; what became of them is not the page's."""

import datetime

import pytest
from django.urls import reverse
from wagtail.models import Page

from core.models import Audience, BasePage, SearchEntry
from core.search import asking
from program.models import Demand, DemandRecord, DemandStep, PolicyAreaPage
from program.promises import key_of
from tests.factories.core import make_administrator, make_member
from tests.factories.home import make_locale, make_site
from tests.factories.program import give_demands, make_area, make_program, make_programme, record_of
from tests.queries import WAGTAILS_OWN, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return make_program(make_site().root_page)


@pytest.fixture
def area(program):
    return give_demands(make_area(program, "Skola"), "Kök", "Sköterska", "Modersmål")


def shown(client, path="/politik/skola/"):
    return [thread.title for thread in client.get(path).context["threads"]]


def follow(client, key, prefix=""):
    return client.get(f"{prefix}/krav/{key}/")


# Addresses ------------------------------------------------------------------------


def test_address_leads_to_the_demands_place(client, area):
    key = record_of("Kök").key

    assert follow(client, key).url == f"/politik/skola/#krav-{key}"
    assert f'id="krav-{key}"' in client.get("/politik/skola/").content.decode()


def test_address_survives_reordering_and_rewriting(client, area):
    key = record_of("Kök").key
    rows = list(area.demands.all())
    rows[0].title, rows[0].sort_order = "Ett kök i varje hus", 9
    area.demands = rows
    area.save_revision().publish()

    assert shown(client)[-1] == "Ett kök i varje hus"
    assert record_of("Ett kök i varje hus").key == key
    assert record_of("Ett kök i varje hus").place == 2


def test_address_of_a_moved_area_follows_it(client, area, program):
    key = record_of("Kök").key
    area.slug = "skolan"
    area.save_revision().publish()

    assert follow(client, key).url == f"/politik/skolan/#krav-{key}"


def test_removed_demand_is_gone_and_comes_back_as_itself(client, area):
    key, older = record_of("Kök").key, area.latest_revision
    area.demands = [row for row in area.demands.all() if row.title != "Kök"]
    area.save_revision().publish()

    gone = follow(client, key)
    assert gone.status_code == 410
    assert "finns inte längre" in gone.content.decode()
    assert 'href="/politik/skola/"' in gone.content.decode()
    older.publish()
    assert follow(client, key).status_code == 302
    assert record_of("Kök").retired_at is None


def test_deleted_areas_demands_are_gone(client, area):
    key = record_of("Kök").key
    area.delete()

    assert follow(client, key).status_code == 410


@pytest.mark.parametrize("key", ["zzzzzz", "a" * 300, "%00", "KÖK"])
def test_unknown_address_is_not_found(client, area, key):
    assert client.get(f"/krav/{key}/").status_code == 404


def test_private_areas_demands_are_hidden(client, program):
    give_demands(make_area(program, "Hemligt", audience=Audience.MEMBERS), "Kuppen", "Kvar")
    key = record_of("Kuppen").key
    assert follow(client, key).status_code == 404

    area = PolicyAreaPage.objects.get(slug="hemligt")
    area.demands = [row for row in area.demands.all() if row.title != "Kuppen"]
    area.save_revision().publish()
    gone = follow(client, key)
    assert gone.status_code == 410
    assert "Kuppen" not in gone.content.decode()
    client.force_login(make_member())
    assert "Kuppen" in follow(client, key).content.decode()


def test_copied_area_has_demands_of_its_own(client, area):
    copied = area.copy(update_attrs={"slug": "kopia", "title": "Kopia"}, keep_live=True)

    assert DemandRecord.objects.count() == 6
    keys = set(DemandRecord.objects.filter(area_key=copied.translation_key).values_list("key", flat=True))
    assert not keys & set(DemandRecord.objects.filter(area_key=area.translation_key).values_list("key", flat=True))


def test_two_demands_never_share_a_key(program, monkeypatch):
    monkeypatch.setattr("program.registry.key_of", lambda identity, longer_by=0: "b" * (6 + longer_by))
    give_demands(make_area(program, "Skola"), "Ett", "Två", "Tre")

    assert sorted(DemandRecord.objects.values_list("key", flat=True)) == ["b" * 6, "b" * 7, "b" * 8]


def test_draft_alone_registers_nothing(area):
    area.demands = [*area.demands.all(), Demand(title="Utkast")]
    area.save_revision()

    assert not DemandRecord.objects.filter(title="Utkast").exists()


# What became of them ---------------------------------------------------------------


def test_publishing_an_older_draft_undoes_no_status(client, area):
    older = area.latest_revision
    DemandRecord.objects.filter(title="Kök").update(status="done", words="klart i maj")

    older.publish()

    thread = client.get("/politik/skola/").context["threads"][0]
    assert (thread.status, thread.words) == ("done", "klart i maj")


def test_page_shows_petals_words_and_steps(client, area):
    record = record_of("Kök")
    DemandRecord.objects.filter(pk=record.pk).update(status="rejected", words="29 mot 22")
    DemandStep.objects.create(
        record=record, date=datetime.date(2026, 3, 2), title="Motionen föll", assembly="Kommunfullmäktige",
        outcome="rejected", link_url="https://example.org/protokoll",
    )  # fmt: skip

    html = client.get("/politik/skola/").content.decode()

    assert "#BX" in html
    assert "Avslaget: <bdi>29 mot 22</bdi>" in html
    assert "Motionen föll</b>. Avslag." in html
    assert 'href="https://example.org/protokoll"' in html


def test_area_shows_what_is_in_force_only(client, area):
    give_demands(area, "Gammalt")
    area.refresh_from_db()
    area.demands = [
        Demand(title="Gäller", sort_order=0),
        Demand(title="Nytt", stage="proposed", sort_order=1),
        Demand(title="Utgår", stage="to_be_dropped", sort_order=2),
    ]
    area.save_revision().publish()

    assert shown(client) == ["Gäller", "Utgår"]


def test_proposed_demands_address_leads_to_the_draft(client, area, program):
    make_programme(program, slug="utkast")
    give_demands(area, "Nytt", stage="proposed")
    key = record_of("Nytt").key

    assert follow(client, key).url == f"/politik/utkast/#krav-{key}"


def test_index_shows_a_row_of_blossoms_with_its_sentence(client, area):
    DemandRecord.objects.filter(title="Kök").update(status="done")
    DemandRecord.objects.filter(title="Modersmål").update(status="halfway")

    html = client.get("/politik/").content.decode()

    assert 'role="img" aria-label="1 av 3 förslag genomförda, 1 på gång"' in html


# Parts and petals ---------------------------------------------------------------------


def test_empty_area_has_neither_parts_nor_petals(client, program):
    make_area(program, "Tomt")

    html = client.get("/politik/tomt/").content.decode()

    assert "petal-nav" not in html
    assert 'id="vill"' not in html
    assert 'id="var-med"' not in html


def test_parts_with_content_have_their_petals(client, area):
    area.group_text = "Vi möts på onsdagar."
    area.save_revision().publish()

    html = client.get("/politik/skola/").content.decode()

    assert [f'href="#{part}"' in html for part in ("vill", "gjort", "nu", "var-med")] == [True, False, False, True]


# Languages ----------------------------------------------------------------------------


def translate(area, **titles):
    page = area.copy_for_translation(make_locale("en"), copy_parents=True)
    rows = list(page.demands.all())
    for row in rows:
        row.title = titles.get(row.title, row.title)
    page.demands = rows
    page.save_revision().publish()
    return page


def test_translation_has_the_same_keys_and_leads_to_itself(client, area):
    parent = area.get_parent()
    translate(area, Kök="Kitchen")
    Page.objects.filter(translation_key=parent.translation_key).update(live=True)
    BasePage.objects.filter(depth=2).update(live=True)
    key = record_of("Kök").key

    assert DemandRecord.objects.count() == 3
    found = follow(client, key, "/en")
    assert found.url.endswith(f"#krav-{key}")
    assert found.url.startswith("/en/")


def test_translation_keeps_the_sources_order_and_shows_what_is_new_in_swedish(rf, area):
    page = translate(area, Kök="Kitchen", Sköterska="Nurse", Modersmål="Mother tongue")
    rows = {row.title: row for row in area.demands.all()}
    rows["Kök"].sort_order, rows["Modersmål"].sort_order = 5, 0
    new = Demand(title="Nytt krav", sort_order=3)
    area.demands = [rows["Modersmål"], new, rows["Kök"]]
    area.save_revision().publish()
    from program.threads import threads_of

    threads = threads_of([PolicyAreaPage.objects.get(pk=page.pk)])[page.pk]

    assert [(t.title, t.language) for t in threads] == [("Mother tongue", ""), ("Nytt krav", "sv"), ("Kitchen", "")]


def test_translation_that_is_older_than_its_source_says_so(area):
    from core.translations import is_older_than_source

    page = translate(area)
    assert not is_older_than_source(PolicyAreaPage.objects.get(pk=page.pk))
    rows = list(area.demands.all())
    rows[0].text = "Mer att säga."
    area.demands = rows
    area.full_clean()
    area.save_revision().publish()

    assert is_older_than_source(PolicyAreaPage.objects.get(pk=page.pk))


# Search ----------------------------------------------------------------------------------


def hits(client, query):
    return [(hit.entry.title, hit.url) for hit in client.get("/sok/", {"q": query}).context["hits"]]


def test_each_demand_is_a_hit_at_its_own_place(client, area):
    key = record_of("Sköterska").key

    assert hits(client, "sköterska") == [("Sköterska", f"/politik/skola/#krav-{key}")]
    assert "Förslag" in client.get("/sok/", {"q": "sköterska"}).content.decode()


def test_removed_demand_is_found_no_more(client, area):
    give_demands(area, "Kök")

    assert hits(client, "sköterska") == []
    assert SearchEntry.objects.filter(page_id=area.pk).count() == 2


def test_demands_of_a_private_area_are_not_found(program):
    give_demands(make_area(program, "Hemligt", audience=Audience.MEMBERS), "Kuppen")

    assert asking.find(query="kuppen", user=None, language="sv").total == 0
    assert asking.find(query="kuppen", user=make_member(), language="sv").total == 1


# Bad input and figures -------------------------------------------------------------------


def test_long_and_right_to_left_titles_stand(client, program):
    long, arabic = "Ö" * 255, "مطبخ <b>& \u202e"
    give_demands(make_area(program, "Skola"), long, arabic)

    html = client.get("/politik/skola/").content.decode()

    assert shown(client) == [long, arabic]
    assert "<b>&" not in html


def test_queries_are_as_many_at_300_demands_as_at_5(client, program):
    bounds = {"/politik/": 6, "/politik/skola/": 8, "/politik/program/": 6}
    area = make_area(program, "Skola")
    make_programme(program, slug="program")
    taken = []
    for count in (5, 300):
        give_demands(area, *(f"Krav {number}" for number in range(count)))
        DemandStep.objects.bulk_create(
            DemandStep(record=record, title="Steg") for record in DemandRecord.objects.filter(retired_at=None)
        )
        taken.append({path: queries_of(client, path) for path in bounds})

    assert taken[0] == taken[1]
    for path, most in bounds.items():
        assert taken[1][path] - WAGTAILS_OWN[path.count("/") + 1] <= most, path


def test_registering_300_demands_takes_few_queries(program, django_assert_max_num_queries):
    from program.registry import keep_in_step

    area = make_area(program, "Skola")
    area.demands = [Demand(title=f"Krav {number}", sort_order=number) for number in range(300)]
    area.save()
    with django_assert_max_num_queries(12):
        keep_in_step(area)

    assert DemandRecord.objects.count() == 300
    demand = area.demands.first()
    assert DemandRecord.objects.get(translation_key=demand.translation_key).key == key_of(demand.translation_key)


def test_admin_lists_demands_by_area(client, area):
    client.force_login(make_administrator())

    html = client.get(reverse("wagtailsnippets_program_demandrecord:list"), {"area_title": "Skola"}).content.decode()

    assert "Sköterska" in html
