"""What the pages of the reporting show: the list with its filters, an assembly, a representative, a report."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from core.generation import Memory
from core.months import by_month
from core.public_forms.forms import wants_receipt
from core.search import asking
from core.search.kinds import Kind
from core.visibility.audiences import may_read
from reports.catalogue import Catalogue, catalogue_for
from reports.filters import Filters
from reports.models import AssemblyPage, ReportIndexPage, ReportPage, RepresentativePage, Seat, Sitting
from reports.people import page_of_assembly, page_of_person

PAGE_SIZE = 20
FEED_SIZE = 20
MOST_SITTINGS = 8


class Places(Paginator):
    """Pages of a catalogue's bits: counting costs nothing, and only one page is fetched."""

    def __init__(self, catalogue: Catalogue, bits: int) -> None:
        self.catalogue, self.bits = catalogue, bits
        super().__init__(range(bits.bit_count()), PAGE_SIZE)

    def page(self, number: Any) -> Any:
        """Return a page with its reports in place of their places: one query."""
        page = super().page(number)
        ids = self.catalogue.page(self.bits, (page.number - 1) * PAGE_SIZE, PAGE_SIZE)
        page.object_list = in_order(ids)
        return page


def in_order(ids: list[int]) -> list[ReportPage]:
    """Return the reports of these ids, in their order: one query."""
    found = {report.pk: report for report in ReportPage.objects.filter(pk__in=ids).as_rows()} if ids else {}
    return [found[pk] for pk in ids if pk in found]


def found_by(catalogue: Catalogue, query: str, user: Any, language: str) -> int:
    """Return the reports that have the words, by the site's own search; all of them where no words are asked for."""
    if not query:
        return catalogue.everything
    if (known := catalogue.by_words.get(query)) is not None:
        return known
    found = asking.find(query=query, user=user, language=language)
    if found.entries is None or not found.counts.get(Kind.REPORTS):
        return catalogue.remember(query, 0)
    ids = found.entries.filter(kind=Kind.REPORTS).order_by().values_list("page_id", flat=True)
    return catalogue.remember(query, catalogue.bits_of(ids))


def asked_for(index: ReportIndexPage, request: HttpRequest, user: Any) -> tuple[Catalogue, Filters, int, int]:
    """Return the catalogue, what the address asks for, what its words find, and what it all comes to."""
    language = get_language() or "sv"
    catalogue = catalogue_for(user, index_pk=index.pk, language=language, today=timezone.localdate())
    filters = Filters.read(request.GET)
    words = found_by(catalogue, filters.query, user, language)
    return catalogue, filters, words, filters.bits(catalogue, words)


def index_context(index: ReportIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return a page of the list, with the filters: one query without words."""
    catalogue, filters, words, bits = asked_for(index, request, request.user)
    shown = Places(catalogue, bits).get_page(request.GET.get("sida"))
    months = by_month(shown.object_list, lambda report: report.sitting_date)
    url = index.get_url(request) or ""
    address = filters.address()
    chips = filters.chips(catalogue, url)
    return {
        "reports": shown,
        "months": [{"month": month, "reports": rows} for month, rows in months],
        "menus": filters.menus(catalogue, words, url),
        "filters": filters,
        "chips": chips,
        "last_chip": chips[-1] if chips else None,
        "total": bits.bit_count(),
        "index_url": url,
        "feed_url": f"{url}flode/{address}",
        "base_query": f"{address[1:]}&" if address else "",
    }


# Assemblies and representatives -------------------------------------------------------


def _source(page: Any) -> Any:
    """Return the ids of a page and its translations: seats and sittings belong to one of them."""
    return type(page).objects.filter(translation_key=page.translation_key).values("pk")


def about_assembly(page: AssemblyPage, request: HttpRequest) -> dict[str, Any]:
    """Return who sits there, when it meets, and what has been written: five queries."""
    today = timezone.localdate()
    seats = list(
        Seat.objects.filter(assembly__in=_source(page)).select_related("person").order_by("kind", "order", "pk")
    )
    sittings = Sitting.objects.filter(assembly__in=_source(page))
    reports = ReportPage.objects.readable_by(request.user).filter(sitting__assembly__in=_source(page))
    shown = Paginator(reports.in_language_of(page).as_rows(), PAGE_SIZE).get_page(request.GET.get("sida"))
    return {
        "seats": [(seat, page_of_person(seat.person_id)) for seat in seats if seat.is_held],
        "former": [(seat, page_of_person(seat.person_id)) for seat in seats if seat.ends_on and seat.ends_on < today],
        "ahead": list(sittings.ahead(today)[:MOST_SITTINGS]),
        "reports": shown,
    }


def about_representative(page: RepresentativePage, request: HttpRequest) -> dict[str, Any]:
    """Return seats then and now, and all reports: four queries."""
    rows = Seat.objects.filter(person=page.person_id).select_related("assembly").order_by("-starts_on", "pk")
    seats = [seat for seat in rows if seat.assembly.live and may_read(request.user, seat.assembly.effective_audience)]
    reports = ReportPage.objects.readable_by(request.user).filter(writer=page.person_id, writer__isnull=False)
    reports = reports.in_language_of(page)
    return {
        "now": [(seat, page_of_assembly(seat.assembly.translation_key)) for seat in seats if seat.is_held],
        "then": [(seat, page_of_assembly(seat.assembly.translation_key)) for seat in seats if not seat.is_held],
        "reports": Paginator(reports.as_rows(), PAGE_SIZE).get_page(request.GET.get("sida")),
    }


# A report ---------------------------------------------------------------------------------


def about_report(report: ReportPage, request: HttpRequest) -> dict[str, Any]:
    """Return what stands around the two texts: six queries with the texts themselves."""
    from reports.question_forms import question_form  # noqa: PLC0415 - it builds on this module's models

    sitting = _sitting(report)
    near = _near(report, request.user)
    areas = report.areas.all()
    if not getattr(request, "is_preview", False):
        areas = areas.live().visible_to(request.user)
    return {
        "sitting": sitting,
        "areas": list(areas.defer("body", "easy_read")),
        "others": [other for other in near if other.sitting_id == report.sitting_id],
        "earlier": next((other for other in near if other.sitting_date < report.sitting_date), None),
        "later": next((other for other in near if other.sitting_date > report.sitting_date), None),
        "next_sitting": next_sitting(sitting.assembly_id, timezone.localdate()) if sitting else None,
        "questions": list(report.questions.public().select_related("answered_by")),
        "question_form": question_form(report, request),
        "is_question_sent": wants_receipt(request),
        "writer_page": page_of_person(report.writer_id),
        "assembly_page": page_of_assembly(sitting.assembly.translation_key) if sitting else None,
    }


def _sitting(report: ReportPage) -> Sitting | None:
    """Return the sitting with its assembly: one query."""
    if not report.sitting_id:
        return None
    report.sitting = Sitting.objects.select_related("assembly").get(pk=report.sitting_id)
    return report.sitting


_memory = Memory()


def next_sitting(assembly_id: int, today: datetime.date) -> Sitting | None:
    """Return when the assembly meets next: asked once a generation."""

    def fetch() -> Sitting | None:
        return Sitting.objects.filter(assembly=assembly_id).taking_place().ahead(today).first()

    return _memory.remember((assembly_id, today), fetch)


def _near(report: ReportPage, user: Any) -> list[ReportPage]:
    """Return others' reports of the sitting, and the assembly's of the sittings nearest before and after: one query."""
    if not report.sitting_id:
        return []
    reports = ReportPage.objects.readable_by(user).filter(locale=report.locale_id).exclude(pk=report.pk)
    beside = reports.filter(sitting__assembly=report.sitting.assembly_id)
    # In the order of the sittings, by their index: the first that there is ends the search.
    before = beside.filter(sitting__date__lt=report.sitting_date).order_by("-sitting__date", "-pk")
    after = beside.filter(sitting__date__gt=report.sitting_date).order_by("sitting__date", "pk")
    wanted = Q(pk__in=before.values("pk")[:1]) | Q(pk__in=after.values("pk")[:1]) | Q(sitting=report.sitting_id)
    return list(reports.filter(wanted).as_rows())
