"""Addresses that say nothing: a link to a private page leads by its number, since an address tells half a title."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from core.visibility.audiences import EVERYONE
from core.visibility.serving import refusal

UNUSED = ("body", "easy_read")


def address_of(page: Any) -> str:
    """Return the address of a page, of Wagtail's own class or ours, for a text that anybody may come to read."""
    base = page if hasattr(page, "effective_audience") else getattr(page, "basepage", None)
    if base is None or base.effective_audience == EVERYONE:
        return page.url or ""
    return reverse("core:page-by-number", args=[page.pk])


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
