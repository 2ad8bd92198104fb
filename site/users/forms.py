"""The forms of sign-in: the address, the code, the second factor."""

from __future__ import annotations

import unicodedata
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from users.adapters import DIGITS
from users.models import User


def digits_of(text: str) -> str:
    """Return the digits of a code as typed: spaces and hyphens go, Arabic digits become ASCII ones."""
    return "".join(str(unicodedata.digit(char)) for char in text if char.isdigit())


class AddressForm(RequestLoginCodeForm):
    """Asks for the address that the code goes to."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write the whole address, with @: name@example.org"),
        },
    )

    def clean_email(self) -> str:
        """Find the user in one query, the same whether there is one or not, after counting the attempt."""
        email = User.objects.normalize_email(self.cleaned_data["email"])
        if not ratelimit.consume(context.request, action="request_login_code", key=email):
            raise get_adapter().validation_error("rate_limited")
        self._user = User.objects.filter(email=email, is_active=True).first()
        return email


class CodeForm(ConfirmLoginCodeForm):
    """Asks for the six digits."""

    code = forms.CharField(
        label=_("The code"), max_length=40, error_messages={"required": _("Write the six digits in the mail.")}
    )
    remember = forms.BooleanField(label=_("Remember me on this device"), required=False)

    def __init__(self, *args: Any, email: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_code(self) -> str:
        """Compare, counting each comparison for the account: parallel guesses are no way around the limit."""
        code = digits_of(self.cleaned_data["code"])
        if len(code) != DIGITS:
            raise forms.ValidationError(
                _("It must be six digits. You wrote %(count)d."), code="format", params={"count": len(code)}
            )
        if not ratelimit.consume(context.request, action="confirm_login_code", key=self.email):
            raise get_adapter().validation_error("rate_limited")
        self.cleaned_data["code"] = code
        return str(super().clean_code())


class AppCodeForm(AuthenticateForm):
    """Asks for the authenticator app's six digits at sign-in."""

    code = forms.CharField(
        label=_("The app’s code"), max_length=40, error_messages={"required": _("Write the six digits in the app.")}
    )

    def clean_code(self) -> str:
        """Take the digits however they are spaced."""
        self.cleaned_data["code"] = digits_of(self.cleaned_data["code"])
        return str(super().clean_code())


class ActivateAppForm(ActivateTOTPForm):
    """Asks for a first code from an authenticator app, to see that it is set up right."""

    code = forms.CharField(
        label=_("The app’s code"), max_length=40, error_messages={"required": _("Write the six digits in the app.")}
    )

    def clean_code(self) -> str:
        """Take the digits however they are spaced."""
        self.cleaned_data["code"] = digits_of(self.cleaned_data["code"])
        return str(super().clean_code())


# What fido2 raises for an answer that no browser would send.
MALFORMED = (AttributeError, KeyError, TypeError, ValueError)


class AddPasskeyForm(AddWebAuthnForm):
    """Takes a new passkey."""

    name = forms.CharField(required=False, max_length=100)

    def clean(self) -> dict[str, Any]:
        """Check the browser's answer; nonsense is an error like any other."""
        try:
            return dict(super().clean())
        except MALFORMED as error:
            raise _no_match() from error


class _Answered:
    """A browser's answer with a passkey; nonsense is an error like any other."""

    def clean_credential(self) -> Any:
        """Check the answer."""
        try:
            return super().clean_credential()  # type: ignore[misc] # a mixin of forms
        except MALFORMED as error:
            raise _no_match() from error


class PasskeyForm(_Answered, LoginWebAuthnForm):
    """Signs in with a passkey alone."""


class SecondPasskeyForm(_Answered, AuthenticateWebAuthnForm):
    """Shows a passkey after the code."""


def _no_match() -> forms.ValidationError:
    return forms.ValidationError(_("That didn’t match. Try again."), code="malformed")
