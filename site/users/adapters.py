"""What of allauth is ours: how mail goes, where `next` may lead, how codes look, who shows a second factor."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from users import devices, landing, mails, second_factor

DIGITS = 6
REMEMBER = "sign-in-remember"  # in the session, from the code's form to the end of the sign-in


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in as this site does it."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("The code isn’t right."),
        "rate_limited": _("That was many tries. Wait a few minutes and try again."),
        "too_many_login_attempts": _("That was many tries. Wait a few minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell that nobody signs up here: the association makes the accounts."""
        return False

    def generate_login_code(self) -> str:
        """Return six digits, zeros in front included."""
        return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send the code; for an address without an account do the same work and send nothing."""
        request = self.request or context["request"]
        known = template_prefix == "account/email/login_code"
        if not known and template_prefix != "account/email/unknown_account":
            raise ValueError(f"No such mail: {template_prefix}")
        code = context["code"] if known else self.generate_login_code()
        message = mails.make("sign_in_code", to=email, request=request, code=code)
        mails.send_now(message, really=known)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Stay silent: the pages say themselves what happened."""

    def is_safe_url(self, url: str | None) -> bool:
        """Tell whether `next` stays on this site: on the very host that was asked."""
        request = context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the reader's network address; one for all where the server does not know (a Unix socket)."""
        try:
            return get_client_ip(request) or devices.NO_ADDRESS
        except ImproperlyConfigured:
            return devices.NO_ADDRESS  # fewer proxies than TRUSTED_PROXIES says

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where one comes who was not on the way to a certain page."""
        return landing.address(request)

    def get_login_stages(self) -> list[str]:
        """Return what stands between the code and the session."""
        return ["allauth.account.stages.LoginByCodeStage", "users.second_factor.SecondFactorStage"]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Leave it to `users.views.account.FreshSignInMixin`, which asks without passwords."""
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in, for as long as was chosen beside the code."""
        remember = request.session.pop(REMEMBER, None)
        super().login(request, user)
        if remember is not None:
            request.session.set_expiry(_age(user) if remember else 0)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponseRedirect:
        """Say it on the sign-in page. Only a passkey comes this far; for codes the account is unknown."""
        messages.error(request, gettext("This account is closed. Write to us if that is wrong."))
        return HttpResponseRedirect(reverse("account_login"))


def _age(user: Any) -> int:
    """Return how many seconds a remembered device stays signed in; staff a shorter time."""
    return int(settings.SESSION_COOKIE_AGE if second_factor.may_enter_admin(user) else settings.REMEMBERED_SESSION_AGE)


class MFAAdapter(DefaultMFAAdapter):
    """Passkeys and authenticator apps as this site names them."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That didn’t match. Try again."),
    }

    def get_totp_issuer(self) -> str:
        """Return the name that the app shows beside the code."""
        return str(context.request.get_host())

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - allauth's name
        """Name a new passkey after the device it is made on."""
        return devices.describe(context.request.META.get("HTTP_USER_AGENT", ""))

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """Return what the device shows when it asks which passkey to use."""
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.get_full_name() or user.email}
