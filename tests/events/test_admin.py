"""The editors' errands: an event in one go, a term, this year's day, a single date, a copy."""

import datetime

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.translation import override

from core.admin.calendar import month_entries
from events import sources, terms
from events.models import EventPage, Occurrence, State
from tests.factories.core import make_administrator, make_venue
from tests.factories.events import at, make_calendar, make_event, make_observance
from tests.factories.home import make_site

pytestmark = pytest.mark.django_db

STREAMS = ("body", "programme", "organisers", "access", "material", "afterwards")


@pytest.fixture
def calendar():
    return make_calendar(make_site().root_page)


@pytest.fixture
def admin(client):
    user = make_administrator()
    client.force_login(user)
    return client


def event_form(**fields):
    data = {
        "title": "Provkväll",
        "slug": "provkvall",
        "starts_at": "2036-02-05 18:30",
        "kind": "member_meeting",
        "state": "planned",
        "attendance": "on_site",
        "audience_0": "everyone",
        "action-publish": "ja",
    }
    return data | {f"{name}-count": "0" for name in STREAMS} | fields


def add(admin, calendar, **fields):
    url = reverse("wagtailadmin_pages:add", args=["events", "eventpage", calendar.pk])
    return admin.post(url, event_form(**fields))


def test_title_date_and_place_are_enough(admin, calendar):
    response = add(admin, calendar, place="Köket")

    assert response.status_code == 302
    event = EventPage.objects.get()
    assert event.live
    assert [row.starts_at for row in event.occurrences.all()] == [at(2036, 2, 5, 18, 30)]


def test_repetition_is_chosen_in_words(admin, calendar):
    add(
        admin,
        calendar,
        repeat="monthly_weekday",
        repeat_count="4",
        repeat_except="2036-03-04",
        repeat_extra="2036-03-06 kl. 19.00",
    )

    event = EventPage.objects.get()
    assert event.rrule == "FREQ=MONTHLY;COUNT=4;BYDAY=1TU"
    assert [
        f"{row.date} {row.starts_at.astimezone(at(2036, 1, 1).tzinfo):%H.%M}"
        for row in event.occurrences.order_by("date")
    ] == [
        "2036-02-05 18.30",
        "2036-03-06 19.00",
        "2036-04-01 18.30",
        "2036-05-06 18.30",
    ]
    html = admin.get(reverse("wagtailadmin_pages:edit", args=[event.pk])).content.decode()
    assert 'value="monthly_weekday" selected' in html
    assert "2036-03-06 19.00" in html


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"repeat": "own", "repeat_rule": "FREQ=EVERY"}, "repeat_rule"),
        ({"repeat": "own", "repeat_rule": "FREQ=WEEKLY;BYDAY=WE"}, "starts_at"),
        ({"repeat": "weekly", "repeat_until": "2036-01-01"}, "repeat_until"),
        ({"repeat": "weekly", "repeat_until": "2036-05-01", "repeat_count": "3"}, "repeat_count"),
        ({"repeat_extra": "i morgon"}, "repeat_extra"),
        ({"repeat_except": "2036-02-31"}, "repeat_except"),
        ({"ends_at": "2036-02-05 17:30"}, "ends_at"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(admin, calendar, fields, field):
    response = add(admin, calendar, **fields)

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert "Provkväll" in response.content.decode()


def test_reserved_addresses_stay_the_calendars(calendar):
    event = make_event(calendar, "Studier", at(2036, 4, 1, 18), slug="studier")
    event.full_clean()

    assert event.slug == "studier-2036"


def term(**fields):
    data = {
        "title": "Medlemsmöte",
        "kind": "member_meeting",
        "start": "18:30",
        "end": "20:30",
        "nth": "3",
        "weekday": "1",
    }
    return data | {"first": "2027-01-01", "last": "2027-04-30"} | fields


def test_term_is_looked_at_before_it_is_made(admin, calendar):
    make_event(calendar, "Kören", at(2027, 1, 19, 19), ends_at=at(2027, 1, 19, 21))
    sources.register_source("test", lambda *asked: [sources.Entry("1", "Nämnden", "/", at(2027, 2, 16, 14))])
    try:
        response = admin.post("/admin/kalender/termin/", term(dates="2027-03-26\n2027-04-30 19.00"))
    finally:
        sources.forget_source("test")

    with override("sv"):
        said = {str(row.date): " ".join(row.warnings) for row, _ticked in response.context["rows"]}
    assert list(said) == ["2027-01-19", "2027-02-16", "2027-03-16", "2027-03-26", "2027-04-20", "2027-04-30"]
    assert "19.00 Kören" in said["2027-01-19"]
    assert "Nämnden" in said["2027-02-16"]
    assert "Långfredagen" in said["2027-03-26"]
    assert "Första maj" in said["2027-04-30"]
    assert said["2027-04-20"] == ""
    assert EventPage.objects.count() == 1


def test_term_becomes_drafts_once(admin, calendar):
    chosen = {"valda": ["2027-01-19", "2027-03-16"], "skapa": "ja"}
    for _press in range(2):
        assert admin.post("/admin/kalender/termin/", term(place="Köket", **chosen)).status_code == 302

    drafts = EventPage.objects.order_by("starts_at")
    assert [(draft.starts_at, draft.ends_at, draft.live, draft.place) for draft in drafts] == [
        (at(2027, 1, 19, 18, 30), at(2027, 1, 19, 20, 30), False, "Köket"),
        (at(2027, 3, 16, 18, 30), at(2027, 3, 16, 20, 30), False, "Köket"),
    ]
    assert not Occurrence.objects.exists()
    response = admin.post("/admin/kalender/termin/", term(skapa="ja"))
    assert response.status_code == 200  # nothing ticked


@pytest.mark.parametrize(
    "fields", [{"first": ""}, {"last": "2026-01-01"}, {"last": "2099-01-01"}, {"dates": "x"}, {"title": ""}]
)
def test_term_says_what_is_missing(admin, calendar, fields):
    response = admin.post("/admin/kalender/termin/", term(**fields))

    assert response.status_code == 200
    assert response.context["form"].errors


def test_term_of_every_other_week():
    days = terms.days_of("2w", 2, datetime.date(2027, 1, 4), datetime.date(2027, 2, 28))

    assert [str(day) for day in days] == ["2027-01-06", "2027-01-20", "2027-02-03", "2027-02-17"]


def test_this_years_day_is_a_draft_of_last_years(admin, calendar):
    observance = make_observance(calendar, "Första maj", day=1, month=5, checklist="Sök tillstånd\nBoka orkester")
    make_event(
        calendar,
        "Ut på gatan",
        at(2025, 5, 1, 11),
        ends_at=at(2025, 5, 1, 15),
        place="Plantaget",
        poster_date="1 maj",
        observance=observance,
        programme=[("item", {"time": "11.00", "what": "Samling", "where": ""})],
        afterwards=[("text", "<p>Bra.</p>")],
    )
    year = observance.next_day.year

    response = admin.post(f"/admin/kalender/arets/{observance.pk}/")
    draft = EventPage.objects.get(starts_at__year=year)
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert (draft.live, draft.place, draft.poster_date) == (False, "Plantaget", "1 maj")
    assert (draft.starts_at, draft.ends_at) == (at(year, 5, 1, 11), at(year, 5, 1, 15))
    assert [item.value["what"] for item in draft.programme] == ["Samling"]
    assert not draft.afterwards
    said = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert "Sök tillstånd" in said

    admin.post(f"/admin/kalender/arets/{observance.pk}/")
    assert EventPage.objects.filter(starts_at__year=year).count() == 1


def test_checklist_and_contacts_stay_in_the_admin(admin, client, calendar):
    observance = make_observance(calendar, "Första maj", checklist="Hemlig punkt", contacts="070-174 06 99")

    assert "Hemlig punkt" in admin.get(f"/admin/kalender/arets/{observance.pk}/").content.decode()
    client.logout()
    html = client.get(observance.url).content.decode()
    assert "Hemlig punkt" not in html
    assert "070-174 06 99" not in html
    assert client.get("/sok/?q=hemlig+punkt").content.decode().count("Första maj") == 0


def test_single_date_is_cancelled_and_moved(admin, calendar):
    event = make_event(calendar, "Cirkel", at(2036, 3, 25, 18), rrule="FREQ=WEEKLY;COUNT=3")
    path = f"/admin/kalender/datum/{event.pk}/2036-04-01/"

    assert admin.get(f"/admin/kalender/datum/{event.pk}/").status_code == 200
    assert admin.get(path).status_code == 200
    assert admin.post(path, {"state": "cancelled"}).status_code == 302
    assert Occurrence.objects.get(date="2036-04-01").state == State.CANCELLED
    admin.post(path, {"state": "planned", "own_starts_at": "2036-04-02 17:00"})
    assert Occurrence.objects.get(date="2036-04-01").state == State.MOVED
    wrong = admin.post(path, {"state": "planned", "own_ends_at": "2036-04-02 17:00"})
    assert wrong.context["form"].errors
    for other in ("2036-04-03", "x"):
        assert admin.get(f"/admin/kalender/datum/{event.pk}/{other}/").status_code == 404


def test_copy_asks_for_its_date(admin, calendar):
    event = make_event(
        calendar,
        "Cirkel",
        at(2036, 3, 25, 18),
        ends_at=at(2036, 3, 25, 20),
        rrule="FREQ=WEEKLY;COUNT=3",
        state="cancelled",
    )
    path = reverse("wagtailadmin_pages:copy", args=[event.pk])
    assert 'name="new_start"' in admin.get(path).content.decode()

    data = {"new_title": "Ny", "new_slug": "ny", "new_parent_page": calendar.pk, "new_start": "2036-09-01 19:00"}
    assert admin.post(path, data).status_code == 302
    copy = EventPage.objects.get(slug="ny")
    assert (copy.live, copy.starts_at, copy.ends_at) == (False, at(2036, 9, 1, 19), at(2036, 9, 1, 21))
    assert (copy.rrule, copy.state) == ("", "planned")
    assert copy.get_latest_revision_as_object().starts_at == at(2036, 9, 1, 19)


def test_admins_month_shows_dates_and_drafts(calendar):
    make_event(calendar, "Cirkel", at(2036, 3, 25, 18), rrule="FREQ=WEEKLY;COUNT=3")
    draft = EventPage(title="Utkast", slug="utkast", starts_at=at(2036, 4, 9, 18), live=False)
    calendar.add_child(instance=draft)

    found = month_entries(make_administrator(), datetime.date(2036, 4, 1))
    assert sorted((entry.day.day, entry.kind.value) for entry in found) == [
        (1, "event"),
        (8, "event"),
        (9, "event_draft"),
    ]


def test_strangers_to_the_calendar_cannot_plan(client, calendar):
    make_venue()
    assert client.get("/admin/kalender/termin/").status_code == 302
