"""What a member may see and change of the own data: the form, the data themselves, and a new address of mail."""

from __future__ import annotations

import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core import outbox, personal_data
from core.models import OutboxMail, SiteSettings
from core.public_forms.forms import PublicForm
from events.models.subscriptions import MemberFeed
from members_area.meetings import data as meeting_data
from members_area.models import Circle, JoinRequest, LetterBy, Member, RegisterLook
from members_area.models.register import no_personal_number
from users.devices import describe

SALT = "members_area.new-address"
VALID_FOR = 24 * 3600  # seconds


class DetailsForm(PublicForm):
    """What members change themselves."""

    fornamn = forms.CharField(max_length=150)
    efternamn = forms.CharField(max_length=150, required=False)
    telefon = forms.CharField(max_length=40, required=False)
    brev = forms.ChoiceField(widget=forms.RadioSelect)
    postadress = forms.CharField(max_length=300, required=False, widget=forms.Textarea, validators=[no_personal_number])
    grupper = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, member: Member, **kwargs: Any) -> None:
        user = member.user
        kwargs["initial"] = {
            "fornamn": user.first_name,
            "efternamn": user.last_name,
            "telefon": member.phone,
            "brev": member.letter_by,
            "postadress": member.postal_address,
            "grupper": [str(circle.pk) for circle in member.circles.all()],
        }
        super().__init__(data, **kwargs)
        self.member = member
        named: dict[str, Any] = self.fields
        named["fornamn"].label, named["efternamn"].label = _("First name"), _("Last name")
        named["telefon"].label, named["telefon"].help_text = _("Phone"), _("Only those who keep the register see it.")
        named["brev"].label, named["brev"].choices = _("Members’ letter"), LetterBy.choices
        named["postadress"].label, named["postadress"].help_text = _("Postal address"), _("For letters on paper.")
        named["grupper"].label = _("Working groups and interests")
        named["grupper"].choices = [(str(circle.pk), circle.name) for circle in Circle.objects.all()]
        for name, purpose in (("fornamn", "given-name"), ("efternamn", "family-name"), ("telefon", "tel")):
            named[name].widget.attrs["autocomplete"] = purpose
        named["fornamn"].error_messages["required"] = _("Write your first name")
        if not named["grupper"].choices:
            del self.fields["grupper"]

    def clean(self) -> dict[str, Any]:
        """Ask for an address where letters are to come on paper."""
        data = super().clean() or {}
        if data.get("brev") == LetterBy.PAPER and not data.get("postadress", "").strip() and not self.errors:
            self.add_error("postadress", _("Write where the letter is to be sent."))
        return data

    def save(self) -> None:
        """Write what was changed."""
        data, member, user = self.cleaned_data, self.member, self.member.user
        with transaction.atomic():
            user.first_name, user.last_name = data["fornamn"], data["efternamn"]
            user.save(update_fields=["first_name", "last_name"])
            member.phone, member.letter_by, member.postal_address = data["telefon"], data["brev"], data["postadress"]
            if "grupper" in data:
                member.circles.set(Circle.objects.filter(pk__in=data["grupper"]))
            member.save()


class NewAddressForm(PublicForm):
    """A new address of mail."""

    epost = forms.EmailField(max_length=254)

    def __init__(self, data: Any = None, *, member: Member, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.member = member
        field = self.fields["epost"]
        field.label = _("Your new e-mail address")
        field.widget.attrs["autocomplete"] = "email"
        field.error_messages |= {
            "required": _("Write your e-mail address."),
            "invalid": _("Write the whole address, with @: name@example.org"),
        }

    def clean_epost(self) -> str:
        """Return the address in lower case; refuse the one that is in use already."""
        model: Any = get_user_model()
        email = str(model.objects.normalize_email(self.cleaned_data["epost"]))
        if email == self.member.user.email:
            raise forms.ValidationError(_("This is the address that you have already."))
        if not email.rpartition("@")[0].isascii():
            raise forms.ValidationError(_("Write the whole address, with @: name@example.org"))
        return email


# A new address -----------------------------------------------------------------------------


def ask_for_confirmation(member: Member, email: str, site: SiteSettings | None) -> None:
    """Send the new address a link. An address that another account has gets none, and nobody is told."""
    if get_user_model().objects.filter(email=email).exists():
        return
    token = signing.dumps({"u": member.user_id, "o": member.user.email, "n": email}, salt=SALT)
    url = settings.SITE_URL + reverse("members_area:confirm-address", args=[token])
    text = render_to_string("emails/new_address.txt", {"url": url, "site": site})
    outbox.enqueue(to=email, subject=_("Confirm your new address"), text=text, category="account", keep_days=2)


def read_token(token: str) -> tuple[Any, str] | None:
    """Return the user and the new address that a link speaks of; None when it no longer holds."""
    try:
        data = signing.loads(token, salt=SALT, max_age=VALID_FOR)
    except signing.BadSignature:
        return None
    users = get_user_model().objects
    user = users.filter(pk=data["u"], email=data["o"], is_active=True).first()
    if user is None or users.filter(email=data["n"]).exists():
        return None
    return user, data["n"]


def change_address(user: Any, email: str, site: SiteSettings | None) -> None:
    """Let the new address hold, and tell the old one."""
    old = user.email
    with transaction.atomic():
        user.email = email
        user.save()
        text = render_to_string("emails/address_changed.txt", {"site": site, "new": _masked(email)})
        outbox.enqueue(to=old, subject=_("Your address has been changed"), text=text, category="account", keep_days=7)


def _masked(email: str) -> str:
    name, _at, domain = email.rpartition("@")
    return f"{name[:1]}…@{domain}"


# All that is kept ------------------------------------------------------------------------


def everything_of(member: Member) -> list[dict[str, Any]]:
    """Return all that the site keeps of a member, part by part: rows of names and values, or lists of such."""
    user = member.user
    sent = OutboxMail.objects.filter(to__iexact=user.email).order_by("-created_at")
    joins = JoinRequest.objects.filter(email__iexact=user.email)
    looks = RegisterLook.objects.filter(member_id=member.pk)
    return [
        {
            "key": "account",
            "title": _("Account"),
            "rows": [
                (_("First name"), user.first_name),
                (_("Last name"), user.last_name),
                (_("E-mail address"), member.email),
                (_("Created"), user.date_joined),
                (_("Last signed in"), user.last_login),
            ],
        },
        {
            "key": "membership",
            "title": _("Membership"),
            "rows": [
                (_("Membership number"), member.number),
                (_("Joined"), member.joined_on),
                (_("Left"), member.left_on),
                (_("Fee paid"), member.fee_paid_on),
                (_("Phone"), member.phone),
                (_("Postal address"), member.postal_address),
                (_("Members’ letter"), member.get_letter_by_display()),
            ],
        },
        _part(
            "roles",
            _("Roles"),
            [(row.get_role_display(), f"{row.starts_on} – {row.ends_on or ''}") for row in member.appointments.all()],
        ),
        _part(
            "circles", _("Working groups and interests"), [(c.name, c.get_kind_display()) for c in member.circles.all()]
        ),
        _part("passkeys", _("Passkeys"), [(_passkey(row), row.created_at) for row in authenticators_of(user)]),
        _part(
            "devices",
            _("Signed in on"),
            [(describe(row.user_agent), row.created_at) for row in UserSession.objects.filter(user=user)],
        ),
        *meeting_data.parts_of(user),
        _part("mails", _("Mails to you"), [(row.subject, row.created_at) for row in sent[:500]]),
        _part("wishes", _("Wishes to become a member"), [(row.message or row.name, row.at) for row in joins]),
        _part(
            "looks",
            _("Who has looked at your row in the register"),
            [(row.get_kind_display(), row.at) for row in looks[:500]],
        ),
        *personal_data.parts_of(user),
    ]


def own_calendar_feed(user: Any) -> list[tuple[str, Any]]:
    """Return whether somebody has a calendar feed, and since when; its secret address is not written down."""
    return [(_("Created"), feed.created_at) for feed in MemberFeed.objects.filter(user=user)]


def authenticators_of(user: Any) -> Any:
    return Authenticator.objects.filter(user=user).order_by("created_at")


def _passkey(row: Any) -> str:
    return str(row.wrap().name) if row.type == Authenticator.Type.WEBAUTHN else str(row.get_type_display())


def _part(key: str, title: str, rows: list[tuple[Any, Any]]) -> dict[str, Any]:
    return {"key": key, "title": title, "rows": rows}


def in_words(value: Any) -> str:
    """Return a value as people read it."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return "" if value is None else str(value)


def for_machines(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the same, to be written as JSON."""
    return {
        part["key"]: [{"name": str(name), "value": in_words(value)} for name, value in part["rows"]] for part in parts
    }
