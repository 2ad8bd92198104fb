"""`/sok/?q=` and `/sok/forslag/?q=`. Nothing that can be typed is an error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from core.models import SearchEntry
from core.search import asking, excerpts
from core.search.kinds import Kind
from core.search.words import MOST_CHARACTERS, Term

SUGGESTIONS_MAX_AGE = 60  # seconds


@dataclass(frozen=True, slots=True)
class Hit:
    """A hit as the page shows it."""

    entry: SearchEntry
    url: str
    title: SafeString
    passage: SafeString
    what: str | Promise


@dataclass(frozen=True, slots=True)
class KindLink:
    """A kind that the hits can be narrowed to."""

    label: str | Promise
    url: str
    count: int
    is_current: bool


def what_is(entry: SearchEntry) -> str:
    """Return what an entry is, in the words of editors: a report, an event, a document."""
    if entry.document:
        return f"{_('Document')}, {entry.document.file_extension.upper()}"
    if entry.kind == Kind.MEMBERS:
        return _("Members’ pages, requires sign-in")
    page_class = entry.page.specific_class if entry.page else None
    if page_class and entry.anchor:
        return capfirst(str(page_class.search_part_name))
    return capfirst(str(page_class._meta.verbose_name)) if page_class else ""


def url_of(entry: SearchEntry, request: HttpRequest) -> str:
    """Return where an entry's source is to be read now."""
    if entry.document:
        url: str = entry.document.url
        return url
    url = (entry.page.get_url(request) if entry.page else "") or ""
    return f"{url}#{entry.anchor}" if entry.anchor else url


def _hit(entry: SearchEntry, request: HttpRequest, terms: list[Term], *, loosely: bool) -> Hit:
    shown = excerpts.passage(entry.lead, entry.text, terms, loosely=loosely)
    return Hit(
        entry=entry,
        url=url_of(entry, request),
        title=excerpts.marked(entry.title, terms, loosely=loosely),
        passage=excerpts.marked(shown, terms, loosely=loosely),
        what=what_is(entry),
    )


def _asked(request: HttpRequest) -> str:
    return request.GET.get("q", "")[: MOST_CHARACTERS * 2].replace("\x00", "")[:MOST_CHARACTERS].strip()


def _language() -> str:
    return get_language() or Locale.get_default().language_code


def _kind_links(found: asking.Found, query: str, chosen: str) -> list[KindLink]:
    if len(found.counts) < 2 and not chosen:
        return []
    links = [
        KindLink(Kind(kind).label, f"?{urlencode({'q': query, 'typ': kind})}", count, kind == chosen)
        for kind, count in found.counts.items()
    ]
    if chosen:
        links.insert(0, KindLink(_("Everything"), f"?{urlencode({'q': query})}", found.total, is_current=False))
    return links


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the hits for `q`, ten a page, of the kind `typ` if it is given."""
    query, language = _asked(request), _language()
    found = asking.find(query=query, user=request.user, language=language)
    chosen = request.GET.get("typ", "")
    chosen = chosen if chosen in Kind.values and found.total else ""
    context: dict[str, Any] = {"query": query, "found": found, "hits": [], "kind": chosen}
    if found.total:
        page = found.hits(kind=chosen, page=request.GET.get("sida", "")[:10])
        context["page_of_hits"] = page
        context["total"] = page.paginator.count
        context["hits"] = [_hit(entry, request, found.terms, loosely=found.loosely) for entry in page.object_list]
        context["kinds"] = _kind_links(found, query, chosen)
        context["base_query"] = urlencode({"q": query, **({"typ": chosen} if chosen else {})}) + "&"
    if found.terms and (not found.total or found.any_word):
        context["correction"] = asking.correct(query=query, user=request.user, language=language, within=found.within)
    return TemplateResponse(request, "search/results.html", context)


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer with at most eight titles that hold what has been typed so far."""
    found = asking.suggest(query=_asked(request), user=request.user, language=_language())
    rows = [{"title": entry.title, "url": url_of(entry, request), "what": what_is(entry)} for entry in found]
    response = JsonResponse({"suggestions": rows})
    if request.user.is_authenticated:
        patch_cache_control(response, private=True, no_store=True)
    else:
        patch_cache_control(response, public=True, max_age=SUGGESTIONS_MAX_AGE)
    return response
