"""The authentication backend: it knows permissions and finds users by id, and takes no passwords."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest


class SignInBackend(ModelBackend):
    """Whatever form reaches it, Wagtail's own included, no password opens an account."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:  # type: ignore[override]
        """Refuse: sign-in goes through codes, passkeys and links, which vouch for the user themselves."""
        return

    async def aauthenticate(self, request: HttpRequest | None, **credentials: Any) -> None:  # type: ignore[override]
        """Refuse, as `authenticate`."""
        return
