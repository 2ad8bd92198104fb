"""Looks at the ids in an admin address before any view runs: a guessed one is answered as if nothing were there."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponseBadRequest
from django.http.response import HttpResponseBase
from django.utils.datastructures import MultiValueDictKeyError

from core.bin import place
from core.visibility import files
from core.visibility.admin import unreadable_pages
from core.visibility.audiences import EVERYONE, is_administrator, meet

ADMIN = "/admin/"
UPLOADS = (f"{ADMIN}images/", f"{ADMIN}documents/")
_EDITOR = re.compile(rf"^{ADMIN}pages/(?:(?P<page>\d+)/edit|add/\w+/\w+/(?P<parent>\d+))/")
OPENED = "private_editors"  # in the session: number and time of the private pages opened for editing
OPEN_FOR, MOST_OPENED = 12 * 3600, 20  # seconds, pages
PAGE_KEYWORDS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")
CLOSED = frozenset({"wagtailadmin_pages:set_privacy", "wagtailadmin_collections:set_privacy"})


class AdminGuardMiddleware:
    """Answers 404 to an address of the admin that names a page, translation or file the user may not read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST" or not request.path.startswith(UPLOADS):
            return self.get_response(request)
        token = files.upload_audience.set(_audience_of_editor(request))
        try:
            return self.get_response(request)
        finally:
            files.upload_audience.reset(token)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        """Raise Http404 for what must not be met."""
        if not request.path.startswith(ADMIN):
            return
        match = request.resolver_match
        if match is not None and match.view_name in CLOSED:
            raise Http404("The audience field has taken its place.")
        user = request.user
        if not user.is_authenticated:
            return
        pages, translated = _pages_named(request, args, kwargs), _translation_named(kwargs)
        in_bin = (pages and place.numbers_inside(pages)) or (translated and _are_in_bin(translated))
        if request.method == "GET" and (editor := _EDITOR.match(request.path)):
            _remember_editor(request, _number(editor["page"] or editor["parent"]))
        if in_bin:  # for administrators, too: what is deleted is put back before anything else
            raise Http404
        if is_administrator(user):
            return
        if pages:
            self._check(unreadable_pages(user).filter(pk__in=pages))
        if translated:
            self._check(unreadable_pages(user).filter(translation_key__in=translated))
        _check_files(request, kwargs)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """Answer 400 to a form that lacks fields of its own: Wagtail's blocks and inline forms raise on it."""
        if isinstance(error, MultiValueDictKeyError) and request.path.startswith(ADMIN):
            return HttpResponseBadRequest("The form is not complete.")
        return None

    @staticmethod
    def _check(hidden: Any) -> None:
        if hidden.exists():
            raise Http404


def _audience_of_editor(request: HttpRequest) -> str:
    """Return the audience of the page in whose editor a file is uploaded; the chooser says only by the referrer.

    Some browsers and proxies take that away. Then it is the narrowest of the private pages that the same person has
    opened for editing today: a file that is too hidden is found and moved, one that is too open is a leak.
    """
    referrer = request.headers.get("Referer", "")
    found = _EDITOR.match(urlsplit(referrer).path)
    if found:
        return _audiences([_number(found["page"] or found["parent"])])
    if referrer and urlsplit(referrer).path != ADMIN and urlsplit(referrer).path.startswith(ADMIN):
        return EVERYONE  # from the lists of images and documents
    return _audiences(pk for pk, opened in request.session.get(OPENED, []) if opened > time.time() - OPEN_FOR)


def _audiences(pks: Iterable[int | None]) -> str:
    from core.models import BasePage

    rows = BasePage.objects.filter(pk__in=[pk for pk in pks if pk])
    return meet(EVERYONE, *rows.values_list("effective_audience", flat=True))


def _remember_editor(request: HttpRequest, pk: int | None) -> None:
    """Note in the session that a private page was opened for editing; open ones need no note."""
    if _audiences([pk]) != EVERYONE:
        kept = [row for row in request.session.get(OPENED, []) if row[0] != pk]
        request.session[OPENED] = [*kept[-MOST_OPENED:], [pk, int(time.time())]]


def _number(value: Any) -> int | None:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _numbers(values: Iterable[Any]) -> set[int]:
    return {number for number in map(_number, values) if number is not None}


def _pages_named(request: HttpRequest, args: Any, kwargs: dict[str, Any]) -> set[int]:
    match = request.resolver_match
    found = _numbers(kwargs[name] for name in PAGE_KEYWORDS if name in kwargs)
    if match is None:
        return found
    if match.view_name == "wagtailadmin_pages:revisions_compare" and args:
        found |= _numbers(args[:1])
    if request.path.startswith(f"{ADMIN}api/main/pages/"):
        found |= _numbers([kwargs.get("pk")])
        found |= _numbers(
            request.GET.get(name) for name in ("child_of", "descendant_of", "ancestor_of", "translation_of")
        )
        found |= _numbers((request.GET.get("id") or "").split(",")) if match.url_name == "listing" else set()
    if _is_page_model(kwargs.get("app_label"), kwargs.get("model_name")):
        found |= _numbers([kwargs.get("object_id")])
        found |= _numbers(request.GET.getlist("id")) | _numbers(request.POST.getlist("id"))
        found |= _numbers([request.GET.get("childOf")]) | _numbers([request.POST.get("chooser")])
    found |= _numbers(request.GET.getlist("target_pages[]"))
    return found


def _is_page_model(app_label: Any, model_name: Any) -> bool:
    from django.apps import apps
    from wagtail.models import Page

    if not app_label or not model_name:
        return False
    try:
        return issubclass(apps.get_model(app_label, model_name), Page)
    except LookupError:
        return False


def _translation_named(kwargs: dict[str, Any]) -> list[Any]:
    from wagtail_localize.models import Translation, TranslationSource

    if (source := _number(kwargs.get("translation_source_id"))) is not None:
        return list(TranslationSource.objects.filter(pk=source).values_list("object_id", flat=True))
    if (translation := _number(kwargs.get("translation_id"))) is not None:
        return list(Translation.objects.filter(pk=translation).values_list("source__object_id", flat=True))
    return []


def _are_in_bin(translated: list[Any]) -> bool:
    return not place.translation_keys().isdisjoint(map(str, translated))


def _check_files(request: HttpRequest, kwargs: dict[str, Any]) -> None:
    for names, prefixes, model in files.ADMIN_ADDRESSES:
        if not request.path.startswith(prefixes):
            continue
        ids = _numbers(kwargs.get(name) for name in names)
        ids |= _numbers(request.GET.getlist("id")) if "/bulk/" in request.path else set()
        for row in model().objects.filter(pk__in=ids).select_related("collection"):
            if not files.may_see(request.user, row.collection):
                raise Http404
