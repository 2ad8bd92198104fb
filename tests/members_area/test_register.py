"""The register in the admin: who may, what it shows, what is noted, and what a keeper must not become."""

import io

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.visibility import role_names
from members_area.models import Appointment, Circle, Member, RegisterLook
from members_area.models.register import holds_personal_number
from members_area.register.forms import address_of_nobody
from members_area.roles import REGISTER_KEEPERS
from tests.factories.core import make_administrator, make_member, make_user
from tests.factories.members import days, enrol, make_keeper

pytestmark = pytest.mark.django_db
LIST = "/admin/medlemmar/"


@pytest.fixture
def keeper(client):
    user = make_keeper()
    client.force_login(user)
    return user


def form_of(member=None, **values):
    base = {"first_name": "Åsa", "last_name": "Öberg", "email": "asa@example.org", "letter_by": "mail", "phone": ""}
    base |= {"number": "", "joined_on": "2020-01-01", "left_on": "", "fee_paid_on": "", "postal_address": ""}
    formset = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    return base | {f"appointments-{key}": value for key, value in formset.items()} | values


@pytest.mark.parametrize("roles", [(), (role_names.MEMBERS,), (role_names.EDITORS,), (role_names.BOARD,)])
def test_register_is_closed_to_others(client, roles):
    member = enrol("hemlig@example.org")
    user = make_member("a@example.org", *roles) if roles else make_user("a@example.org")
    client.force_login(user)

    for address in (LIST, f"{LIST}edit/{member.pk}/", f"{LIST}?export=csv", "/admin/medlemslista/"):
        response = client.get(address)
        assert response.status_code in (302, 403), address
        assert "hemlig" not in response.content.decode()
    assert not RegisterLook.objects.exists()


def test_list_searches_filters_and_notes_the_look(client, keeper):
    enrol("anna@example.org", "board", first_name="Anna", last_name="Berg")
    enrol("bo@example.org", first_name="Bo", last_name="Ek", left_on=days(-1))

    def names(query):
        return [str(member) for member in client.get(f"{LIST}?{query}").context["object_list"]]

    assert names("q=berg+anna") == ["Anna Berg"]
    assert names("role=board") == ["Anna Berg"]
    assert names("state=left") == ["Bo Ek"]
    assert names("unpaid=true") == ["Anna Berg", "Bo Ek"]
    assert names("q=%22") == []
    assert client.get(f"{LIST}?q=%00").status_code == 200
    looks = list(RegisterLook.objects.values_list("who", "kind", "count"))
    assert looks[-1] == (keeper.email, "list", 1)
    assert len(looks) == 6


def test_list_takes_as_many_queries_for_many(client, keeper):
    def taken():
        client.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIST).status_code == 200
        return len(captured)

    enrol("m@example.org", "board")
    few = taken()
    for number in range(6):
        enrol(f"m{number}@example.org", "board")

    assert taken() == few


def test_export_is_for_those_who_may_and_runs_nothing(client, keeper):
    enrol("a@example.org", first_name="=HYPERLINK(1)", last_name="+46", phone="@SUM(1)", number="-1")

    csv = b"".join(client.get(f"{LIST}?export=csv")).decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(f"{LIST}?export=xlsx"))))

    assert "'=HYPERLINK(1)" in csv
    cells = [str(cell.value) for cell in list(book.active.rows)[1]]
    assert cells[:3] == ["'-1", "'=HYPERLINK(1)", "'+46"]
    assert [look.kind for look in RegisterLook.objects.all()] == ["export", "export"]
    Group.objects.get(name=REGISTER_KEEPERS).permissions.remove(Permission.objects.get(codename="export_member"))
    assert client.get(f"{LIST}?export=csv").status_code in (302, 403)
    assert client.get(LIST).status_code == 200


def test_keeper_writes_a_new_member(client, keeper):
    response = client.post(f"{LIST}new/", form_of())

    assert response.status_code == 302, response.context["form"].errors
    member = Member.objects.get()
    assert (str(member), member.email, member.number) == ("Åsa Öberg", "asa@example.org", None)
    assert member.user.groups.get().name == role_names.MEMBERS


def test_member_without_mail_cannot_sign_in(client, keeper):
    client.post(f"{LIST}new/", form_of(email=""))
    member = Member.objects.get()

    assert (member.email, member.user.is_active) == ("", False)
    client.post(f"{LIST}edit/{member.pk}/", form_of(email="ny@example.org"))
    member = Member.objects.get()
    assert (member.email, member.user.is_active) == ("ny@example.org", True)


def test_looking_at_a_member_and_changing_is_noted(client, keeper):
    member = enrol()
    client.get(f"{LIST}edit/{member.pk}/")
    client.post(f"{LIST}edit/{member.pk}/", form_of(email="medlem@example.org"))

    assert [(look.kind, look.member_id) for look in RegisterLook.objects.all()][::-1][0] == ("member", member.pk)
    assert RegisterLook.objects.filter(kind="change", member_id=member.pk).exists()


def test_keeper_appoints_nobody(client, keeper):
    member = enrol("medlem@example.org", "board")
    html = client.get(f"{LIST}edit/{member.pk}/").content.decode()
    data = form_of(email="medlem@example.org") | {
        "appointments-TOTAL_FORMS": 1, "appointments-0-role": "chair", "appointments-0-starts_on": "2020-01-01",
    }  # fmt: skip

    assert "appointments-" not in html
    assert client.post(f"{LIST}edit/{member.pk}/", data).status_code == 302
    assert list(Appointment.objects.values_list("role", flat=True)) == ["board"]


def test_administrator_appoints(client):
    client.force_login(make_administrator())
    member = enrol()
    data = form_of(email="medlem@example.org") | {
        "appointments-TOTAL_FORMS": 1, "appointments-0-role": "chair", "appointments-0-starts_on": "2020-01-01",
        "appointments-0-ends_on": "", "appointments-0-id": "", "appointments-0-ORDER": "1",
    }  # fmt: skip

    assert "appointments-" in client.get(f"{LIST}edit/{member.pk}/").content.decode()
    response = client.post(f"{LIST}edit/{member.pk}/", data)

    assert response.status_code == 302, (response.context["form"].errors, response.context["form"].formsets)
    assert list(Appointment.objects.values_list("role", flat=True)) == ["chair"]


@pytest.mark.parametrize("roles", [(role_names.ADMINISTRATORS,), (role_names.BOARD,), (role_names.EDITORS,)])
def test_keeper_does_not_take_over_an_account_with_power(client, keeper, roles):
    """Who may write another's address may sign in as them."""
    make_administrator("riktig@example.org")
    member = Member.objects.create(user=make_member("makt@example.org", *roles))

    response = client.post(f"{LIST}edit/{member.pk}/", form_of(email="jag@example.org"))

    assert response.status_code == 200
    member.user.refresh_from_db()
    assert member.user.email == "makt@example.org"


def test_personal_numbers_are_refused():
    assert holds_personal_number("811218-9876")
    assert holds_personal_number("19811218-9876")
    assert not holds_personal_number("070-174 06 01")
    assert not holds_personal_number("12345")
    member = enrol()
    member.number = "8112189876"
    with pytest.raises(ValidationError):
        member.full_clean()


def test_bulk_actions_pay_and_let_leave(client, keeper):
    members = [enrol(f"m{number}@example.org") for number in range(3)]
    ids = "&".join(f"id={member.pk}" for member in members[:2])

    client.post(f"/admin/bulk/members_area/member/pay/?next={LIST}&{ids}", {"day": "2026-03-01"})
    client.post(f"/admin/bulk/members_area/member/leave/?next={LIST}&id={members[0].pk}", {"day": days(0).isoformat()})

    assert [str(m.fee_paid_on) for m in Member.objects.order_by("pk")] == ["2026-03-01", "2026-03-01", "None"]
    assert [m.is_current() for m in Member.objects.order_by("pk")] == [False, True, True]


def test_administrators_erase_and_keepers_do_not(client, keeper):
    member = enrol("hemlig@example.org", first_name="Hemlig")
    address = f"/admin/bulk/members_area/member/erase/?next={LIST}&id={member.pk}"
    assert client.post(address).status_code in (302, 403)
    assert Member.objects.exists()

    client.force_login(make_administrator())
    assert "Hemlig" in client.get(address).content.decode()
    client.post(address)

    assert not Member.objects.exists()
    assert "hemlig" not in str(list(RegisterLook.objects.values())).lower()
    assert RegisterLook.objects.filter(kind="erase", who="admin@example.org").count() == 1


def test_bulk_action_asks_for_permission(client):
    member = enrol("hemlig@example.org", first_name="Hemlig")
    client.force_login(make_member("a@example.org", role_names.EDITORS))

    response = client.get(f"/admin/bulk/members_area/member/leave/?next={LIST}&id={member.pk}")

    assert response.status_code in (302, 403)


def test_log_is_read_by_administrators_and_written_by_nobody(client, keeper):
    client.get(LIST)
    address = reverse("register_looks:index")

    assert client.get(address).status_code == 302
    client.force_login(make_administrator())
    html = client.get(address).content.decode()
    assert keeper.email in html
    look = RegisterLook.objects.first()
    look.who = "någon annan"
    with pytest.raises(ValueError, match="stays"):
        look.save()


def test_circles_have_a_list_of_their_own(client, keeper):
    Circle.objects.create(name="Skola")

    assert "Skola" in client.get(reverse("circles:index")).content.decode()
    assert address_of_nobody() != address_of_nobody()
