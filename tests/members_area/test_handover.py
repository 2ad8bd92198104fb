"""Handover: one form, sessions ended, what was begun is listed; looks by bulk actions are noted."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core import open_work
from core.visibility.audiences import audiences_of
from members_area import handover
from members_area.models import Appointment, RegisterLook
from tests.factories.core import make_administrator
from tests.factories.home import make_page, make_site
from tests.factories.members import days, enrol, make_keeper, make_start

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return enrol("maj@example.org", "secretary", first_name="Maj"), enrol("nils@example.org", first_name="Nils")


def test_role_goes_over_at_once_and_sessions_end(client, pair, monkeypatch):
    ended = []
    monkeypatch.setattr("members_area.standing.end_sessions", ended.extend)
    giver, taker = pair

    handover.hand_over(role="secretary", giver=giver, taker=taker, on=days(0))

    assert giver.user_id in ended
    assert "board" not in audiences_of(type(giver.user).objects.get(pk=giver.user_id))
    assert "board" in audiences_of(type(giver.user).objects.get(pk=taker.user_id))
    assert list(giver.user.groups.values_list("name", flat=True)) == ["Medlemmar"]
    assert RegisterLook.objects.filter(kind="change").count() == 2


def test_role_that_goes_over_later_is_kept_until_then(pair):
    giver, taker = pair

    handover.hand_over(role="secretary", giver=giver, taker=taker, on=days(30), until=days(400))

    assert "board" in audiences_of(type(giver.user).objects.get(pk=giver.user_id))
    assert "board" not in audiences_of(type(giver.user).objects.get(pk=taker.user_id))
    assert [row.ends_on for row in Appointment.objects.order_by("starts_on")] == [days(30), days(400)]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"role": "chair"}, "giver"),
        ({"until": days(-1)}, "until"),
        ({"left": True}, "taker"),
        ({"has": True}, "taker"),
    ],
)
def test_what_cannot_be_changes_nothing(pair, change, field):
    giver, taker = pair
    if change.pop("left", False):
        taker.left_on = days(-1)
        taker.save()
    if change.pop("has", False):
        Appointment.objects.create(member=taker, role="secretary")
    before = list(Appointment.objects.values_list("member", "ends_on"))

    with pytest.raises(ValidationError) as caught:
        handover.hand_over(**{"role": "secretary", "giver": giver, "taker": taker, "on": days(0)} | change)

    assert list(caught.value.message_dict) == [field]
    assert list(Appointment.objects.values_list("member", "ends_on")) == before


def test_form_does_it_and_lists_what_was_begun(client, pair):
    giver, taker = pair
    page = make_page(make_site().root_page, "Om oss")
    page.title = "Om oss, omskriven"
    page.save_revision(user=giver.user)
    client.force_login(make_administrator())
    address = reverse("members_handover")

    assert client.get(address).status_code == 200
    values = {"role": "secretary", "giver": giver.pk, "taker": giver.pk, "on": days(0)}
    assert client.post(address, values).status_code == 422
    response = client.post(address, values | {"taker": taker.pk})

    assert response.status_code == 200
    assert "Om oss, omskriven" in response.content.decode()
    assert Appointment.objects.get(member=taker).role == "secretary"


def test_only_who_appoints_hands_over(client, pair):
    client.force_login(make_keeper())

    assert client.get(reverse("members_handover")).status_code in (302, 403)


def test_work_that_the_viewer_may_not_see_is_not_listed(pair):
    giver, taker = pair
    start = make_start(make_site().root_page)
    start.title = "Hemligt"
    start.save_revision(user=giver.user)
    outsider = make_keeper()

    assert [kind["rows"][0].text for kind in open_work.of(giver.user, taker.user)] == ["Hemligt"]
    assert open_work.of(giver.user, outsider) == []


def test_look_by_a_bulk_action_is_noted(client, pair):
    client.force_login(make_administrator())

    client.get(f"/admin/bulk/members_area/member/pay/?id={pair[0].pk}&id={pair[1].pk}&next=/admin/")

    look = RegisterLook.objects.get()
    assert (look.kind, look.count) == ("list", 2)


def test_open_decisions_are_listed_to_whom_may_read_the_minutes(pair):
    from django.utils import timezone

    from members_area.models import Decision, MinutesPage
    from tests.factories.core import publish

    minutes = publish(make_start(make_site().root_page), MinutesPage(title="Protokoll", date=timezone.localdate()))
    Decision.objects.create(
        minutes=minutes, paragraph=3, date=minutes.date, title="Banderoll", text="Sys om", responsible="Maj",
        due_on=days(7), member=pair[0],
    )  # fmt: skip

    (item,) = handover.open_decisions(pair[0].user, pair[1].user)

    assert item.text == f"Banderoll: Sys om ({days(7)})"
    assert list(handover.open_decisions(pair[0].user, make_keeper())) == []
    assert list(handover.open_decisions(pair[1].user, pair[0].user)) == []
