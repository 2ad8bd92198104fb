"""Minutes: from the agenda, through approval, to a record that stays."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from core.models import OutboxMail, SearchEntry
from members_area.minutes import approving, errors, numbering, signed, starting, texts
from members_area.models import (
    AgendaTemplate,
    ApprovalRound,
    ApprovedMinutes,
    Decision,
    MeetingKind,
    MinutesItem,
    MinutesState,
    Numbering,
)
from members_area.models.approvals import InsertOnly, State
from members_area.models.minutes import Sealed
from tests.factories.core import make_administrator
from tests.factories.meetings import approve_all, fresh, make_meeting, send, write_minutes
from tests.factories.members import days

pytestmark = pytest.mark.django_db


# From the agenda ---------------------------------------------------------------------


def test_minutes_are_made_of_the_agenda_once(meetings, secretary):
    meeting = make_meeting(meetings, MeetingKind.BOARD, -1)

    page = starting.begin(meeting, by=secretary)

    assert starting.begin(meeting, by=secretary).pk == page.pk
    assert [item.title for item in page.items.all()] == [item.title for item in meeting.agenda_items.all()]
    assert (page.effective_audience, page.secretary) == (",board,", "Amir Rostami")
    assert page.live


def test_draft_shows_title_day_and_that_it_waits(client, draft, member, secretary):
    client.force_login(member)
    html = client.get(draft.get_url()).content.decode()

    assert draft.title in html
    assert "Väntar på justering" in html
    assert "köket" not in html
    assert "Punkt 1" not in html
    client.force_login(secretary)
    assert "Hemlig text 1 om köket" in client.get(draft.get_url()).content.decode()


def test_publishing_the_page_publishes_nothing(client, draft, member):
    draft.get_latest_revision().publish(skip_permission_checks=True)

    client.force_login(member)
    html = client.get(draft.get_url()).content.decode()

    assert "köket" not in html
    assert not SearchEntry.objects.filter(page_id=draft.pk, text__contains="köket").exists()
    assert not ApprovedMinutes.objects.exists()


# Approval -------------------------------------------------------------------------------


def test_two_approve_and_the_record_is_what_they_saw(client, draft, secretary, jonas, hodan, member):  # noqa: PLR0917 - fixtures
    first, second = send(draft, secretary, jonas, hodan)

    assert approving.approve(first, seen_hash=first.round.text_hash) is False
    assert not ApprovedMinutes.objects.exists()
    assert approving.approve(second, seen_hash=second.round.text_hash) is True
    record = ApprovedMinutes.objects.get()
    assert record.text_hash == first.round.text_hash == texts.hash_of(record.content)
    assert [row["name"] for row in record.signatures] == ["Jonas Ek", "Hodan Jama"]
    assert {row["hash"] for row in record.signatures} == {record.text_hash}
    client.force_login(member)
    html = client.get(draft.get_url()).content.decode()
    assert "Hemlig text 1 om köket" in html
    assert 'id="paragraf-1"' in html
    assert "Jonas Ek och Hodan Jama" in html
    assert record.text_hash in html


def test_mails_go_once_to_each(draft, secretary, jonas, hodan):
    rows = send(draft, secretary, jonas, hodan)

    asked = OutboxMail.objects.filter(key__startswith="approval:")
    assert {mail.to for mail in asked} == {jonas.email, hodan.email}
    assert signed.address_of(rows[0]) in asked.get(to=jonas.email).text


@pytest.mark.parametrize("who", ["nobody", "the writer", "an outsider", "a member of the board meeting"])
def test_not_everyone_approves(meetings, secretary, jonas, member, who):
    page = write_minutes(make_meeting(meetings, MeetingKind.BOARD, -7), secretary)
    signers = {
        "nobody": [],
        "the writer": [secretary],
        "an outsider": [member],
        "a member of the board meeting": [member],
    }

    with pytest.raises(errors.NotPossible):
        approving.send(page, signers=signers[who], by=secretary)

    assert not ApprovalRound.objects.exists()


def test_nameless_approve_nothing_for_their_address_would_stand_in_the_minutes(client, draft, secretary, jonas):
    jonas.first_name = jonas.last_name = ""
    jonas.save()
    client.force_login(secretary)

    answer = client.post(
        reverse("members_minutes", args=[draft.pk]), {"do": "send", "signers": [jonas.pk]}, follow=True
    )

    assert "jonas@example.org har inget namn ännu" in answer.content.decode()
    assert not ApprovalRound.objects.exists()


def test_link_shows_and_a_get_changes_nothing(client, draft, secretary, jonas):
    [row] = send(draft, secretary, jonas)
    address = signed.address_of(row)

    response = client.get(address)

    assert response.status_code == 200
    assert "Hemlig text 1 om köket" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    row.refresh_from_db()
    assert row.answer == "waiting"
    assert client.post(address, {"gor": "godkann", "version": row.round.text_hash}).status_code == 303
    assert "har justerats" in client.get(address).content.decode()
    assert ApprovedMinutes.objects.count() == 1
    assert client.post(address, {"gor": "godkann", "version": row.round.text_hash}).status_code == 303
    assert ApprovedMinutes.objects.count() == 1


@pytest.mark.parametrize("token", ["x", "a" * 300, "\x00", "eyJ:x"])
def test_guessed_links_lead_nowhere(client, token):
    from django.urls import reverse

    assert client.get(reverse("members_area:approve", args=[token])).status_code == 404


def test_link_closes_when_the_role_ends(client, meetings, secretary, jonas):
    page = write_minutes(make_meeting(meetings, MeetingKind.BOARD, -7), secretary)
    [row] = send(page, secretary, jonas)
    jonas.member.appointments.update(ends_on=days(0), starts_on=days(-3))

    response = client.post(signed.address_of(row), {"gor": "godkann", "version": row.round.text_hash})

    assert response.status_code == 410
    assert "köket" not in response.content.decode()
    assert not ApprovedMinutes.objects.exists()


def test_link_expires(client, draft, secretary, jonas):
    [row] = send(draft, secretary, jonas)
    row.expires_at = timezone.now() - datetime.timedelta(seconds=1)
    row.save()

    assert client.get(signed.address_of(row)).status_code == 410
    response = client.post(signed.address_of(row), {"gor": "godkann", "version": row.round.text_hash})
    assert response.status_code == 409
    assert not ApprovedMinutes.objects.exists()


def test_approval_of_what_the_secretary_has_changed_meanwhile_does_not_count(client, draft, secretary, jonas):
    [row] = send(draft, secretary, jonas)
    newer = fresh(draft).get_latest_revision_as_object()
    item = newer.items.all()[0]
    item.decision = "Något helt annat."
    newer.items = [item, *newer.items.all()[1:]]
    newer.save_revision()

    response = client.post(signed.address_of(row), {"gor": "godkann", "version": row.round.text_hash})

    assert response.status_code == 409
    assert "har ändrat texten" in response.content.decode()
    assert not ApprovedMinutes.objects.exists()
    [second] = send(fresh(draft), secretary, jonas)
    old = client.post(signed.address_of(row), {"gor": "godkann", "version": row.round.text_hash})
    assert old.status_code == 409
    html = client.get(signed.address_of(second)).content.decode()
    assert "Ändrat sedan den version" in html
    assert second.round.version == 2
    approving.approve(second, seen_hash=second.round.text_hash)
    assert ApprovedMinutes.objects.get().content["paragraphs"][0]["decision"] == "Något helt annat."


def test_save_without_a_change_does_not_disturb(draft, secretary, jonas):
    [row] = send(draft, secretary, jonas)
    fresh(draft).get_latest_revision_as_object().save_revision()

    assert approving.approve(row, seen_hash=row.round.text_hash)


def test_wrong_hash_approves_nothing(draft, secretary, jonas):
    [row] = send(draft, secretary, jonas)

    with pytest.raises(errors.TextChanged):
        approving.approve(row, seen_hash="0" * 64)


def test_change_that_is_asked_for_brings_the_draft_back(client, draft, secretary, jonas, hodan):
    first, second = send(draft, secretary, jonas, hodan)
    approving.approve(first, seen_hash=first.round.text_hash)

    empty = client.post(signed.address_of(second), {"gor": "andra", "kommentar": " "})
    assert empty.status_code == 422
    response = client.post(signed.address_of(second), {"gor": "andra", "kommentar": "Det var torsdag."})

    assert "Det var torsdag." in response.content.decode()
    assert MinutesState.of(draft).state == State.DRAFT
    assert "Det var torsdag." in OutboxMail.objects.get(to=secretary.email).text
    again = send(fresh(draft), secretary, jonas, hodan)
    approving.approve(again[1], seen_hash=again[1].round.text_hash)
    assert not ApprovedMinutes.objects.exists(), "the approval of version 1 does not count for version 2"


def test_taken_back_minutes_are_not_approved(draft, secretary, jonas):
    [row] = send(draft, secretary, jonas)
    approving.take_back(draft)

    with pytest.raises(errors.TextChanged):
        approving.approve(row, seen_hash=row.round.text_hash)


def test_signed_sheet_stands_instead(client, draft, secretary, member):
    approving.approve_on_paper(draft, scan=b"%PDF-1.7 blad", names=["Lena Skog", ""], signed_on=days(0), by=secretary)

    record = ApprovedMinutes.objects.get()
    assert (record.method, bytes(record.scan)) == ("paper", b"%PDF-1.7 blad")
    client.force_login(member)
    response = client.get(f"/medlem/mote/protokoll/{draft.pk}/undertecknat.pdf")
    assert (response.status_code, response.content) == (200, b"%PDF-1.7 blad")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("scan", "names", "day"), [(b"GIF89a", ["Lena"], 0), (b"%PDF-1", [" "], 0), (b"%PDF-1", ["Lena"], 1)]
)
def test_sheet_that_is_none_stands_for_nothing(draft, secretary, scan, names, day):
    with pytest.raises(errors.NotPossible):
        approving.approve_on_paper(draft, scan=scan, names=names, signed_on=days(day), by=secretary)

    assert not ApprovedMinutes.objects.exists()


# The record stays ------------------------------------------------------------------------


@pytest.fixture
def sealed(draft, secretary, jonas):
    return approve_all(draft, secretary, jonas)


def test_record_refuses_the_orm(sealed):
    record = ApprovedMinutes.objects.get()
    for change in (
        record.save,
        record.delete,
        lambda: ApprovedMinutes.objects.update(text_hash="x"),
        lambda: ApprovedMinutes.objects.all().delete(),
        lambda: ApprovedMinutes.objects.bulk_update([record], ["text_hash"]),
        lambda: ApprovedMinutes._base_manager.all().delete(),
    ):
        with pytest.raises(InsertOnly):
            change()


@pytest.mark.parametrize("sql", ["UPDATE {} SET text_hash = 'x'", "DELETE FROM {}"])
def test_database_refuses_too(sealed, sql):
    with pytest.raises(DatabaseError, match="insert-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(ApprovedMinutes._meta.db_table))

    assert ApprovedMinutes.objects.get().text_hash != "x"


def test_page_of_approved_minutes_is_closed_to_code(sealed):
    old = sealed.revisions.order_by("pk").first()
    for change in (
        sealed.save,
        sealed.save_revision,
        sealed.unpublish,
        sealed.delete,
        lambda: old.publish(skip_permission_checks=True),
    ):
        with pytest.raises(Sealed):
            change()


def test_search_finds_what_was_approved(sealed):
    assert SearchEntry.objects.filter(page_id=sealed.pk, anchor="paragraf-1", text__contains="köket").exists()


def test_decisions_are_noted_with_who_and_when(sealed, jonas):
    rows = list(Decision.objects.order_by("pk"))

    assert [(row.paragraph, row.responsible, row.state) for row in rows] == [
        ("1", "Jonas Ek", "open"),
        ("3", "", "done"),
    ]
    assert rows[0].member == jonas.member


# Addenda -----------------------------------------------------------------------------------


def test_addendum_is_approved_like_minutes(client, sealed, secretary, jonas, member):
    page = starting.addendum(sealed, by=secretary)
    with pytest.raises(errors.NotPossible):
        approving.send(page, signers=[jonas], by=secretary)
    draft = page.get_latest_revision_as_object()
    draft.items = [MinutesItem(title="Rättelse av § 1", text=[("text", "<p>Det var torsdag.</p>")])]
    draft.save_revision()
    client.force_login(member)
    assert "Det var torsdag" not in client.get(sealed.get_url()).content.decode()

    approve_all(fresh(page), secretary, jonas)

    html = client.get(sealed.get_url()).content.decode()
    assert "Det var torsdag" in html
    assert "Hemlig text 1 om köket" in html
    assert ApprovedMinutes.objects.count() == 2


def test_no_addendum_to_a_draft(draft, secretary):
    with pytest.raises(errors.NotPossible):
        starting.addendum(draft, by=secretary)


# Numbers -------------------------------------------------------------------------------------


@pytest.fixture
def through_the_year(db):
    AgendaTemplate.objects.filter(kind=MeetingKind.MEMBERS).update(numbering=Numbering.YEAR)


def test_numbers_go_on_through_the_year(meetings, secretary, jonas, through_the_year):
    year = days(0).year
    pages = [
        write_minutes(
            make_meeting(meetings, days=-10 - n, title=f"M {n}"), secretary, count, date=datetime.date(year, 3, 1 + n)
        )
        for n, count in enumerate((3, 2, 4))
    ]
    assert numbering.expected(pages[0], MinutesState.of(pages[0])) == 1
    for page in pages:
        approve_all(page, secretary, jonas)

    found = [int(p["number"]) for r in ApprovedMinutes.objects.order_by("pk") for p in r.content["paragraphs"]]
    assert found == list(range(1, 10))


def test_numbers_that_others_follow_stay_as_many(meetings, secretary, jonas, through_the_year):
    first, second = (
        write_minutes(make_meeting(meetings, days=-10 - n, title=f"M {n}"), secretary, 2, date=days(0)) for n in (1, 2)
    )
    send(first, secretary, jonas)
    approving.take_back(first)
    longer = fresh(first).get_latest_revision_as_object()
    longer.items = [MinutesItem(title=f"Ny {n}") for n in range(3)]
    longer.save_revision()
    send(fresh(first), secretary, jonas)  # nobody stands behind it yet: three it is
    send(second, secretary, jonas)
    shorter = fresh(first).get_latest_revision_as_object()
    shorter.items = [MinutesItem(title="En")]
    shorter.save_revision()

    with pytest.raises(errors.NotPossible, match="1–3"):
        approving.send(fresh(first), signers=[jonas], by=secretary)

    assert [row.first_number for row in MinutesState.objects.exclude(series=None).order_by("first_number")] == [1, 4]


# The admin ------------------------------------------------------------------------------------


def test_administrator_cannot_either(client, sealed):
    permissions = sealed.permissions_for_user(make_administrator())

    allowed = {
        name for name in dir(permissions) if name.startswith("can_") and name not in {"can_copy_to", "can_move_to"}
    }
    assert {name for name in allowed if getattr(permissions, name)()} <= {"can_view_revisions"}
