"""The programme's errands in the admin: editing an area, telling how a demand goes, and two at it at once."""

import pytest
from django.urls import reverse
from wagtail.admin.models import EditingSession
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from core.models import Audience
from program.models import Demand, DemandChange, DemandRecord, DemandStep, PolicyAreaPage
from tests.factories.core import make_administrator, make_member
from tests.factories.home import make_site
from tests.factories.program import give_demands, make_area, make_program, record_of
from tests.planting import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def planted_area(planting):
    with planting():
        yield give_demands(make_area(make_program(make_site().root_page), "Skola"), "Kök", "Sköterska")


@pytest.fixture
def area(planted_area, db):
    return fresh(planted_area)


@pytest.fixture
def editor(client):
    user = make_administrator()
    client.force_login(user)
    return client


def edit_url(area):
    return reverse("wagtailadmin_pages:edit", args=[area.pk])


def record_url(record):
    return reverse("wagtailsnippets_program_demandrecord:edit", args=[record.pk])


def demand_form(title, *, pk="", identity=""):
    return {
        "id": pk,
        "title": title,
        "text": "",
        "background": streamfield([]),
        "stage": "in_force",
        "identity": identity,
    }


def post_area(client, area, forms, initial, **extra):
    data = {
        "title": "Skola",
        "slug": "skola",
        "lead": "Mindre grupper.",
        "audience": Audience.EVERYONE,
        "body": streamfield([]),
        "demands": inline_formset(forms, initial=initial),
        "people_items": inline_formset([]),
        "action-publish": "1",
        **extra,
    }
    response = client.post(edit_url(area), nested_form_data(data))
    if response.status_code != 302:
        form = response.context["form"]
        raise AssertionError((form.errors, [f.errors for f in form.formsets.values()]))
    return PolicyAreaPage.objects.get(pk=area.pk)


# The area's editor ---------------------------------------------------------------------


def test_editor_shows_how_each_demand_goes_and_the_way_there(editor, area):
    DemandRecord.objects.filter(title="Kök").update(status="halfway", words="motionen är lämnad")

    html = editor.get(edit_url(area)).content.decode()

    assert "motionen är lämnad" in html
    assert record_url(record_of("Sköterska")) in html


def test_editor_takes_one_query_for_all_statuses(editor, area, django_assert_max_num_queries):
    taken = []
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for count in (3, 20):
        give_demands(area, *(f"Krav {number}" for number in range(count)))
        editor.get(edit_url(area))
        with CaptureQueriesContext(connection) as captured:
            editor.get(edit_url(area))
        taken.append(sum("program_demandrecord" in query["sql"] for query in captured))
    assert taken == [1, 1]


def test_editor_adds_and_reorders(editor, area):
    first, second = area.demands.all()
    forms = [
        demand_form("Kök", pk=str(first.pk), identity=str(first.translation_key)) | {"ORDER": "2"},
        demand_form("Sköterska", pk=str(second.pk), identity=str(second.translation_key)) | {"ORDER": "1"},
        demand_form("Nytt") | {"ORDER": "3"},
    ]
    keys = {record.title: record.key for record in DemandRecord.objects.all()}

    post_area(editor, area, forms, initial=2)

    records = {record.title: (record.place, record.key) for record in DemandRecord.objects.all()}
    assert records["Sköterska"] == (0, keys["Sköterska"])
    assert records["Kök"] == (1, keys["Kök"])
    assert records["Nytt"][0] == 2


def test_demand_restored_from_an_older_version_is_itself_again(editor, area):
    kitchen, nurse = area.demands.all()
    key, older = record_of("Kök").key, area.latest_revision
    post_area(
        editor, area, [demand_form("Sköterska", pk=str(nurse.pk), identity=str(nurse.translation_key))], initial=1
    )
    area = give_demands(area, "Sköterska")
    assert record_of("Kök").retired_at
    revert = editor.get(reverse("wagtailadmin_pages:revisions_revert", args=[area.pk, older.pk]))
    assert str(kitchen.translation_key) in revert.content.decode()

    now = area.demands.get()
    forms = [
        demand_form("Kök", pk=str(kitchen.pk), identity=str(kitchen.translation_key)),
        demand_form("Sköterska", pk=str(now.pk), identity=str(now.translation_key)),
    ]
    post_area(editor, area, forms, initial=2, revision=str(older.pk))

    back = DemandRecord.objects.get(key=key)
    assert (back.title, back.retired_at) == ("Kök", None)


def test_identity_of_another_areas_demand_is_not_taken(editor, area):
    other = give_demands(make_area(area.get_parent().specific, "Trafik"), "Bussen")
    stolen = other.demands.get().translation_key
    rows = list(area.demands.all())
    forms = [
        *(demand_form(row.title, pk=str(row.pk), identity=str(row.translation_key)) for row in rows),
        demand_form("Tjuv", identity=str(stolen)),
        demand_form("Skräp", identity="inte ett uuid"),
    ]
    with pytest.raises(AssertionError):
        post_area(editor, area, forms, initial=2)

    post_area(editor, area, forms[:3], initial=2)

    assert Demand.objects.filter(translation_key=stolen).get().title == "Bussen"
    assert record_of("Bussen").area_title == "Trafik"


def test_later_of_two_editors_of_an_area_is_warned_and_nothing_is_lost(editor, area):
    opened = area.latest_revision
    session = EditingSession.objects.create(
        user=make_administrator("andra@example.org"),
        content_object=area,
        last_seen_at=opened.created_at,
    )
    rows = list(area.demands.all())
    rows[0].title = "Den förstas ord"
    area.demands = rows
    earlier = area.save_revision()
    url = reverse("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", area.pk, session.pk])

    told = editor.post(url, {"revision_id": opened.pk, "revision_created_at": opened.created_at.isoformat()}).json()

    assert [other["revision_id"] for other in told["other_sessions"]] == [earlier.pk]
    forms = [demand_form("Den andras ord", pk=str(rows[0].pk), identity=str(rows[0].translation_key))]
    post_area(editor, area, forms, initial=1)
    kept = area.revisions.get(pk=earlier.pk).as_object()
    assert [row.title for row in kept.demands.all()] == ["Den förstas ord", "Sköterska"]


# How a demand goes ----------------------------------------------------------------------


def record_data(record, steps=(), initial=0, **fields):
    values = {"status": "halfway", "words": "på väg", "translations": streamfield([]), "seen": str(record.version)}
    return nested_form_data({**values, "steps": inline_formset(list(steps), initial=initial), **fields})


def step_form(title, **fields):
    return {
        "id": "",
        "date": "2026-03-02",
        "assembly": "",
        "title": title,
        "outcome": "",
        "note": "",
        "link_page": "",
        "link_url": "",
        "link_text": "",
        "translations": streamfield([]),
        **fields,
    }


def test_status_and_steps_are_changed_in_one_form_with_history(editor, area):
    record = record_of("Kök")

    answer = editor.post(record_url(record), record_data(record, [step_form("Motionen lämnades in")]))

    assert answer.status_code == 302
    record.refresh_from_db()
    assert (record.status, record.words, record.version) == ("halfway", "på väg", 1)
    change = DemandChange.objects.get()
    assert (change.before, change.after, change.what) == ("planned", "halfway", "1 steg ändrat")
    assert change.by.email == "admin@example.org"
    assert "1 steg ändrat" in editor.get(record_url(record)).content.decode()


def test_saving_nothing_new_leaves_no_history(editor, area):
    record = record_of("Kök")

    editor.post(record_url(record), record_data(record, status="planned", words=""))

    assert DemandChange.objects.count() == 0


def test_later_of_two_editors_of_a_status_is_told_and_keeps_what_was_typed(editor, area):
    record = record_of("Kök")
    mine = record_data(record, [step_form("Mitt steg")], words="mina ord")
    editor.post(record_url(record), record_data(record, status="done", words="den andras ord"))

    refused = editor.post(record_url(record), mine)

    html = refused.content.decode()
    assert refused.status_code == 200
    assert "admin@example.org" in html
    assert "Genomfört (den andras ord)" in html
    assert "mina ord" in html
    assert "Mitt steg" in html
    assert DemandRecord.objects.get(pk=record.pk).words == "den andras ord"
    assert not DemandStep.objects.exists()
    seen = refused.context["form"]["seen"].value()
    assert editor.post(record_url(record), {**mine, "seen": seen}).status_code == 302
    assert DemandRecord.objects.get(pk=record.pk).words == "mina ord"
    assert DemandStep.objects.get().title == "Mitt steg"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"date": "i går"},
        {"link_url": "javascript:alert(1)"},
        {"outcome": "kanske"},
        {"title": "x" * 256},
    ],
)
def test_wrong_steps_are_explained(editor, area, wrong):
    record = record_of("Kök")

    answer = editor.post(record_url(record), record_data(record, [step_form("Steg") | wrong]))

    assert answer.status_code == 200
    assert not DemandStep.objects.exists()


def test_nobody_adds_or_deletes_demands_in_the_list(editor, area):
    record = record_of("Kök")

    for name, args in (("add", []), ("delete", [record.pk])):
        answer = editor.get(reverse(f"wagtailsnippets_program_demandrecord:{name}", args=args))
        assert answer.status_code in (302, 403)


@pytest.mark.parametrize(("role", "may"), [("Redaktörer", True), ("Kommunikationsgruppen", True), ("Kassör", False)])
def test_roles_that_tell_how_it_goes(client, area, role, may):
    client.force_login(make_member("roll@example.org", role))

    assert (client.get(record_url(record_of("Kök"))).status_code == 200) is may
