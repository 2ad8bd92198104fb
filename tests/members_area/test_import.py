"""The party's list: read whatever it was written with, compared, confirmed, brought in once."""

import io

import openpyxl
import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import spreadsheets
from core.visibility import role_names
from members_area.importing import applying, columns, comparing, housekeeping
from members_area.models import ImportedRow, Member, RegisterImport, RegisterLook
from tests.factories.core import make_administrator, make_member
from tests.factories.members import days, enrol, make_keeper
from users.models import User

HEAD = "Medlemsnummer;Förnamn;Efternamn;E-post;Mobil;Adress;Postnummer;Ort;Medlem sedan;Avgift betald;Personnummer"
ANNA = "17;Anna;Berg;ANNA@example.org;070-174 06 12;Storgatan 1;462 30;Vänersborg;2019-03-01;2026-02-11;811218-9876"
BO = "18;Bo;Ek;;;;;;;;"


def text(*lines):
    return "\n".join((HEAD, *lines)).encode()


def compared(content, user=None, **matched):
    """Make an import and compare it, without a worker."""
    headings = next(row for row in spreadsheets.rows_of(content, least_columns=2) if row)
    found = RegisterImport.objects.create(
        file_name="lista.csv",
        content=content,
        headings=headings,
        user=user,
        columns=columns.guess(headings, {}) | matched,
    )
    comparing.compare(found)
    found.refresh_from_db()
    return found


def bring_in(found, *, take_gone=False):
    """Do what the worker does after the confirmation."""
    RegisterImport.objects.filter(pk=found.pk).update(state="applying", take_gone=take_gone)
    found.refresh_from_db()
    applying.apply(found)
    found.refresh_from_db()


def sheet(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# Reading ------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_is_read_whatever_it_was_written_with(encoding, delimiter):
    content = f"Namn{delimiter}Ort\r\nÅsa Öberg{delimiter}Vänersborg\r\n".encode(encoding)

    assert list(spreadsheets.rows_of(content, least_columns=2)) == [["Namn", "Ort"], ["Åsa Öberg", "Vänersborg"]]


def test_spreadsheet_is_read_with_numbers_and_dates():
    import datetime

    content = sheet(["Nr", "Namn", "Sedan"], [17.0, "Åsa", datetime.date(2020, 3, 1)], [None, None, None])

    assert list(spreadsheets.rows_of(content, least_columns=2)) == [
        ["Nr", "Namn", "Sedan"],
        ["17", "Åsa", "2020-03-01"],
        [],
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"\x89PNG\r\n\x1a\n\0\0\0",
        b"PK\x03\x04garbage",
        b"one column\nonly",
        b"\xff\xfe\0",
        bytes(range(256)),
    ],
    ids=range(7),
)
def test_garbage_is_refused_in_words(content):
    with pytest.raises(spreadsheets.UnreadableList):
        list(spreadsheets.rows_of(content, least_columns=2))


@given(content=st.binary(max_size=200))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_are_rows_or_refused(content):
    try:
        rows = list(spreadsheets.rows_of(content, least_columns=2))
    except spreadsheets.UnreadableList:
        return
    assert all("\0" not in cell for row in rows for cell in row)


def test_headings_are_known_by_name_and_each_field_once():
    assert columns.guess(["Förnamn", "E-post", "Epost", "Personnummer", "Skonummer"], {"skonummer": "number"}) == {
        "Förnamn": "first_name", "E-post": "email", "Epost": "", "Personnummer": "", "Skonummer": "number",
    }  # fmt: skip


# Comparing ----------------------------------------------------------------------------


@pytest.mark.django_db
def test_new_changed_same_gone_and_errors_are_told_apart():
    changed = enrol("anna@example.org", first_name="Anna", last_name="Gammal", number="17", phone="070-174 06 12")
    same = enrol("cia@example.org", first_name="Cia", last_name="Sol", number="19")
    gone = enrol("dan@example.org", first_name="Dan", last_name="Borta", number="20")
    left = enrol("eva@example.org", first_name="Eva", last_name="Slut", number="21", left_on=days(-10))

    found = compared(
        text(ANNA, BO, "19;Cia;Sol;cia@example.org", "22;Fel;Fel;inte en adress", "17;Anna;Igen;b@example.org")
    )

    assert found.state == "review"
    assert bytes(found.content) == b""
    assert {(row.line, row.kind, row.member_id) for row in found.rows.all()} == {
        (2, "changed", changed.pk), (3, "new", None), (4, "same", same.pk), (5, "error", None), (6, "error", None),
        (0, "gone", gone.pk),
    }  # fmt: skip
    row = found.rows.get(kind="changed")
    assert row.changes["last_name"] == ["Gammal", "Berg"]
    assert row.changes["joined_on"] == ["", "2019-03-01"]
    assert "phone" not in row.changes
    assert Member.objects.count() == 4
    assert left.pk


@pytest.mark.django_db
def test_no_personal_number_is_kept_anywhere():
    found = compared(text(ANNA, "811218-9876;Bo;Ek;bo@example.org"))

    assert "811218" not in str(list(found.rows.values()))
    assert found.rows.get(line=3).kind == "error"


@pytest.mark.django_db
def test_row_with_an_error_is_not_somebody_gone():
    enrol("anna@example.org", number="17")

    found = compared(text("17;Anna;Berg;fel adress"))

    assert found.counts() | {"error": 1, "gone": 0} == found.counts()


@pytest.mark.django_db
def test_broken_file_says_so():
    found = RegisterImport.objects.create(file_name="x", content=b"PK\x03\x04trasig", headings=[])
    comparing.compare(found)
    found.refresh_from_db()

    assert (found.state, bool(found.error)) == ("failed", True)


# Bringing in --------------------------------------------------------------------------


@pytest.mark.django_db
def test_list_is_brought_in_once_however_often():
    found = compared(text(ANNA, BO))
    bring_in(found)
    bring_in(found)
    again = compared(text(ANNA, BO))

    assert again.counts()["same"] == 2
    bring_in(again, take_gone=True)
    anna = Member.objects.get(number="17")
    assert (str(anna), anna.email, anna.postal_address) == (
        "Anna Berg", "anna@example.org", "Storgatan 1\n462 30 Vänersborg",
    )  # fmt: skip
    assert anna.user.groups.get().name == role_names.MEMBERS
    assert EmailAddress.objects.filter(user=anna.user, verified=True, primary=True).count() == 1
    bo = Member.objects.get(number="18")
    assert (bo.email, bo.user.is_active, bo.letter_by) == ("", False, "paper")
    assert (Member.objects.count(), User.objects.count()) == (2, 2)
    assert not ImportedRow.objects.filter(kind="error").exists()


@pytest.mark.django_db
def test_nobody_leaves_unless_it_was_ticked():
    member = enrol("dan@example.org", number="20")
    bring_in(compared(text(ANNA)))
    assert Member.objects.get(pk=member.pk).is_current()

    bring_in(compared(text(ANNA)), take_gone=True)

    assert not Member.objects.get(pk=member.pk).is_current()
    assert not User.objects.get(pk=member.user_id).is_active


@pytest.mark.django_db
def test_single_members_who_are_not_in_the_list_are_kept(client):
    kept, gone = (enrol(f"{name}@example.org", first_name=name, number=name) for name in ("dan", "eva"))
    found = compared(text(ANNA))
    client.force_login(make_keeper())
    address = reverse("members_import_one", args=[found.pk])
    rows = {row.name: row.pk for row in found.rows.filter(kind="gone")}

    answer = client.post(address, {"action": "keep", "row": rows["dan"]}, follow=True)
    assert "Behålls fast de inte är med: 1" in answer.content.decode()
    client.post(address, {"action": "keep", "row": rows["eva"]})
    client.post(address, {"action": "let-go", "row": rows["eva"]})
    for rubbish in ("", "9" * 40, "x", str(found.rows.get(kind="new").pk)):
        assert client.post(address, {"action": "keep", "row": rubbish}).status_code == 302
    assert found.counts() | {"new": 1, "kept": 1, "gone": 1} == found.counts()
    bring_in(found, take_gone=True)

    assert Member.objects.get(pk=kept.pk).is_current()
    assert not Member.objects.get(pk=gone.pk).is_current()


@pytest.mark.django_db
def test_who_is_in_the_list_again_is_back():
    member = enrol("anna@example.org", number="17", left_on=days(-3))

    bring_in(compared(text(ANNA)))

    member = Member.objects.get(pk=member.pk)
    assert (member.left_on, member.user.is_active) == (None, True)


@pytest.mark.django_db
def test_account_that_is_there_becomes_a_members_and_keeps_its_roles():
    user = make_member("anna@example.org", role_names.BOARD)

    bring_in(compared(text(ANNA)))

    assert Member.objects.get(number="17").user == user
    assert set(user.groups.values_list("name", flat=True)) == {role_names.BOARD, role_names.MEMBERS}


@pytest.mark.django_db
def test_list_gives_nobody_anothers_account():
    """A keeper must not get at the board's pages, or the admin, by a list with another address."""
    board = enrol("bo@example.org", "board", number="18")
    bring_in(compared(text("18;Bo;Ek;jag@example.org"), user=make_keeper()))
    board.user.refresh_from_db()
    assert board.user.email == "bo@example.org"

    bring_in(compared(text("18;Bo;Ek;jag@example.org"), user=make_administrator()))
    board.user.refresh_from_db()
    assert board.user.email == "jag@example.org"


@pytest.mark.django_db
def test_register_changed_meanwhile_doubles_nothing():
    found = compared(text(ANNA))
    enrol("anna@example.org")

    bring_in(found)

    assert Member.objects.count() == 1
    assert found.rows.get().kind == "error"


@pytest.mark.django_db
def test_portions_are_at_most_five_hundred(monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(applying, "PORTION", 2)
    found = compared(text(*(f"{n};A{n};B;a{n}@example.org" for n in range(1, 6))))
    seen = []
    real = applying._add
    monkeypatch.setattr(applying, "_add", lambda rows: (seen.append(len(rows)), real(rows)))

    bring_in(found)

    assert seen == [2, 2, 1]
    assert (found.state, found.handled) == ("done", 5)


@pytest.mark.django_db
def test_many_rows_take_no_query_each(django_assert_max_num_queries):
    content = text(*(f"{n};A{n};B;a{n}@example.org" for n in range(1, 301)))
    with django_assert_max_num_queries(30):
        found = compared(content)
    with django_assert_max_num_queries(60):
        bring_in(found)
    assert Member.objects.count() == 300


# In the admin -------------------------------------------------------------------------


@pytest.mark.django_db(transaction=False)
def test_keepers_way_from_file_to_register(client, django_capture_on_commit_callbacks):
    client.force_login(make_keeper())
    upload = SimpleUploadedFile("lista.csv", text(ANNA, BO))
    address = client.post("/admin/medlemslista/", {"file": upload})["Location"]
    page = client.get(address)
    assert "Personnummer" in page.content.decode()
    form = {name: field.initial for name, field in page.context["form"].fields.items()}
    with django_capture_on_commit_callbacks() as waiting:
        assert client.post(address, form)["Location"] == address
    assert len(waiting) == 1
    assert "http-equiv" in client.get(address).content.decode()
    comparing.compare(RegisterImport.objects.get())

    html = client.get(f"{address}?visa=new").content.decode()
    assert "Anna Berg" in html
    assert "811218" not in html
    with django_capture_on_commit_callbacks() as waiting:
        client.post(address, {})
        client.post(address, {})  # pressed twice
    assert len(waiting) == 1
    applying.apply(RegisterImport.objects.get())

    assert Member.objects.count() == 2
    assert client.get(address).status_code == 200
    assert RegisterLook.objects.filter(kind="import", count=2).count() == 1
    second = client.post("/admin/medlemslista/", {"file": SimpleUploadedFile("b.csv", text(BO))})["Location"]
    assert client.get(second).context["form"].fields["column-3"].initial == "email"


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"PK\x03\x04"])
def test_garbage_in_the_admin_is_told_of(client, content):
    client.force_login(make_keeper())

    response = client.post("/admin/medlemslista/", {"file": SimpleUploadedFile("x.xlsx", content)})

    assert response.status_code == 422
    assert response.context["form"].errors["file"]
    assert not RegisterImport.objects.exists()


@pytest.mark.django_db
def test_too_large_a_file_is_not_read(client, monkeypatch):
    monkeypatch.setattr(spreadsheets, "MOST_BYTES", 10)
    client.force_login(make_keeper())

    response = client.post("/admin/medlemslista/", {"file": SimpleUploadedFile("x.csv", text(ANNA))})

    assert response.status_code == 422


@pytest.mark.django_db
def test_columns_must_say_who_somebody_is(client):
    client.force_login(make_keeper())
    address = client.post("/admin/medlemslista/", {"file": SimpleUploadedFile("l.csv", text(ANNA))})["Location"]

    for form in ({}, {"column-1": "first_name"}, {"column-0": "email", "column-1": "email"}, {"column-0": "påhitt"}):
        assert client.post(address, form).status_code == 422
    assert RegisterImport.objects.get().state == "columns"


@pytest.mark.django_db
def test_import_is_closed_to_others(client):
    found = RegisterImport.objects.create(file_name="x", content=b"", headings=[])
    client.force_login(make_member("a@example.org", role_names.EDITORS, role_names.BOARD))

    assert client.get("/admin/medlemslista/").status_code in (302, 403)
    assert client.get(f"/admin/medlemslista/{found.pk}/").status_code in (302, 403)


@pytest.mark.django_db
def test_what_an_import_says_of_people_is_erased():
    found = compared(text(ANNA))
    RegisterImport.objects.update(created_at=found.created_at - housekeeping.datetime.timedelta(days=15))

    assert housekeeping.erase_old() == 1
    assert not ImportedRow.objects.exists()
