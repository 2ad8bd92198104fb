"""Addresses that say nothing: a link to a private page leads by its number, since an address tells half a title."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.visibility.audiences import EVERYONE
from core.visibility.serving import refusal

UNUSED = ("body", "easy_read", "search_description")


def address_of(page: Any) -> str:
    """Return a page's address for a text that anybody may come to read."""
    if page.effective_audience == EVERYONE:
        return page.url or ""
    return reverse("core:page-by-number", args=[page.pk])


def readers_address(page: Any) -> str:
    """Return the address of a page in the language in use, or else its own; empty if it is not published: one query."""
    from core.models import BasePage

    found = BasePage.objects.live().filter(translation_key=page.translation_key).select_related("locale").defer(*UNUSED)
    by_language = {other.locale.language_code: other for other in found}
    own = next((other for other in by_language.values() if other.pk == page.pk), None)
    target = by_language.get(get_language() or "") if own else None
    return address_of(target or own) if own else ""


@require_safe
def page_by_number(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Lead on to a page, if the reader may read it."""
    from core.models import BasePage

    page = BasePage.objects.live().filter(pk=pk).first()
    if page is None:
        raise Http404
    response = refusal(page, request) or HttpResponseRedirect(page.get_url(request) or "/")
    patch_cache_control(response, private=True, no_store=True)
    return response
