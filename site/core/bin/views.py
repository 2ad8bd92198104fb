"""The bin in the admin: what lies in it, and what to do with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.bin import access, keeping
from core.models import BinEntry
from core.visibility.audiences import is_administrator

ON_A_PAGE = 25


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what lies in the bin, as far as the reader may know of it."""
    if not access.may_use(request.user):
        raise PermissionDenied
    shown = Paginator(access.shown_to(request.user), ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        "header_title": _("Bin"),
        "header_icon": "bin",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": _("Bin")},
        ],
        "shown": shown,
        "may_erase": is_administrator(request.user),
        "days": keeping.KEPT_FOR.days,
    }
    return TemplateResponse(request, "core/bin/index.html", context)


def _entry(request: HttpRequest, entry_id: int) -> BinEntry:
    entry = access.entry_for(request.user, entry_id)
    if entry is None:
        raise Http404
    return entry


@require_POST
def restore(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Put a page back where it was; where that is impossible, ask for another place."""
    return _restore(request, _entry(request, entry_id), None)


def _restore(request: HttpRequest, entry: BinEntry, parent: Any) -> HttpResponse:
    slug = entry.page.slug
    try:
        page = keeping.restore(entry, user=request.user, parent=parent)
    except keeping.CannotRestore as error:
        messages.warning(request, str(error))
        return redirect("core_bin_place", entry.pk)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    text = _now("“{title}” is back.") if page.live else _now("“{title}” is back, as a draft.")
    messages.success(
        request, format_html('{} <a href="{}">{}</a>', text.format(title=page.title), url, _now("Open it"))
    )
    if page.slug != slug:
        messages.info(
            request, _now("Another page has taken its address meanwhile, so it got the address “%s”.") % page.slug
        )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@require_http_methods(["GET", "HEAD", "POST"])
def choose_place(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Ask below which page a page is to be put back."""
    entry = _entry(request, entry_id)
    places = access.places_for(request.user, entry)
    if request.method == "POST":
        chosen = next((page for page in places if str(page.pk) == request.POST.get("place")), None)
        if chosen is not None:
            return _restore(request, entry, chosen)
        messages.error(request, _now("Choose a place in the list."))
    context = {"entry": entry, "places": [(page, "– " * (page.depth - 2)) for page in places]}
    return TemplateResponse(request, "core/bin/place.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Erase a page for good, after a question. For administrators."""
    if not is_administrator(request.user):
        raise PermissionDenied
    entry = _entry(request, entry_id)
    if request.method == "POST":
        title = entry.page.title
        keeping.erase(entry, user=request.user)
        messages.success(request, _now("“%s” is erased for good.") % title)
        return redirect("core_bin")
    return TemplateResponse(request, "core/bin/erase.html", {"entry": entry})
