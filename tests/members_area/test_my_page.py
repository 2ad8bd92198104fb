"""My page: what a member sees, changes, takes home and has erased; and that nobody else does."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from core.models import OutboxMail
from core.visibility import role_names
from members_area import my_data
from members_area.models import Circle, Member, RegisterLook
from tests.factories.core import make_administrator, make_member
from tests.factories.home import make_site
from tests.factories.members import days, enrol, make_start
from tests.users.signing_in import sign_in
from users.models import User

pytestmark = pytest.mark.django_db
PAGE = "/medlem/mina-uppgifter/"
ADDRESSES = [PAGE, f"{PAGE}adress/", f"{PAGE}ladda-ner/", f"{PAGE}ladda-ner/?som=json", f"{PAGE}radera/"]
FORM = {"fornamn": "Åsa", "efternamn": "Öberg", "telefon": "070-174 06 13", "brev": "mail", "postadress": ""}


@pytest.fixture(autouse=True)
def site():
    return make_site()


@pytest.fixture
def member(client):
    member = enrol("asa@example.org", first_name="Asa", number="17")
    client.force_login(member.user)
    return member


@pytest.mark.parametrize("address", ADDRESSES)
def test_strangers_are_led_to_sign_in_and_others_to_their_account(client, address):
    enrol("hemlig@example.org", first_name="Hemlig")
    response = client.get(address)
    assert (response.status_code, response["Location"][:10]) == (302, "/logga-in/")
    for user in (make_member("a@example.org", role_names.EDITORS), enrol("b@example.org", joined_on=days(3)).user):
        client.force_login(user)
        response = client.get(address)
        assert response.status_code == 302
        assert "Hemlig" not in response.content.decode()


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}ladda-ner/", f"{PAGE}radera/"])
def test_pages_show_the_members_own_and_are_kept_by_no_cache(client, member, address):
    enrol("annan@example.org", first_name="Någonannan", phone="070-174 06 99")

    response = client.get(address)

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "Någonannan" not in response.content.decode()
    assert "070-174 06 99" not in response.content.decode()


def test_details_are_changed(client, member):
    circle = Circle.objects.create(name="Skola")

    response = client.post(PAGE, FORM | {"grupper": [circle.pk], "brev": "none"})

    assert response.status_code == 302
    member = Member.objects.get()
    assert (str(member), member.phone, member.letter_by) == ("Åsa Öberg", "070-174 06 13", "none")
    assert member.circles_in_words == "Skola"
    assert client.post(PAGE, FORM).status_code == 302
    assert Member.objects.get().circles_in_words == ""


@pytest.mark.parametrize(
    "wrong",
    [{"fornamn": ""}, {"brev": "duva"}, {"brev": "paper"}, {"grupper": ["99", "x"]}, {"telefon": "0" * 50},
     {"postadress": "811218-9876"}],
    ids=str,
)  # fmt: skip
def test_what_is_wrong_loses_nothing_typed(client, member, wrong):
    Circle.objects.create(name="Skola")

    response = client.post(PAGE, FORM | {"efternamn": "Skrivet"} | wrong)

    assert response.status_code == 422
    assert "Skrivet" in response.content.decode()
    assert response.context["form"].problems
    assert Member.objects.get().user.first_name == "Asa"


def test_form_reaches_nobody_elses_row(client, member):
    other = enrol("annan@example.org", "board", number="18")

    client.post(PAGE, FORM | {"member": other.pk, "user": other.user_id, "email": "x@example.org", "number": "1"})

    other.refresh_from_db()
    assert (other.phone, other.number, Member.objects.get(pk=member.pk).number) == ("", "18", "17")


# A new address -----------------------------------------------------------------------------


@pytest.fixture
def fresh(client):
    """A member who has just signed in with a code."""
    member = enrol("asa@example.org", first_name="Asa")
    sign_in(client, member.user)
    mail.outbox.clear()
    return member


def link():
    sent = OutboxMail.objects.get(to="ny@example.org")
    return re.search(r"/medlem/mina-uppgifter/adress/\S+", sent.text).group()


def test_address_is_changed_when_the_new_one_is_confirmed_and_the_old_one_is_told(client, fresh):
    assert client.post(f"{PAGE}adress/", {"epost": "NY@example.org"}).status_code == 200
    address = link()
    assert User.objects.get(pk=fresh.user_id).email == "asa@example.org"

    anywhere = Client()
    assert anywhere.get(address).status_code == 200
    assert User.objects.get(pk=fresh.user_id).email == "asa@example.org"
    assert anywhere.post(address).status_code == 200

    assert User.objects.get(pk=fresh.user_id).email == "ny@example.org"
    assert list(EmailAddress.objects.filter(user=fresh.user_id).values_list("email", flat=True)) == ["ny@example.org"]
    told = OutboxMail.objects.get(to="asa@example.org")
    assert "ny@example.org" not in told.text
    assert anywhere.post(address).status_code == 410


def test_address_of_another_account_is_not_given_away(client, fresh):
    enrol("ny@example.org")

    response = client.post(f"{PAGE}adress/", {"epost": "ny@example.org"})

    assert response.status_code == 200
    assert not OutboxMail.objects.exists()


def test_address_that_was_taken_meanwhile_is_not_taken_twice(client, fresh):
    client.post(f"{PAGE}adress/", {"epost": "ny@example.org"})
    address = link()
    enrol("ny@example.org")

    assert client.post(address).status_code == 410


def test_address_is_changed_soon_after_signing_in_only(client, member):
    response = client.post(f"{PAGE}adress/", {"epost": "ny@example.org"})

    assert response.status_code == 302
    assert "bekrafta" in response["Location"]
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "x" * 900])
def test_guessed_link_holds_for_nothing(client, token):
    assert client.get(f"{PAGE}adress/{token}/").status_code in (404, 410)


@pytest.mark.parametrize("typed", ["", "fel", "åsa@example.org", "asa@example.org"])
def test_wrong_address_is_told_of(client, fresh, typed):
    assert client.post(f"{PAGE}adress/", {"epost": typed}).status_code == 422


# The data ----------------------------------------------------------------------------------


def test_data_are_whole_in_both_forms(client, member):
    member.circles.set([Circle.objects.create(name="Skola")])
    member.phone = "070-174 06 12"
    member.save()
    RegisterLook.objects.create(who="nagon@example.org", kind="member", member_id=member.pk, count=1)

    html = client.get(f"{PAGE}ladda-ner/").content.decode()
    response = client.get(f"{PAGE}ladda-ner/?som=json")

    data = response.json()
    assert "attachment" in response["Content-Disposition"]
    for part, value in (("account", "asa@example.org"), ("membership", "17"), ("membership", "070-174 06 12")):
        assert value in [row["value"] for row in data[part]]
        assert value in html
    assert [row["name"] for row in data["circles"]] == ["Skola"]
    assert len(data["looks"]) == 1
    assert set(data) == {part["key"] for part in my_data.everything_of(member)}


# Erasing -----------------------------------------------------------------------------------


def code():
    return re.search(r"\b\d{6}\b", mail.outbox[-1].body).group()


def test_member_is_erased_by_the_code_and_by_nothing_else(client, member):
    enrol("annan@example.org")
    from core import outbox

    outbox.enqueue(to="asa@example.org", subject="Brev", text="Hej Åsa", category="letter")
    assert client.post(f"{PAGE}radera/", {"kod": "123456"}).status_code == 422
    client.post(f"{PAGE}radera/")
    right = code()
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    assert client.post(f"{PAGE}radera/", {"kod": wrong}).status_code == 422
    assert Member.objects.filter(pk=member.pk).exists()

    assert client.post(f"{PAGE}radera/", {"kod": f"{right[:3]} {right[3:]}"}).status_code == 200

    assert not User.objects.filter(pk=member.user_id).exists()
    assert not Member.objects.filter(pk=member.pk).exists()
    assert not OutboxMail.objects.exists()
    assert "asa" not in str(list(RegisterLook.objects.values()))
    assert Member.objects.count() == 1
    assert client.get(PAGE).status_code == 302


def test_guessing_the_code_ends(client, member):
    client.post(f"{PAGE}radera/")
    right = code()
    for number in range(5):
        client.post(f"{PAGE}radera/", {"kod": f"{(int(right) + 1 + number) % 10**6:06d}"})

    assert client.post(f"{PAGE}radera/", {"kod": right}).status_code == 422
    assert Member.objects.exists()


def test_mail_that_is_down_is_told_of(client, member, monkeypatch):
    from users import mails

    def down(message):
        raise mails.MailIsDown

    monkeypatch.setattr(mails, "send_now", down)

    assert client.post(f"{PAGE}radera/").status_code == 503


def test_only_administrator_is_told_why_not(client):
    member = Member.objects.create(user=make_administrator())
    client.force_login(member.user)
    client.post(f"{PAGE}radera/")

    response = client.post(f"{PAGE}radera/", {"kod": code()}, follow=True)

    assert response.status_code == 200
    assert Member.objects.exists()


# The start page ----------------------------------------------------------------------------


def test_start_page_shows_own_choices_and_the_bar(client, member, site):
    make_start(site.root_page)
    member.circles.set([Circle.objects.create(name="Skolgruppen")])
    member.save()

    html = client.get("/medlem/").content.decode()

    assert "Skolgruppen" in html
    assert f'href="{PAGE}"' in html
