"""The page cache: whole answers of public pages, kept in the process for readers who are not signed in.

It stands first in MIDDLEWARE, so an answer from it costs neither a query nor a template. What it keeps belongs to
one generation (core.generation), so a change anywhere in the site empties it at once, in every process; and it ends
where the clock alone changes a page: at midnight, and at the next boundary that an app has registered.

What is kept is chosen, not what is left out: pages for everyone, and views that say `keep(request)`. A request that
could belong to somebody (a session cookie, an Authorization header) neither fills nor empties it.
See docs/adr/0012-page-cache.md.
"""

from __future__ import annotations

import datetime
import gzip
import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import has_vary_header, patch_cache_control, patch_vary_headers

from core import generation

# Parameters that a page's content follows; with any other a request is answered afresh.
PARAMETERS = frozenset({"sida", "tagg", "vy", "ej-oversatt", "tack", "vad", "omrade", "hur"})
# Parameters that others hang on our addresses to follow readers. Taken away before anything sees them.
TRACKING = re.compile(r"(utm_\w+|fbclid|gclid|msclkid|mc_cid|mc_eid|igshid|mtm_\w+|pk_\w+)\Z")
MOST_QUERY = 100  # characters
MOST_BYTES = 24 * 1024 * 1024  # of pages
MOST_BYTES_QUERIES = 4 * 1024 * 1024  # of pages with a query, which strangers can make up without end
MOST_BYTES_ONE = 1024 * 1024
COMPRESSED_FROM = 500  # bytes; below, compressing gains nothing
NOT_KEPT = {"private", "no-store", "no-cache"}
FOR_A_304 = ("Cache-Control", "Content-Location", "ETag", "Vary")

Boundary = Callable[[datetime.datetime], "datetime.datetime | None"]
Key = tuple[str, str, str, str]

_boundaries: list[Boundary] = []


def register_boundary(boundary: Boundary) -> Boundary:
    """Register a function that tells when the clock next changes what a page shows, or None. Also a decorator."""
    if boundary not in _boundaries:
        _boundaries.append(boundary)
    return boundary


def keep(request: HttpRequest) -> None:
    """Say that the answer is the same for every stranger, and may be kept."""
    request.keep_answer = True  # type: ignore[attr-defined]  # read by the middleware


# What is kept -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was sent, with a compressed copy."""

    headers: tuple[tuple[str, str], ...]
    body: bytes
    compressed: bytes
    etag: str
    ends: float  # seconds since 1970

    @property
    def size(self) -> int:
        """Return about how many bytes it takes."""
        return len(self.body) + len(self.compressed) + 2000

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Return the answer to a GET or HEAD: 304 where the reader has it, compressed where that is understood."""
        meta = request.META
        wanted = meta.get("HTTP_IF_NONE_MATCH")
        if wanted is not None and is_among(self.etag, wanted):
            unchanged = HttpResponse(status=304)
            del unchanged.headers["Content-Type"]
            for name, value in self.headers:
                if name in FOR_A_304:
                    unchanged.headers[name] = value
            return unchanged
        small = self.compressed and accepts_gzip(meta.get("HTTP_ACCEPT_ENCODING", ""))
        body = self.compressed if small else self.body
        response = HttpResponse(body if request.method == "GET" else b"")
        headers = response.headers
        for name, value in self.headers:
            headers[name] = value
        headers["Content-Length"] = str(len(body))
        if small:
            headers["Content-Encoding"] = "gzip"
        return response


def is_among(etag: str, wanted: str) -> bool:
    """Tell whether an entity tag is in an If-None-Match, by weak comparison (RFC 9110, 8.8.3.2 and 13.1.2)."""
    if wanted.strip() == "*":
        return True
    return etag.removeprefix("W/") in re.findall(r'"[^"]*"', wanted[:4000])


def accepts_gzip(accepted: str) -> bool:
    """Tell whether an Accept-Encoding takes gzip."""
    if "gzip" not in accepted:
        return False
    return not re.search(r"gzip\s*;\s*q=0(\.0*)?\s*(,|$)", accepted)


class Shelf:
    """Answers of one generation, the longest unused thrown out first when there is no room."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.used = 0
        self._generation = ""
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, token: str, key: Key) -> Kept | None:
        """Return what is kept for the key in this generation and has not ended."""
        if token != self._generation:
            return None
        kept = self._kept.get(key)
        if kept is None or kept.ends <= time.time():
            return None
        with suppress(KeyError):  # another thread has just thrown it out
            self._kept.move_to_end(key)
        return kept

    def put(self, token: str, key: Key, kept: Kept) -> None:
        """Keep an answer; one of a new generation clears the shelf first."""
        if kept.size > min(self.room, MOST_BYTES_ONE):
            return
        with self._lock:
            if token != self._generation:
                self._kept, self.used, self._generation = OrderedDict(), 0, token
            old = self._kept.pop(key, None)
            self.used += kept.size - (old.size if old else 0)
            self._kept[key] = kept
            while self.used > self.room:
                self.used -= self._kept.popitem(last=False)[1].size

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept, self.used = OrderedDict(), 0


pages = Shelf(MOST_BYTES)
queries = Shelf(MOST_BYTES_QUERIES)


def clear() -> None:
    """Forget everything that this process keeps."""
    pages.clear()
    queries.clear()


# When it ends -------------------------------------------------------------------


def next_midnight(now: datetime.datetime) -> datetime.datetime:
    """Return the next midnight in the site's own time, summer or winter."""
    zone = ZoneInfo(settings.TIME_ZONE)
    tomorrow = now.astimezone(zone).date() + datetime.timedelta(days=1)
    return datetime.datetime.combine(tomorrow, datetime.time(), tzinfo=zone)


def next_boundary(now: datetime.datetime) -> datetime.datetime:
    """Return when a page made now may begin to be wrong. Asks the database."""
    found = [boundary(now) for boundary in _boundaries]
    return min([when for when in found if when is not None and when > now] + [next_midnight(now)])


class _Ends:
    """The next boundary, asked for once a generation and again when it has passed."""

    def __init__(self) -> None:
        self._known = ("", 0.0)

    def at(self, token: str) -> float:
        known, ends = self._known
        if known != token or ends <= time.time():
            ends = next_boundary(timezone.now()).timestamp()
            self._known = (token, ends)
        return ends


_ends = _Ends()


# The middleware -------------------------------------------------------------------


class PageCacheMiddleware:
    """Answers strangers from memory, and gives the other answers their Cache-Control. Stands first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.PAGE_CACHE or request.method not in {"GET", "HEAD"} or not is_a_strangers(request):
            return with_cache_control(self.get_response(request))
        key = key_of(request)
        if key is None:
            return with_cache_control(self.get_response(request))
        token = generation.current()  # before the page is made: what changes meanwhile makes it old at once
        shelf = queries if key[3] else pages
        kept = shelf.get(token, key)
        if kept is not None:
            return kept.answer(request)
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or not may_be_kept(request, response):
            return with_cache_control(response)
        kept = _kept(response, _ends.at(token))
        if token == generation.current() and request.method == "GET":
            shelf.put(token, key, kept)
        return kept.answer(request)


def is_a_strangers(request: HttpRequest) -> bool:
    """Tell whether the request carries nothing that could make it somebody's: not even an unknown cookie's session."""
    meta = request.META
    if "HTTP_AUTHORIZATION" in meta or getattr(request, "is_dummy", False):  # Wagtail's previews are dummies
        return False
    return not meta.get("HTTP_COOKIE") or not (
        settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES
    )


def key_of(request: HttpRequest) -> Key | None:
    """Return scheme, host, path and the query that matters; None for a request that is to be answered afresh.

    Takes tracking parameters away from the request, so that no page can hold those of its first reader.
    """
    query = request.META.get("QUERY_STRING", "")
    if query:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=None)
        left = [pair for pair in pairs if not TRACKING.match(pair[0])]
        if len(left) < len(pairs):
            request.META["QUERY_STRING"] = urlencode(left)
        query = urlencode(sorted(left, key=lambda pair: pair[0]))
        if len(query) > MOST_QUERY or not PARAMETERS.issuperset(name for name, _value in left):
            return None
    path = request.path
    if path.startswith(("/admin/", "/static/", "/media/")) or "//" in path:
        return None
    try:
        return (request.scheme or "", request.get_host(), path, query)
    except DisallowedHost:
        return None


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Tell whether everybody may get this very answer."""
    return (
        response.status_code == 200
        and _is_public(request)
        and not response.cookies
        and not response.has_header("Set-Cookie")
        and response.get("Content-Encoding", "gzip") == "gzip"
        and not has_vary_header(response, "*")
        and not NOT_KEPT.intersection(directives(response))
        # A page that somebody's cookie or token took part in is somebody's.
        and not request.META.get("HTTP_COOKIE")
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and not getattr(request, "is_preview", False)
        and not getattr(getattr(request, "user", None), "is_authenticated", False)
    )


def _is_public(request: HttpRequest) -> bool:
    page = getattr(request, "served_page", None)
    if page is None:
        return getattr(request, "keep_answer", False)
    return getattr(page, "effective_audience", page.audience) == "everyone" and page.live


def directives(response: HttpResponseBase) -> set[str]:
    """Return the names in Cache-Control."""
    stated = response.get("Cache-Control", "").split(",")
    return {part.partition("=")[0].strip().lower() for part in stated if part.strip()}


def with_cache_control(response: HttpResponseBase) -> HttpResponseBase:
    """Say that nobody in between may keep an answer that says nothing itself: it may be somebody's."""
    if not response.has_header("Cache-Control") and not response.streaming:
        patch_cache_control(response, private=True, no_cache=True)
    return response


def _kept(response: HttpResponse, ends: float) -> Kept:
    """Give the answer its validators, and make of it what is kept."""
    body = response.content
    if response.headers.pop("Content-Encoding", None):  # gzip: CompressionMiddleware stands inside
        body = gzip.decompress(body)
    if not response.has_header("Cache-Control"):
        # Nobody keeps a page without asking whether it still holds: a change shows at once, and asking costs a 304.
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    compressed = gzip.compress(body, 6, mtime=0) if len(body) >= COMPRESSED_FROM else b""
    # A signed-in reader gets something else at the same address, and one without gzip another encoding.
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    response.headers["ETag"] = etag
    return Kept(
        headers=tuple((name, value) for name, value in response.headers.items() if name != "Content-Length"),
        body=body,
        compressed=compressed,
        etag=etag,
        ends=ends,
    )
