"""Signing up: places, the waiting list, mails, the signed link, and what is kept."""

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import icalendar
import pytest
import time_machine
from django.db import connection, connections
from django.test import Client

from core import personal_data
from core.models import Audience, OutboxMail
from events import dates
from events.models import Attendance, EventPage, Occurrence, Place, Registration, SignupTally, State
from events.signup import desk, keeping, reminding, sheets, telling, tokens
from events.signup.desk import Outcome, Wish
from tests.factories.core import make_member, make_venue, save_settings
from tests.factories.events import at, make_calendar, make_event
from tests.factories.forms import opened, token_in
from tests.factories.home import make_site
from tests.factories.signups import SECRET, make_link, make_sheet, sign_up

pytestmark = pytest.mark.django_db
NOW = at(2026, 11, 1, 12)
PERSON = {"namn": "Åsa Öberg", "epost": "asa@example.org"}


@pytest.fixture(autouse=True)
def calendar():
    with time_machine.travel(NOW, tick=False):
        site = make_site()
        save_settings(site, name="Syrenen")
        yield make_calendar(site.root_page)


@pytest.fixture
def evening(calendar):
    """An evening on 1 December, with a venue."""
    fields = {"ends_at": at(2026, 12, 1, 20, 30), "venue": make_venue(), "slug": "kvall"}
    return make_event(calendar, "Kvällen", at(2026, 12, 1, 18, 30), **fields)


def states(event):
    rows = Registration.objects.filter(sheet__event=event).order_by("pk")
    return [(row.name, row.state) for row in rows]


def subjects(to=None):
    mails = OutboxMail.objects.filter(category="signup").order_by("pk")
    return [mail.subject for mail in (mails.filter(to=to) if to else mails)]


def post(path, data, client=None):
    client = client or Client()
    page = path.partition("#")[0]
    token = opened(client, page)
    action = client.get(page).content.decode().partition('method="post" action="')[2].partition('"')[0]
    return client.post(action, {"f-token": token, "f-webbplats": "", **data})


# By the form --------------------------------------------------------------------------


def test_stranger_signs_up_and_gets_a_mail_with_a_calendar_file(evening):
    make_sheet(evening, asks_phone=True, asks_food=True, questions="Spelar du något instrument?")

    response = post(evening.url, PERSON | {"telefon": "070-174 06 01", "mat": "Inga nötter", "egen0": "Dragspel"})

    assert (response.status_code, response["Location"]) == (303, f"{evening.url}?tack=plats#anmalan")
    assert "Du har en plats." in Client().get(f"{evening.url}?tack=plats").content.decode()
    row = Registration.objects.get()
    assert (row.name, row.phone, row.state, row.date) == ("Åsa Öberg", "070-174 06 01", Place.HELD, None)
    assert [list(answer) for answer in row.answers] == [
        ["Mat", "Inga nötter"],
        ["Spelar du något instrument?", "Dragspel"],
    ]
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.subject) == ("asa@example.org", "Du har en plats: Kvällen")
    assert tokens.path_of(row) in mail.text
    (found,) = icalendar.Calendar.from_ical(mail.calendar).walk("VEVENT")
    assert found["DTSTART"].dt == at(2026, 12, 1, 18, 30)
    assert str(found["UID"]) == f"{evening.translation_key}@syrenen"


def test_pressing_twice_is_signing_up_once(evening):
    make_sheet(evening)
    client = Client()
    token = opened(client, evening.url)
    for _twice in range(2):
        client.post(f"/kalender/anmalan/{evening.pk}/", PERSON | {"f-token": token})

    assert Registration.objects.count() == OutboxMail.objects.count() == 1


def test_same_person_again_is_not_told_of_on_the_page(evening):
    make_sheet(evening, capacity=1)
    sign_up(evening)

    response = post(evening.url, PERSON)

    assert response["Location"].endswith("?tack=vantelista#anmalan")  # what anybody else would read
    assert states(evening) == [("Åsa Öberg", Place.HELD)]
    assert subjects() == ["Du har en plats: Kvällen"] * 2


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"namn": ""}, "Skriv ditt namn"),
        ({"epost": "asa"}, "Skriv e-postadressen så här: namn@example.se"),
        ({"epost": "åsa@example.org"}, "Skriv e-postadressen så här: namn@example.se"),
        ({"namn": "x" * 200}, "120 tecken"),
        ({"f-webbplats": "x"}, "ett fält som ska lämnas tomt"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(evening, change, problem):
    make_sheet(evening, asks_food=True)

    response = post(evening.url, PERSON | {"mat": "Ärtor & <b>"} | change)

    html = response.content.decode()
    assert response.status_code == 422
    assert problem in html
    assert 'value="Ärtor &amp; &lt;b&gt;"' in html
    assert "no-store" in response["Cache-Control"]
    assert Registration.objects.count() == 0


def test_page_shows_no_form_where_none_can_be_sent(client, evening):
    sheet = make_sheet(evening, for_members=True)
    assert "Logga in för att anmäla dig" in client.get(evening.url).content.decode()
    assert client.post(f"/kalender/anmalan/{evening.pk}/", PERSON).status_code == 302

    sheet.for_members, sheet.closes_days = False, 3
    sheet.save()
    with time_machine.travel(at(2026, 11, 28, 23, 59), tick=False):
        assert 'name="namn"' in client.get(evening.url).content.decode()
    with time_machine.travel(at(2026, 11, 29, 0, 0), tick=False):
        html = client.get(evening.url).content.decode()
    assert "Anmälan är stängd" in html
    assert 'name="namn"' not in html
    assert Registration.objects.count() == 0


def test_members_form_asks_for_the_sessions_own_token(evening):
    make_sheet(evening, for_members=True)
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_member(first_name="Maja", last_name="Ek"))
    page = client.get(evening.url).content.decode()
    assert 'value="Maja Ek"' in page
    data = PERSON | {"epost": "medlem@example.org", "f-token": opened(client, evening.url)}

    assert client.post(f"/kalender/anmalan/{evening.pk}/", data).status_code == 403
    csrf = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert client.post(f"/kalender/anmalan/{evening.pk}/", data | {"csrfmiddlewaretoken": csrf}).status_code == 303
    assert Registration.objects.get().user.email == "medlem@example.org"
    assert "Åsa Öberg har en plats." in client.get(evening.url).content.decode()


@pytest.mark.parametrize("path", ["/kalender/anmalan/0/", "/kalender/anmalan/99999999999/", "/kalender/anmalan/1/x/"])
def test_addresses_of_nothing_are_not_found(client, path):
    assert client.post(path).status_code == 404


def test_reading_writes_nothing_and_costs_one_query(client, evening, calendar, django_assert_num_queries):
    from tests.queries import WRITES, capture

    without = capture(client, evening.url)
    make_sheet(evening, capacity=1)
    few = capture(client, evening.url)
    for name in ("Ett", "Två", "Tre"):
        sign_up(evening, name)
    path = tokens.path_of(Registration.objects.get(name="Tre"))
    many = capture(client, evening.url)

    assert len(without) == len(few) == len(many)  # whether there is a sheet is asked of every event
    assert [sql for sql in many + capture(client, path) if sql.lstrip().upper().startswith(WRITES)] == []
    assert client.get(evening.url).cookies == {}


# Places and the waiting list ------------------------------------------------------------


def test_waiting_list_moves_up_when_somebody_withdraws(evening):
    make_sheet(evening, capacity=2)
    people = [sign_up(evening, name) for name in ("Ada", "Bo", "Cia", "Disa")]
    assert states(evening) == [("Ada", "held"), ("Bo", "held"), ("Cia", "waiting"), ("Disa", "waiting")]
    client = Client()
    path = tokens.path_of(people[0])

    # What reads mails beforehand opens the link, and nothing happens.
    assert "Du har en plats" in client.get(path).content.decode()
    assert client.head(path).status_code == 200
    assert people[0].has_place
    response = client.post(path, {"avanmal": "ja"})

    assert response.status_code == 303
    assert "Du har avanmält dig" in client.get(path).content.decode()
    assert states(evening) == [("Ada", "given_up"), ("Bo", "held"), ("Cia", "held"), ("Disa", "waiting")]
    assert subjects("ada@example.org")[-1] == "Du har avanmält dig: Kvällen"
    assert subjects("cia@example.org") == ["Du står på väntelistan: Kvällen", "Du har fått en plats: Kvällen"]
    assert subjects("disa@example.org") == ["Du står på väntelistan: Kvällen"]
    assert "nummer 1 i kön" in client.get(tokens.path_of(people[3])).content.decode()


def test_withdrawing_is_not_done_from_another_site_nor_twice(evening):
    make_sheet(evening, capacity=1)
    ada = sign_up(evening, "Ada")
    path = tokens.path_of(ada)

    Client(headers={"Sec-Fetch-Site": "cross-site"}).post(path, {"avanmal": "ja"})
    ada.refresh_from_db()
    assert ada.has_place
    assert desk.withdraw(evening, ada)
    assert not desk.withdraw(evening, ada)
    assert subjects().count("Du har avanmält dig: Kvällen") == 1


def test_no_name_is_taken_when_it_is_full_without_a_line(evening):
    sheet = make_sheet(evening, capacity=1, has_queue=False)
    sign_up(evening, "Ada")

    assert desk.sign_up(evening, sheet, None, Wish("Bo", "bo@example.org")) is Outcome.FULL
    html = Client().get(evening.url).content.decode()
    assert "Alla platser är tagna." in html
    assert 'name="namn"' not in html
    assert states(evening) == [("Ada", "held")]


def test_full_is_shown_on_page_list_and_feed_and_taken_back(client, evening):
    make_sheet(evening, capacity=1)
    before = evening.record.sequence
    ada = sign_up(evening, "Ada")

    for path in (evening.url, "/kalender/"):
        assert "Fullbokat" in client.get(path).content.decode(), path
    feed = client.get("/kalender.ics").content.decode()
    assert "SUMMARY:FULLBOKAT: Kvällen" in feed
    assert f"SEQUENCE:{before + 1}" in feed
    assert "SoldOut" in client.get(evening.url).content.decode()

    desk.withdraw(evening, ada)
    assert "Fullbokat" not in client.get(evening.url).content.decode()
    assert "SUMMARY:Kvällen" in client.get("/kalender.ics").content.decode()


def test_full_survives_publishing_and_a_new_day(evening):
    make_sheet(evening, capacity=1)
    sign_up(evening, "Ada")

    evening.starts_at, evening.ends_at = at(2026, 12, 3, 18, 30), None
    evening.save_revision().publish()

    row = Occurrence.objects.get(event=evening)
    assert (row.date, row.is_booked_up, row.is_full) == (datetime.date(2026, 12, 3), True, True)
    dates.decide(row, state=State.MOVED)
    assert (row.is_full, row.is_moved) == (True, True)


def test_more_places_let_those_in_line_in(evening):
    sheet = make_sheet(evening, capacity=1)
    for name in ("Ada", "Bo", "Cia"):
        sign_up(evening, name)
    sheet.capacity = 2
    sheet.save()

    desk.settle(evening, sheet)

    assert [state for _name, state in states(evening)] == ["held", "held", "waiting"]
    desk.let_in(evening, Registration.objects.get(name="Cia"))
    assert [state for _name, state in states(evening)] == ["held"] * 3


def test_online_needs_no_chair(calendar):
    event = make_event(calendar, "Bådas", at(2026, 12, 1, 18), attendance=Attendance.BOTH)
    make_sheet(event, capacity=1)
    sign_up(event, "Ada")
    bo = sign_up(event, "Bo", how=Attendance.ONLINE)
    assert bo.has_place

    # Bo wants a chair after all, and stands in line; Ada stays at home, and it is Bo's.
    assert desk.change(event, bo, Wish("Bo", bo.email, how=Attendance.ON_SITE)) is Outcome.QUEUE
    ada = Registration.objects.get(name="Ada")
    desk.change(event, ada, Wish("Ada", ada.email, how=Attendance.ONLINE))
    assert [(row.name, row.how, row.state) for row in Registration.objects.order_by("pk")] == [
        ("Ada", "online", "held"),
        ("Bo", "on_site", "held"),
    ]


def test_changing_by_the_link_keeps_the_place(evening):
    make_sheet(evening, asks_food=True, capacity=1)
    ada = sign_up(evening, "Ada", answers=[("Mat", "Allt")])
    client, path = Client(), tokens.path_of(ada)
    with time_machine.travel(NOW - datetime.timedelta(minutes=1), tick=False):
        html = client.get(path).content.decode()
    assert 'value="Allt"' in html

    response = client.post(path, {"namn": "Ada Ek", "mat": "Inte fisk", "f-token": token_in(html)})

    assert (response.status_code, response["Location"]) == (303, f"{path}?tack")
    ada.refresh_from_db()
    assert (ada.name, ada.answers, ada.state) == ("Ada Ek", [["Mat", "Inte fisk"]], "held")
    assert client.post(path, {"namn": "", "mat": "x", "f-token": token_in(html)}).status_code == 422


def test_date_of_a_series_has_places_of_its_own(client, calendar):
    event = make_event(calendar, "Fika", at(2026, 11, 4, 15), rrule="FREQ=WEEKLY;COUNT=3", slug="fika")
    make_sheet(event, capacity=1)

    response = post("/kalender/fika/2026-11-11/", PERSON)

    assert response["Location"] == "/kalender/fika/2026-11-11/?tack=plats#anmalan"
    assert Registration.objects.get().date == datetime.date(2026, 11, 11)
    assert "Fullbokat" in client.get("/kalender/fika/2026-11-11/").content.decode().partition("<aside")[0]
    assert "Fullbokat" not in client.get("/kalender/fika/").content.decode().partition("<aside")[0]
    (found,) = icalendar.Calendar.from_ical(OutboxMail.objects.get().calendar).walk("VEVENT")
    assert found["DTSTART"].dt == at(2026, 11, 11, 15)
    assert client.post(f"/kalender/anmalan/{event.pk}/", PERSON).status_code == 404  # which of them?


def test_circle_is_signed_up_for_as_a_whole(client, calendar):
    event = make_event(
        calendar, "Cirkeln", at(2026, 11, 4, 18), rrule="FREQ=WEEKLY;COUNT=3", is_circle=True, slug="cirkeln"
    )
    make_sheet(event, capacity=1)

    post("/kalender/cirkeln/2026-11-11/", PERSON)

    assert Registration.objects.get().date is None
    assert [row.is_full for row in Occurrence.objects.filter(event=event)] == [True] * 3
    with time_machine.travel(at(2026, 11, 5), tick=False):
        assert "Anmälan är stängd" in client.get("/kalender/cirkeln/").content.decode()


def test_translation_shares_the_places(calendar, evening):
    from wagtail.models import Locale

    english = Locale.objects.get_or_create(language_code="en")[0]
    for page in (calendar.get_parent(), calendar):
        page.specific.copy_for_translation(english).save_revision().publish()
    other = evening.copy_for_translation(english)
    other.title = "The evening"
    other.save_revision().publish()
    make_sheet(evening, capacity=1)

    sign_up(EventPage.objects.get(pk=other.pk), "Ada", language="en")

    assert sheets.sheet_of(other) == sheets.sheet_of(evening)
    assert Occurrence.objects.filter(is_booked_up=True).count() == 2
    assert subjects() == ["You have a place: The evening"]


# Links --------------------------------------------------------------------------------------


@pytest.mark.parametrize("token", ["x", "x" * 300, "W10:a", "\x00"])
def test_altered_links_lead_nowhere(client, token):
    from django.urls import reverse

    response = client.get(reverse("calendar:own-signup", args=[token]))
    assert response.status_code == 410
    assert "no-store" in response["Cache-Control"]


def test_secret_link_is_for_members_and_those_signed_up(client, calendar):
    event = make_event(calendar, "Webben", at(2026, 12, 1, 18), attendance=Attendance.BOTH, slug="webben")
    make_sheet(event, capacity=1)
    make_link(event)
    everything = f"{event.url} /kalender/ /kalender/manad/ /kalender.ics /kalender.atom /sok/?q=lila".split()
    everything.append(f"/kalender/handelse/{event.pk}.ics")

    ada = sign_up(event, "Ada")
    bo = sign_up(event, "Bo")

    for path in everything:
        assert SECRET not in client.get(path).content.decode().replace("\r\n ", ""), path
    assert SECRET in OutboxMail.objects.get(to="ada@example.org").text
    assert SECRET not in OutboxMail.objects.get(to="ada@example.org").calendar
    assert SECRET not in OutboxMail.objects.get(to="bo@example.org").text  # stands in line
    assert SECRET in client.get(tokens.path_of(ada)).content.decode()
    assert SECRET not in client.get(tokens.path_of(bo)).content.decode()
    client.force_login(make_member())
    response = client.get(event.url)
    assert SECRET in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert SECRET not in client.get(f"/kalender/handelse/{event.pk}.ics").content.decode().replace("\r\n ", "")
    copy = event.copy(update_attrs={"slug": "kopia"})
    assert sheets.link_of(copy) is sheets.sheet_of(copy) is None


def test_members_feed_has_the_link_only_when_the_member_wants(client, calendar):
    from events.models import MemberFeed

    event = make_event(calendar, "Webben", at(2026, 12, 1, 18), attendance=Attendance.ONLINE)
    make_link(event)
    member = make_member()
    feed = MemberFeed.objects.create(user=member)
    path = f"/kalender/min/{feed.token}.ics"

    def read():
        return client.get(path).content.decode().replace("\r\n ", "")

    assert SECRET not in read()
    assert event.url in read()
    feed.with_links = True
    feed.save()
    assert SECRET in read()
    member.groups.clear()  # no longer a member, the address is the same
    assert SECRET not in read()


def test_leak_scan_knows_links_and_addresses(calendar):
    from events import leak_marks

    event = make_event(calendar, "Webben", at(2026, 12, 1, 18), attendance=Attendance.BOTH)
    make_sheet(event)
    make_link(event)
    sign_up(event, "Ada", phone="070-174 06 01")

    marks = {secret.about: (secret.audience, secret.marks) for secret in leak_marks.secrets()}

    assert marks[f"online link of event {event.pk}"] == (Audience.MEMBERS, (SECRET, "Koden är syren-4711"))
    assert marks[f"registration {Registration.objects.get().pk}"][1] == ("ada@example.org", "070-174 06 01")
    assert f"/kalender/handelse/{event.pk}.ics" in list(leak_marks.addresses())


# Afterwards ------------------------------------------------------------------------------------


def test_reminder_goes_out_once_the_day_before_and_not_at_night(evening):
    make_sheet(evening, capacity=1)
    make_link(evening)
    sign_up(evening, "Ada")
    sign_up(evening, "Bo")  # stands in line
    assert reminding.remind(at(2026, 11, 30, 8, 59)) == 0
    assert reminding.remind(at(2026, 11, 29, 12)) == 0
    assert [reminding.remind(at(2026, 11, 30, hour)) for hour in (9, 10, 20)] == [1, 0, 0]
    assert subjects("ada@example.org")[-1] == "I morgon: Kvällen"
    assert SECRET in OutboxMail.objects.latest("pk").text

    dates.decide(Occurrence.objects.get(event=evening), state=State.CANCELLED)
    Registration.objects.update(reminded_of=None)
    assert reminding.remind(at(2026, 11, 30, 9)) == 0


def test_circle_is_reminded_of_each_time(calendar):
    event = make_event(calendar, "Cirkeln", at(2026, 11, 4, 18), rrule="FREQ=WEEKLY;COUNT=2", is_circle=True)
    make_sheet(event)
    sign_up(event, "Ada")

    assert [reminding.remind(at(2026, 11, day, 9)) for day in (3, 4, 10, 11)] == [1, 0, 1, 0]


def test_names_are_erased_and_the_number_is_kept(evening, settings):
    sheet = make_sheet(evening, capacity=2)
    for name in ("Ada", "Bo", "Cia"):
        sign_up(evening, name)
    token = tokens.path_of(Registration.objects.first())
    OutboxMail.objects.update(state="sent")
    over = at(2026, 12, 1, 20, 30)

    assert keeping.erase_old(over + datetime.timedelta(days=settings.SIGNUP_KEEP_DAYS)) == 0
    later = over + datetime.timedelta(days=settings.SIGNUP_KEEP_DAYS, minutes=1)
    assert keeping.erase_old(later) == 3
    assert keeping.erase_old(later) == 0

    assert Registration.objects.count() == OutboxMail.objects.count() == 0
    assert SignupTally.objects.values_list("sheet", "on_site", "online", "waited").get() == (sheet.pk, 2, 0, 1)
    assert Client().get(token).status_code == 410


def test_member_takes_home_and_erases_what_is_kept(evening):
    make_sheet(evening, capacity=1)
    member = make_member("ada@example.org")
    sign_up(evening, "Ada", phone="070-174 06 01", answers=[("Mat", "Allt")])
    sign_up(evening, "Bo")

    (part,) = [part for part in personal_data.parts_of(member) if part["key"] == "signups"]
    ((title, told),) = part["rows"]
    assert title == "Kvällen"
    assert "070-174 06 01" in told
    assert "Mat: Allt" in told
    personal_data.erase(member)

    assert states(evening) == [("Bo", "held")]
    assert subjects("ada@example.org") == ["Du har en plats: Kvällen"]  # waits in the outbox still


# Telling of changes -----------------------------------------------------------------------------


def test_new_time_is_told_once_to_those_who_know_the_old(evening):
    sheet = make_sheet(evening)
    sign_up(evening, "Ada")
    evening.lead = "Nya ord."
    evening.save_revision().publish()
    assert telling.changes(EventPage.objects.get(pk=evening.pk), sheet) == []

    evening.starts_at = at(2026, 12, 2, 18, 30)
    evening.ends_at = None
    evening.save_revision().publish()
    event = EventPage.objects.get(pk=evening.pk)
    sign_up(event, "Bo")  # knows the new one
    (change,) = telling.changes(event, sheet)

    assert [person.name for person in change.people] == ["Ada"]
    assert [line.starts_at for line in change.before + change.after] == [
        at(2026, 12, 1, 18, 30),
        at(2026, 12, 2, 18, 30),
    ]
    assert telling.tell(event, sheet, words="Lokalen var dubbelbokad.") == 1
    assert telling.changes(event, sheet) == []
    mail = OutboxMail.objects.latest("pk")
    assert (mail.to, mail.subject) == ("ada@example.org", "Ny tid eller plats: Kvällen")
    assert "dubbelbokad" in mail.text
    assert "Onsdag 2 december 2026" in mail.text
    assert "20261202T183000" in mail.calendar


def test_cancelled_date_is_told_to_its_own_people(calendar):
    event = make_event(calendar, "Fika", at(2026, 11, 4, 15), rrule="FREQ=WEEKLY", slug="fika")
    sheet = make_sheet(event)
    sign_up(event, "Ada", date=datetime.date(2026, 11, 11))
    sign_up(event, "Bo", date=datetime.date(2026, 11, 18))

    dates.decide(Occurrence.objects.get(event=event, date=datetime.date(2026, 11, 11)), state=State.CANCELLED)
    event = EventPage.objects.get(pk=event.pk)
    (change,) = telling.changes(event, sheet)

    assert change.is_cancelled
    assert [person.name for person in change.people] == ["Ada"]
    telling.tell(event, sheet)
    assert subjects("ada@example.org")[-1] == "Inställt: Fika"


def test_circle_without_an_end_is_not_news_every_night(calendar):
    event = make_event(calendar, "Cirkeln", at(2026, 11, 4, 18), rrule="FREQ=WEEKLY", is_circle=True)
    sheet = make_sheet(event)
    sign_up(event, "Ada")

    with time_machine.travel(at(2027, 1, 20), tick=False):
        dates.extend()
        assert telling.changes(EventPage.objects.get(pk=event.pk), sheet) == []


# Two at the same moment ---------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_hundred_at_once_for_fifty_places(calendar):
    event = make_event(calendar, "Rusningen", at(2027, 12, 1, 18, 30), slug="rusning")
    sheet = make_sheet(event, capacity=50)
    at_once = 40 if connection.vendor == "postgresql" else 8
    start = threading.Barrier(at_once)

    def sign(number):
        if number < at_once:
            start.wait(timeout=30)
        try:
            own = EventPage.objects.get(pk=event.pk)
            return desk.sign_up(own, sheet, None, Wish(f"Person {number}", f"p{number}@example.org"), key=f"k{number}")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(at_once) as pool:
        outcomes = list(pool.map(sign, range(200)))

    assert (outcomes.count(Outcome.PLACE), outcomes.count(Outcome.QUEUE)) == (50, 150)
    rows = Registration.objects.filter(sheet=sheet)
    assert sorted(rows.values_list("state", flat=True)) == ["held"] * 50 + ["waiting"] * 150
    assert set(rows.filter(state="held").values_list("pk", flat=True)) == set(
        rows.order_by("pk").values_list("pk", flat=True)[:50]
    )
    assert OutboxMail.objects.filter(category="signup").count() == 200
    assert Occurrence.objects.get(event=event).is_booked_up
