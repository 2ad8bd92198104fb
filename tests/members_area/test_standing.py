"""Roles have dates: what they open begins and ends by the calendar, and at once when somebody says so."""

import datetime

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.visibility import role_names
from core.visibility.audiences import audiences_of, registered_groups
from members_area import standing
from members_area.models import Appointment, Circle, Member
from members_area.register import leaving
from members_area.roles import REGISTER_KEEPERS
from tests.factories.core import make_administrator, make_member, make_user
from tests.factories.home import make_site
from tests.factories.members import days, enrol, make_private, make_start
from users.models import User

pytestmark = pytest.mark.django_db


def opens(member, day=None):
    """Return what pages may be for; the newsroom's drafts follow an editor's group, not the register."""
    found = audiences_of(User.objects.get(pk=member.user_id), day)
    return set(found) & {"members", *(group.key for group in registered_groups())}


def groups(member):
    return set(member.user.groups.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [(0, None, True), (-5, 1, True), (1, None, False), (-5, 0, False), (-5, -1, False)],
)
def test_role_opens_from_its_first_day_until_its_last(starts, ends, expected):
    member = enrol()
    Appointment.objects.create(
        member=member, role="board", starts_on=days(starts), ends_on=None if ends is None else days(ends)
    )

    assert ("board" in opens(member)) is expected
    assert (role_names.BOARD in groups(member)) is expected


def test_role_ends_by_the_calendar_without_anybody_doing_anything():
    member = enrol()
    Appointment.objects.create(member=member, role="nomination", starts_on=days(0), ends_on=days(3))

    assert opens(member, days(2)) == {"members", "nomination"}
    assert opens(member, days(3)) == {"members"}


def test_groups_follow_in_the_night():
    member = enrol("a@example.org", "board")
    Appointment.objects.filter(member=member).update(ends_on=days(1))  # without a signal
    with time_machine.travel(timezone.now() + datetime.timedelta(days=1, hours=1)):
        assert standing.keep_all() == 1
        assert standing.keep_all() == 0

    assert groups(member) == {role_names.MEMBERS}


def test_each_role_gives_its_group_and_audience():
    member = enrol("a@example.org", "chair", "register", "parliamentary")

    assert opens(member) == {"members", "board", "parliamentary"}
    assert groups(member) == {role_names.MEMBERS, role_names.BOARD, REGISTER_KEEPERS, role_names.PARLIAMENTARY}


def test_working_groups_open_nothing():
    member = enrol()
    member.circles.set([Circle.objects.create(name="board")])
    member.save()

    assert opens(member) == {"members"}


def test_register_decides_over_groups_for_those_in_it():
    member = enrol()
    make_member("utan@example.org", role_names.BOARD)
    from django.contrib.auth.models import Group

    member.user.groups.add(Group.objects.get(name=role_names.BOARD))

    assert opens(member) == {"members"}
    assert "board" in audiences_of(User.objects.get(email="utan@example.org"))


def test_account_brings_its_roles_into_the_register():
    user = make_member("gammal@example.org", role_names.BOARD, role_names.EDITORS)

    member = Member.objects.create(user=user)

    assert opens(member) == {"members", "board"}
    assert groups(member) == {role_names.BOARD, role_names.EDITORS, role_names.MEMBERS}


def test_question_is_one_query(django_assert_num_queries):
    user = User.objects.get(pk=enrol("a@example.org", "board", "nomination").user_id)

    with django_assert_num_queries(1):
        audiences_of(user)


def test_leaving_closes_everything_at_once():
    start = make_start(make_site().root_page.specific)
    page = make_private(start)
    member = enrol("a@example.org", "board")
    client = Client()
    client.force_login(member.user)
    assert client.get(page.get_url()).status_code == 200

    leaving.leave(Member.objects.filter(pk=member.pk), on=days(0))

    assert client.get(page.get_url()).status_code == 302
    user = User.objects.get(pk=member.user_id)
    assert (user.is_active, user.groups.count()) == (False, 0)


def test_role_lost_while_a_page_is_open():
    start = make_start(make_site().root_page.specific)
    page = make_private(start, audience=",board,")
    member = enrol("a@example.org", "board")
    client = Client()
    client.force_login(member.user)
    assert client.get(page.get_url()).status_code == 200
    Appointment.objects.update(ends_on=days(0))

    assert client.get(page.get_url()).status_code == 403


def test_editor_who_leaves_keeps_the_account():
    member = Member.objects.create(user=make_member("a@example.org", role_names.EDITORS))
    leaving.leave(Member.objects.all(), on=days(0))

    assert User.objects.get(pk=member.user_id).is_active
    assert opens(member) == set()


def test_who_comes_back_may_sign_in_again():
    member = enrol()
    leaving.leave(Member.objects.all(), on=days(0))
    member = Member.objects.get()
    member.left_on = None
    member.save()

    assert User.objects.get(pk=member.user_id).is_active
    assert opens(member) == {"members"}


def test_those_who_left_are_erased_after_the_set_time(settings):
    settings.MEMBERS_KEEP_DAYS = 30
    old, recent = enrol("a@example.org", left_on=days(-31)), enrol("b@example.org", left_on=days(-29))

    assert leaving.erase_old() == 1
    assert leaving.erase_old() == 0

    assert set(User.objects.values_list("pk", flat=True)) == {recent.user_id}
    assert not Member.objects.filter(pk=old.pk).exists()


def test_last_administrator_is_not_erased():
    from core.roles import LastAdministratorError

    member = Member.objects.create(user=make_administrator())
    make_user("nagon@example.org")

    with pytest.raises(LastAdministratorError):
        leaving.erase(member)
    assert Member.objects.exists()
