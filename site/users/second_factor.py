"""Who must show a second factor, and whether they have: a passkey or an authenticator app.

Everybody may sign in with a code or a passkey. Staff, whoever may enter the admin, must besides the
code show something that a stolen mailbox does not hold. A passkey with a fingerprint or pin is both at once.
"""

from __future__ import annotations

import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.http import HttpRequest

FRESH_FOR = 15 * 60  # seconds


def may_enter_admin(user: Any) -> bool:
    """Tell whether the user has any rights in the admin."""
    return bool(user.is_authenticated and user.is_active and user.has_perm("wagtailadmin.access_admin"))


def is_demanded(user: Any) -> bool:
    """Tell whether the user must show a second factor on this site."""
    return bool(settings.STAFF_SECOND_FACTOR) and may_enter_admin(user)


def has_one(user: Any) -> bool:
    """Tell whether the user has a passkey or an authenticator app: one query."""
    return Authenticator.objects.filter(user_id=user.pk).exists()


def was_shown(request: HttpRequest) -> bool:
    """Tell whether this session has shown a second factor. What counts is this session, not the account."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def is_fresh(request: HttpRequest) -> bool:
    """Tell whether this session signed in within the last quarter of an hour.

    Ways to sign in are changed only then: a phone left on a table must not give its finder a passkey.
    """
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - max(record["at"] for record in records) < FRESH_FOR


def on_authenticator_added(request: HttpRequest, user: Any, authenticator: Authenticator, **kwargs: Any) -> None:
    """Count the one just added as shown: whoever added it held it in their hand."""
    record_authentication(request, user, method="mfa", id=authenticator.pk, type=authenticator.type)


class SecondFactorStage(AuthenticateStage):
    """allauth's stage after the code, for those of whom it is demanded.

    A member's passkey is a convenience: losing it must not lock them out of codes.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        return self.login.user is not None and is_demanded(self.login.user) and super()._should_handle(request)
