"""The feeds' addresses. Public feeds show what a signed-out reader sees, whoever asks."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core import generation, page_cache
from core.models import SiteSettings
from core.visibility import audiences
from events import sources
from events.feeds import ics
from events.feeds.choosing import KEPT, feed_events, finished
from events.models.events import EventPage
from events.models.kinds import EventKind
from events.models.signups import OnlineLink
from events.models.subscriptions import MemberFeed
from program.models import PolicyAreaPage

TYPE = "text/calendar; charset=utf-8"
AHEAD = datetime.timedelta(days=2 * 366)

#: What each feed's bytes were in this generation and on this day: a client that has them costs no query.
_tags = generation.Memory()


@require_safe
def feed(request: HttpRequest) -> HttpResponseBase:
    """Answer with all that is public."""
    return _public(request, "", lambda events: events, with_others=True)


@require_safe
def kind_feed(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Answer with the events of a kind; 404 for one that does not exist."""
    kind = EventKind.from_slug(slug)
    if kind is None:
        raise Http404
    return _public(
        request, str(kind.label), lambda events: events.filter(kind=kind), with_others=kind == EventKind.MUNICIPAL
    )


@require_safe
def area_feed(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Answer with the events of a policy area."""
    areas = PolicyAreaPage.objects.readable_by(None).filter(locale__language_code=get_language())
    area = get_object_or_404(areas, slug=slug)
    return _public(
        request, area.title, lambda events: events.filter(areas__translation_key=area.translation_key).distinct()
    )


@require_safe
def event_feed(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer with one event, all its dates: what "Add to the calendar" gives."""
    if pk > 2**31 - 1:
        raise Http404
    event = get_object_or_404(EventPage.objects.live().visible_to(request.user).select_related("record"), pk=pk)
    body = _body(request, event.title, feed_events(user=request.user, language=None, now=_ever()).filter(pk=pk), ())
    response = _answer(request, body, name=event.slug)
    if event.effective_audience == audiences.EVERYONE and not request.user.is_authenticated:
        page_cache.keep(request)
    else:
        patch_cache_control(response, private=True, no_store=True)
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response


@require_safe
def member_feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """Answer with a member's own feed, as the member would see it. Its address is all that is asked for."""
    own = MemberFeed.of_token(token)
    if own is None:
        raise Http404
    events = _in_language(feed_events(user=own.user, language=None, now=timezone.now()))
    others = _others(own.user)
    links = _secret_links() if own.with_links and audiences.may_read(own.user, audiences.MEMBERS) else None
    response = _answer(request, _body(request, _("Your own feed"), events, others, links), name="kalender")
    patch_cache_control(response, private=True, max_age=0, must_revalidate=True)
    return response


def _secret_links() -> dict[Any, str]:
    """Return the links of meetings online by their events' keys: one query."""
    rows = OnlineLink.objects.exclude(url="", note="").values_list("event__translation_key", "url", "note")
    return {key: "\n".join(part for part in (url, note) if part) for key, url, note in rows}


def _in_language(events: Any) -> Any:
    return events.filter(locale__language_code=get_language())


def _ever() -> datetime.datetime:
    return datetime.datetime(1990, 1, 1, tzinfo=datetime.UTC)


def _others(user: Any) -> list[sources.Entry]:
    now = timezone.now()
    return sources.entries(now - KEPT, now + AHEAD, user=user, language=get_language() or "")


def _public(request: HttpRequest, title: str, choose: Any, *, with_others: bool = False) -> HttpResponseBase:
    key = (request.path, request.get_host(), timezone.localdate())
    wanted = request.headers.get("If-None-Match", "")
    if wanted:
        known = _tags.remember(key, lambda: "")
        if known and page_cache.is_among(known, wanted):
            return _unchanged(known)
    events = choose(_in_language(feed_events(user=None, language=None, now=timezone.now())))
    body = _body(request, title, events, _others(None) if with_others else ())
    response = _answer(request, body, name="kalender")
    _tags.forget(key)
    _tags.remember(key, lambda: response["ETag"])
    if not request.user.is_authenticated:
        page_cache.keep(request)
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response


def _body(request: HttpRequest, title: str, events: Any, others: Any, links: ics.Links | None = None) -> bytes:
    site = Site.find_for_request(request)
    name = SiteSettings.for_site(site).name if site else ""
    base = request.build_absolute_uri("/").rstrip("/")
    whole = " – ".join(part for part in (name, title) if part)
    return ics.calendar_of(whole, finished(events), others, base=base, links=links)


def _answer(request: HttpRequest, body: bytes, *, name: str) -> HttpResponse:
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    if page_cache.is_among(tag, request.headers.get("If-None-Match", "")):
        return _unchanged(tag)
    response = HttpResponse(body, content_type=TYPE)
    response["ETag"] = tag
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response


def _unchanged(tag: str) -> HttpResponse:
    response = HttpResponse(status=304)
    del response["Content-Type"]
    response["ETag"] = tag
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response
