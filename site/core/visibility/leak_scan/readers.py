"""Readers that ask the site from inside: no network, no session, no row in the database."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.test.client import ClientHandler, RequestFactory
from django.utils import timezone

from core.visibility.audiences import EVERYONE, MEMBERS, REMEMBERED

_SPACES = re.compile(r"[\s\u00a0]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader got."""

    status: int
    location: str
    cache: str
    text: str


class _Handler(ClientHandler):
    """Django's handler, with somebody sitting in the request already."""

    user: Any = None

    def get_response(self, request: Any) -> Any:
        """Answer as if the user had signed in."""
        request._cached_user = self.user
        return super().get_response(request)


class Reader:
    """Somebody who reads the site: a stranger, somebody signed in, a member."""

    def __init__(self, name: str, audiences: frozenset[str] | None, handler: _Handler) -> None:
        self.name = name
        self.user: Any = AnonymousUser()
        if audiences is not None:
            self.user = get_user_model()(pk=0, email="leak-scan@invalid.example", is_active=True)
            setattr(self.user, REMEMBERED, (timezone.localdate(), audiences | {EVERYONE}))
        address = urlsplit(settings.SITE_URL)
        self.requests = 0
        self.failed: list[str] = []  # what shows nothing because it breaks has not been looked at
        who: dict[str, Any] = {"HTTP_USER_AGENT": "leak-scan"}
        if audiences is not None:  # or the page cache would answer with what strangers get
            who["HTTP_AUTHORIZATION"] = "leak-scan"
        self._factory = RequestFactory(SERVER_NAME=address.hostname or "localhost", **who)
        self._secure = address.scheme == "https"
        self._handler = handler

    def ask(self, path: str, *, whole: bool = True) -> Answer:
        """Return the answer to a GET, or to a HEAD where only its head is wanted; an error is an answer, too."""
        self.requests += 1
        self._handler.user = self.user
        try:
            response: Any = self._handler(
                self._factory.generic("GET" if whole else "HEAD", path, secure=self._secure).environ
            )
        except Exception:  # a page that fails shows nothing, and the walk goes on
            self.failed.append(path)
            return Answer(500, "", "", "")
        kind = response.get("Content-Type", "")
        readable = kind.startswith(
            ("text/", "application/json", "application/xml", "application/atom", "application/ld")
        )
        body = b"".join(response) if response.streaming else response.content  # Django's handler closes it after
        if response.status_code >= 500:
            self.failed.append(path)
        return Answer(
            status=response.status_code,
            location=response.get("Location", ""),
            cache=response.get("Cache-Control", ""),
            text=plain(body.decode("utf-8", "replace") if readable else ""),
        )


def plain(text: str) -> str:
    """Return text as a reader sees it: entities resolved, soft hyphens out, spaces alike."""
    return _SPACES.sub(" ", html.unescape(text).replace("\N{SOFT HYPHEN}", ""))


def strangers() -> list[Reader]:
    """Return those who must not see what is private. A plain member may see what is for members."""
    handler = _Handler(enforce_csrf_checks=False)
    handler.load_middleware()
    return [
        Reader("anonymous", None, handler),
        Reader("outsider", frozenset(), handler),
        Reader("member", frozenset({MEMBERS}), handler),
    ]
