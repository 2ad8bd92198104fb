"""Search at /sok/: pages that the reader may see, best first."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from core.models import BasePage
from core.search_backend import MAX_CHARACTERS, clean_query

PAGE_SIZE = 10


def search_pages(*, query: str, user: Any, language: str) -> Any:
    """Return the live pages in a language that match all words of the query and that the user may read."""
    locale = Locale.objects.filter(language_code=language).first()
    pages = BasePage.objects.live().visible_to(user).filter(locale=locale)
    return pages.search(query, operator="and")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the hits for `q`, ten a page. Nothing that can be typed is an error."""
    query = request.GET.get("q", "").replace("\x00", "")[:MAX_CHARACTERS].strip()
    words = clean_query(query)
    hits = None
    if words:
        found = search_pages(
            query=words, user=request.user, language=get_language() or Locale.get_default().language_code
        )
        hits = Paginator(found, PAGE_SIZE).get_page(request.GET.get("sida"))
        hits.object_list = _specific(list(hits.object_list))
    context = {"query": query, "hits": hits, "total": hits.paginator.count if hits else 0}
    return TemplateResponse(request, "search/results.html", context)


def _specific(pages: list[BasePage]) -> list[Any]:
    """Return the pages as their own types, in the same order: one query for each type on the page of hits."""
    specific = {page.pk: page for page in BasePage.objects.filter(pk__in=[p.pk for p in pages]).specific()}
    return [specific[page.pk] for page in pages if page.pk in specific]
