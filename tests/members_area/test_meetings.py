"""Meetings: agendas, deadlines, questions, who comes, the mail, and who may know of them."""

import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from core.models import CustomDocument, OutboxMail, SearchEntry
from core.outbox import rules
from core.visibility import audiences, files
from members_area.meetings import mailing, proposals, upcoming
from members_area.meetings.people import people_of
from members_area.minutes import followup
from members_area.models import (
    AgendaMailing,
    AgendaProposal,
    AgendaTemplate,
    Decision,
    ItemRole,
    MeetingAnswer,
    MeetingKind,
    MeetingPage,
)
from members_area.register import leaving
from tests.factories.core import make_administrator, make_member, make_user
from tests.factories.events import make_calendar, make_event
from tests.factories.home import make_site
from tests.factories.meetings import approve_all, make_meeting, make_meetings, moment, write_minutes
from tests.factories.members import days, enrol, make_start
from tests.factories.reports import make_assembly, make_reports, make_sitting
from tests.queries import beyond_wagtail

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_site().root_page.specific


@pytest.fixture
def start(home):
    return make_start(home)


@pytest.fixture
def meetings(start):
    return make_meetings(start)


@pytest.fixture
def secretary():
    return enrol("sekreterare@example.org", "secretary", first_name="Amir", last_name="Rostami").user


@pytest.fixture
def jonas():
    return enrol("jonas@example.org", "board", first_name="Jonas", last_name="Ek").user


@pytest.fixture
def member():
    return enrol("maj@example.org", first_name="Maj-Britt", last_name="Olsson").user


def fresh(page):
    return MeetingPage.objects.get(pk=page.pk)


# Agendas -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", MeetingKind.values)
def test_agenda_comes_from_the_template_with_internal_feminism(meetings, kind):
    meeting = make_meeting(meetings, kind)

    roles = [item.role for item in fresh(meeting).agenda_items.all()]
    assert roles.count(ItemRole.FEMINISM) == 1
    wanted = [item.title for item in AgendaTemplate.objects.get(kind=kind).items.all()]
    assert [item.title for item in fresh(meeting).agenda_items.all()] == wanted


def test_template_that_was_edited_is_used_and_left_alone(meetings):
    from members_area.meetings import defaults

    template = AgendaTemplate.objects.get(kind=MeetingKind.BOARD)
    template.items.set([template.items.all()[0]])
    template.save()
    defaults.set_up()

    assert make_meeting(meetings, MeetingKind.BOARD).agenda_items.count() == 1


def test_group_meeting_is_prefilled_with_coming_sittings(home, meetings):
    assembly = make_assembly(make_reports(home))
    for day in (days(10), days(16), days(60)):
        make_sitting(assembly, day)

    meeting = make_meeting(meetings, MeetingKind.GROUP, 14)

    items = [item for item in meeting.agenda_items.all() if item.role == ItemRole.SITTINGS]
    assert [item.sitting.date for item in items] == [days(16)]
    assert items[0].title.startswith(f"Inför {assembly.title}")


def test_deadlines_move_with_the_meeting(meetings):
    meeting = make_meeting(meetings, days=20)
    assert (meeting.items_by, meeting.agenda_on, meeting.minutes_by) == (days(10), days(13), days(34))

    meeting.starts_at = moment(30)

    assert (meeting.items_by, meeting.agenda_on, meeting.minutes_by) == (days(20), days(23), days(44))


def test_open_decisions_stand_on_the_next_agenda(client, meetings, secretary, jonas, member):
    approve_all(write_minutes(make_meeting(meetings, days=-7), secretary), secretary, jonas)
    approve_all(write_minutes(make_meeting(meetings, MeetingKind.BOARD, -8), secretary), secretary, jonas)
    meeting = make_meeting(meetings, days=7)
    client.force_login(member)

    html = client.get(meeting.get_url()).content.decode()

    assert html.count("Mötet beslutar 1.") == 1, "the board's decision is not a members' meeting's"
    Decision.objects.update(state="done")
    assert "Mötet beslutar 1." not in client.get(meeting.get_url()).content.decode()


# Who may know ----------------------------------------------------------------------------------


def test_kind_limits_who_reads_whatever_is_chosen(meetings):
    for kind, audience in (
        (MeetingKind.BOARD, ",board,"),
        (MeetingKind.GROUP, ",board,parliamentary,"),
        (MeetingKind.MEMBERS, "members"),
    ):
        for chosen in ("everyone", "members", ",nomination,"):
            page = make_meeting(meetings, kind, title=f"{kind} {chosen}", audience=chosen)
            assert audiences.is_within(page.effective_audience, audience), (kind, chosen)


def test_board_meetings_leave_no_trace(client, home, meetings, secretary, jonas, member):  # noqa: PLR0917 - fixtures
    make_calendar(home)
    meeting = make_meeting(meetings, MeetingKind.BOARD, 5, title="Kvittrande styrelsemöte")
    write_minutes(make_meeting(meetings, MeetingKind.BOARD, -5, title="Kvittrande förra"), secretary)
    paths = ["/", "/sitemap.xml", "/kalender.atom", "/kalender/", f"/kalender/manad/{days(5):%Y-%m}/",
             "/sok/?q=kvittrande", "/kalender.ics", "/medlem/", "/medlem/protokoll/", "/medlem/beslut/"]  # fmt: skip
    for user in (None, make_user("utomstaende@example.org"), member, enrol("forra@example.org", left_on=days(-1)).user):
        client.logout()
        if user is not None:
            client.force_login(user)
        for path in paths:
            text = client.get(path).content.decode().replace("kvittrande", "", 3 if "q=" in path else 0)
            assert "Kvittrande styrelse" not in text, (user, path)
            assert "Kvittrande förra" not in text, (user, path)
        for pk in (meeting.pk, 10**6):
            assert client.get(f"/medlem/mote/{pk}/dagordning.pdf").status_code in (302, 403, 404)
            assert client.post(f"/medlem/mote/{pk}/svar/", {"svar": "plats"}).status_code in (302, 403, 404)
            assert client.get(f"/medlem/mote/{pk}/fraga/").status_code in (302, 403, 404)
    assert not MeetingAnswer.objects.exists()
    client.force_login(jonas)
    assert "Kvittrande styrelsemöte" in client.get("/kalender/").content.decode()
    assert "Kvittrande styrelsemöte" in client.get("/medlem/").content.decode()


def test_role_that_ends_while_the_page_is_open(client, meetings, jonas):
    meeting = make_meeting(meetings, MeetingKind.BOARD, 5)
    client.force_login(jonas)
    assert client.get(meeting.get_url()).status_code == 200
    jonas.member.appointments.update(starts_on=days(-9), ends_on=days(0))

    assert client.get(meeting.get_url()).status_code == 403
    assert client.post(f"/medlem/mote/{meeting.pk}/svar/", {"svar": "plats"}).status_code == 403


def test_calendar_entry_that_is_open_to_more_is_refused(client, home, meetings, secretary):
    event = make_event(make_calendar(home), "Öppen", moment(5))
    form_class = MeetingPage.get_edit_handler().get_form_class()
    meeting = make_meeting(meetings, MeetingKind.BOARD, 5)
    form = form_class(
        {"kind": "board", "event": event.pk, "starts_at": "2036-01-01 18:00"}, instance=meeting,
        parent_page=meetings, for_user=secretary,
    )  # fmt: skip

    assert "event" in form.errors


@pytest.mark.parametrize(
    ("kind", "is_public", "shown"), [("members", True, True), ("members", False, False), ("board", True, False)]
)
def test_public_agenda_of_an_open_meeting(client, home, meetings, kind, is_public, shown):  # noqa: PLR0917 - fixtures
    event = make_event(make_calendar(home), "Medlemsmöte i vår", moment(5))
    make_meeting(meetings, kind, 5, event=event, agenda_is_public=is_public, lead="Hemlig ingress")

    html = client.get(event.get_url()).content.decode()

    assert ("Internfeminism" in html) is shown
    assert "Hemlig ingress" not in html


# Who comes ----------------------------------------------------------------------------------------


def test_answer_is_kept_once_and_shown(client, meetings, member):
    meeting = make_meeting(meetings)
    client.force_login(member)
    address = f"/medlem/mote/{meeting.pk}/svar/"

    for choice in ("plats", "lank", "hej"):
        response = client.post(address, {"svar": choice, "tillbaka": "/medlem/"})
        assert (response.status_code, response["Location"]) == (303, "/medlem/")
    assert client.post(address, {"svar": "lank", "tillbaka": "https://ond.example/"})["Location"] == meeting.get_url()

    assert MeetingAnswer.objects.get().choice == "lank"
    html = client.get("/medlem/").content.decode()
    assert 'value="lank" aria-pressed="true"' in html
    assert "Vald" in html


def test_nobody_answers_after_the_meeting(client, meetings, member):
    meeting = make_meeting(meetings, days=-2)
    client.force_login(member)

    client.post(f"/medlem/mote/{meeting.pk}/svar/", {"svar": "plats"})

    assert not MeetingAnswer.objects.exists()


# Questions ------------------------------------------------------------------------------------------


def ask(client, meeting, **data):
    return client.post(f"/medlem/mote/{meeting.pk}/fraga/", {"rubrik": "Cykelväg", "text": "Nu räcker det.", **data})


def test_question_comes_in_once_with_a_receipt(client, meetings, member):
    meeting = make_meeting(meetings, days=20)
    client.force_login(member)

    first = ask(client, meeting, fil=SimpleUploadedFile("karta.pdf", b"%PDF-1.7"))
    ask(client, meeting)

    assert first.status_code == 303
    row = AgendaProposal.objects.get()
    assert (row.title, row.state) == ("Cykelväg", "new")
    assert files.audience_of(row.attachment.collection_id) == ",board,"
    assert OutboxMail.objects.get().to == member.email


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"rubrik": ""}, 422),
        ({"rubrik": "x" * 201}, 422),
        ({"fil": SimpleUploadedFile("ond.exe", b"MZ")}, 422),
        ({"rubrik": "Nolla\x00 och \x07"}, 303),
    ],
)
def test_bad_questions_lose_nothing(client, meetings, member, data, status):
    client.force_login(member)

    response = ask(client, make_meeting(meetings, days=20), **data)

    assert response.status_code == status
    if status == 422:
        assert "Nu räcker det." in response.content.decode()


def test_question_after_the_last_day_is_given_back(client, meetings, member):
    client.force_login(member)

    response = ask(client, make_meeting(meetings, days=9))

    assert response.status_code == 410
    assert "Nu räcker det." in response.content.decode()
    assert not AgendaProposal.objects.exists()


def test_question_is_put_on_the_agenda_by_a_click(client, meetings, member, secretary):
    meeting = make_meeting(meetings, days=20)
    client.force_login(member)
    ask(client, meeting, fil=SimpleUploadedFile("karta.pdf", b"%PDF-1.7"))
    row = AgendaProposal.objects.get()
    client.force_login(secretary)
    address = reverse("members_meeting", args=[meeting.pk])
    assert "Cykelväg" in client.get(address).content.decode()

    for _again in range(2):
        client.post(address, {"do": "accept", "proposal": row.pk})

    titles = [item.title for item in fresh(meeting).agenda_items.all()]
    assert titles.count("Cykelväg") == 1
    assert titles[titles.index("Cykelväg") - 1] == "Inkomna frågor"
    assert fresh(meeting).agenda_items.get(proposal=row).presenter == "Maj-Britt Olsson"
    row.refresh_from_db()
    assert files.audience_of(row.attachment.collection_id) == "members"
    assert OutboxMail.objects.filter(to=member.email).count() == 2


def test_question_on_the_agenda_is_not_lost_by_a_draft(meetings, member, secretary):
    meeting = make_meeting(meetings, days=20)
    draft = fresh(meeting)
    draft.title = "Under arbete"
    draft.save_revision()
    row = proposals.receive(meeting, member, {"rubrik": "Cykelväg", "text": ""}, key="a")

    proposals.accept(row, by=secretary)

    live = fresh(meeting)
    assert live.title == meeting.title
    assert "Cykelväg" in [item.title for item in live.agenda_items.all()]
    assert "Cykelväg" in [item.title for item in live.get_latest_revision_as_object().agenda_items.all()]
    assert live.get_latest_revision_as_object().title == "Under arbete"


def test_declined_question_gets_an_answer(client, meetings, member, secretary):
    meeting = make_meeting(meetings, days=20)
    row = proposals.receive(meeting, member, {"rubrik": "Cykelväg", "text": ""}, key="a")
    client.force_login(secretary)
    address = reverse("members_meeting", args=[meeting.pk])

    client.post(address, {"do": "decline", "proposal": row.pk, "answer": " "})
    row.refresh_from_db()
    assert row.state == "new"
    client.post(address, {"do": "decline", "proposal": row.pk, "answer": "Den hör till nästa möte."})

    row.refresh_from_db()
    assert (row.state, row.answer) == ("declined", "Den hör till nästa möte.")
    assert "Den hör till nästa möte." in OutboxMail.objects.get(key=f"proposal_declined:{row.pk}").text


# The mail ---------------------------------------------------------------------------------------------


def test_people_of_an_audience_are_those_who_may_read(meetings, secretary, jonas, member):
    enrol("slutat@example.org", "board", left_on=days(-1))
    enrol("senare@example.org", joined_on=days(5))
    ended = enrol("forr@example.org", "board")
    ended.appointments.update(starts_on=days(-9), ends_on=days(0))
    outside = make_member("utanfor@example.org", "Styrelsen")
    make_user("ingen@example.org")
    for audience in ("members", ",board,", ",parliamentary,", ",board,parliamentary,"):
        found = {user.pk for user in people_of(audience)}
        for user in type(member).objects.filter(is_superuser=False):
            assert (user.pk in found) == (user.is_active and audiences.may_read(user, audience)), (audience, user.email)
    assert outside.pk in {user.pk for user in people_of(",board,")}


def test_agenda_goes_by_itself_once_seven_days_before(meetings, member, secretary):
    meeting = make_meeting(meetings, days=8)
    assert mailing.send_due() == 0
    later = mailing.goes_at(meeting) + datetime.timedelta(minutes=1)

    assert mailing.send_due(later) == 1
    assert mailing.send_due(later) == 0

    sent = OutboxMail.objects.filter(category="agenda")
    assert {mail.to for mail in sent} == {member.email, secretary.email}
    assert "Hej Maj-Britt!" in sent.get(to=member.email).text
    assert "Internfeminism" in sent.get(to=member.email).text
    assert AgendaMailing.objects.get().count == 2


def test_agenda_that_is_held_waits(client, meetings, member, secretary):
    meeting = make_meeting(meetings, days=5)
    client.force_login(secretary)
    address = reverse("members_meeting", args=[meeting.pk])
    client.post(address, {"do": "hold"})

    assert mailing.send_due() == 0
    client.post(address, {"do": "send"})

    assert OutboxMail.objects.filter(category="agenda").count() == 2
    assert mailing.send_due() == 0


def test_agenda_arrives_once_when_the_mail_server_is_back(server, sender, send_all, meetings, member, secretary):  # noqa: PLR0917 - fixtures
    server.stop()
    mailing.send(make_meeting(meetings, days=5))
    send_all()

    assert server.accepted == {}
    assert AgendaMailing.objects.get().count == 2, "the meeting's own page says that it has gone out for sending"
    assert set(OutboxMail.objects.values_list("state", flat=True)) == {"queued"}
    server.start()
    with time_machine.travel(timezone.now() + datetime.timedelta(seconds=rules.LONGEST_PAUSE)):
        send_all()

    assert sorted(server.accepted.values()) == [1, 1]
    assert set(OutboxMail.objects.values_list("state", flat=True)) == {"sent"}


def test_agenda_sent_twice_is_one_mail_and_a_moved_meeting_another(meetings, member):
    meeting = make_meeting(meetings, days=5)
    mailing.send(meeting)
    mailing.send(meeting)
    assert OutboxMail.objects.filter(to=member.email).count() == 1
    meeting.starts_at = moment(9)

    mailing.send(meeting)

    assert OutboxMail.objects.filter(to=member.email).count() == 2


def test_board_agenda_goes_to_the_board_alone(meetings, member, secretary, jonas):
    mailing.send(make_meeting(meetings, MeetingKind.BOARD, 5))

    assert set(OutboxMail.objects.values_list("to", flat=True)) == {secretary.email, jonas.email}


# Decisions ----------------------------------------------------------------------------------------------


def test_register_shows_what_one_may_read_and_ticks_off(client, meetings, secretary, jonas, member):
    approve_all(write_minutes(make_meeting(meetings, days=-7), secretary), secretary, jonas)
    approve_all(write_minutes(make_meeting(meetings, MeetingKind.BOARD, -8), secretary, 1), secretary, jonas)
    client.force_login(member)
    html = client.get("/medlem/beslut/").content.decode()
    assert (html.count("Mötet beslutar 1."), html.count("Mötet beslutar 3.")) == (1, 1)
    assert "Det är klart" not in html
    mine = Decision.objects.filter(kind="members", member__isnull=False).get()
    assert client.post(f"/medlem/beslut/{mine.pk}/").status_code == 403
    assert client.post(f"/medlem/beslut/{Decision.objects.get(kind='board').pk}/").status_code == 404
    client.force_login(jonas)
    assert client.get("/medlem/beslut/?lage=open").content.decode().count("Mötet beslutar 1.") == 2
    assert client.post(f"/medlem/beslut/{mine.pk}/").status_code == 303
    mine.refresh_from_db()
    assert (mine.state, mine.done_on) == ("done", days(0))
    for query in ("?q=beslutar+3", "?lage=fel&slag=fel&sida=x", "?q=%00", "?mina=ja", "?slag=board"):
        assert client.get(f"/medlem/beslut/{query}").status_code == 200


def test_reminders_go_once_for_each_step(meetings, secretary, jonas):
    approve_all(write_minutes(make_meeting(meetings, days=-7), secretary), secretary, jonas)
    now = timezone.now()

    for _again in range(2):
        followup.remind(now)
    assert OutboxMail.objects.filter(key__startswith="decision:").count() == 1
    followup.remind(now + datetime.timedelta(days=6))
    followup.remind(now + datetime.timedelta(days=7))
    assert OutboxMail.objects.filter(key__startswith="decision:").count() == 2
    leaving.leave(type(jonas.member).objects.filter(user=jonas), on=days(0))
    followup.remind(now + datetime.timedelta(days=30))
    assert OutboxMail.objects.filter(key__startswith="decision:").count() == 2


def test_board_follows_decisions_up_in_the_admin(client, meetings, secretary, jonas):
    approve_all(write_minutes(make_meeting(meetings, days=-7), secretary), secretary, jonas)
    row = Decision.objects.first()
    client.force_login(secretary)

    assert "Punkt" in client.get(reverse("decisions:index")).content.decode()
    assert client.get(reverse("decisions:index") + '?q="beslutar').status_code == 200
    response = client.post(
        reverse("decisions:edit", args=[row.pk]),
        {"responsible": "Lena", "member": "", "due_on": "", "state": "dropped", "note": "Byggt ändå."},
    )
    assert response.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.note) == ("dropped", "Byggt ändå.")
    assert client.get(reverse("agendatemplates:index")).status_code == 200
    client.force_login(make_administrator())
    assert client.get(reverse("members_meetings")).status_code == 302


# What is kept of a person ---------------------------------------------------------------------------------


def test_erased_member_leaves_no_question_and_no_file(client, meetings, member):
    client.force_login(member)
    ask(client, make_meeting(meetings, days=20), fil=SimpleUploadedFile("karta.pdf", b"%PDF-1.7"))
    html = client.get("/medlem/mina-uppgifter/ladda-ner/").content.decode()
    assert "Cykelväg" in html

    leaving.erase(member.member)

    assert not AgendaProposal.objects.exists()
    assert not CustomDocument.objects.exists()


# Queries ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 4])
def test_queries_of_minutes_archive_and_start(client, monkeypatch, meetings, start, secretary, jonas, member, count):  # noqa: PLR0917 - fixtures
    for number in range(count):
        meeting = make_meeting(meetings, days=-7 - number, title=f"Möte {number}")
        page = approve_all(write_minutes(meeting, secretary, count), secretary, jonas)
        make_meeting(meetings, days=7 + number, title=f"Nästa {number}")
    client.force_login(member)

    assert beyond_wagtail(client, page.get_url(), type(page), monkeypatch) <= 8
    assert beyond_wagtail(client, meetings.get_url(), type(meetings), monkeypatch) <= 8
    assert beyond_wagtail(client, meeting.get_url(), type(meeting), monkeypatch) <= 9
    assert beyond_wagtail(client, start.get_url(), type(start), monkeypatch) <= 12


def test_nothing_of_a_draft_is_found(meetings, secretary):
    page = write_minutes(make_meeting(meetings, days=-7), secretary)

    assert not SearchEntry.objects.filter(page_id=page.pk).exclude(anchor="").exists()
    assert upcoming.latest_minutes(secretary)[0].pk == page.pk
