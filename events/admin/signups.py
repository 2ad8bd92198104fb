"""Who has signed up, in the admin: list, export, settings, a mail to all, and telling of a new time or place."""

from __future__ import annotations

import csv
import datetime
import io
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.spreadsheets import without_formula
from events.admin.signup_forms import LetterForm, LinkForm, SheetForm
from events.admin.views import event_for
from events.models import EventPage, OnlineLink, Registration, SignupSheet
from events.signup import desk, letters, sheets, telling

PAGE_SIZE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
METHODS = ["GET", "HEAD", "POST"]


def _source(request: HttpRequest, page_id: int) -> EventPage:
    """Return the page that the sheet of all translations hangs on, for who may publish it."""
    event = event_for(request, page_id)
    source = sheets.source_of(event)
    return event if source.pk == event.pk else event_for(request, source.pk)


def _sheet(event: EventPage) -> SignupSheet:
    found = sheets.sheet_of(event)
    if found is None:
        raise Http404
    return found


def _day(request: HttpRequest) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(request.GET.get("datum", ""))
    except ValueError:
        return None


@require_safe
def people(request: HttpRequest, page_id: int) -> HttpResponse:
    """List who has signed up, date by date."""
    event = _source(request, page_id)
    sheet = sheets.sheet_of(event)
    if sheet is None:
        return redirect("events_admin:signup", event.pk)
    day = _day(request)
    rows = _chosen(sheet, day)
    context = {
        "event": event,
        "sheet": sheet,
        "day": day,
        "days": _days(sheet),
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("p")),
        "counts": _counts(sheet, day),
        "tallies": list(sheet.tallies.order_by("-date")[:PAGE_SIZE]),
        "untold": sum(len(change.people) for change in telling.changes(event, sheet)),
    }
    return _private(TemplateResponse(request, "events/admin/people.html", context))


def _chosen(sheet: SignupSheet, day: datetime.date | None) -> Any:
    rows = sheet.registrations.order_by("date", "state", "queued_at", "pk")
    return rows.filter(date=day) if day else rows


def _days(sheet: SignupSheet) -> list[datetime.date]:
    days = sheet.registrations.exclude(date=None).order_by("date").values_list("date", flat=True).distinct()
    return [day for day in days if day is not None]


def _counts(sheet: SignupSheet, day: datetime.date | None) -> dict[str, int]:
    rows = _chosen(sheet, day).order_by().values_list("state", "how")
    found = list(rows)
    return {
        "on_site": sum(state == "held" and how != "online" for state, how in found),
        "online": sum(state == "held" and how == "online" for state, how in found),
        "waiting": sum(state == "waiting" for state, _how in found),
    }


@require_http_methods(METHODS)
def settings(request: HttpRequest, page_id: int) -> HttpResponse:
    """Decide how names are taken, and write down the secret link. What is saved holds at once."""
    event = _source(request, page_id)
    sheet, link = sheets.sheet_of(event), OnlineLink.objects.filter(event=event).first()
    data = request.POST if request.method == "POST" else None
    sheet_form = SheetForm(data, instance=sheet or SignupSheet(event=event), prefix="anmalan")
    link_form = LinkForm(data, instance=link or OnlineLink(event=event), prefix="lank")
    wants_signup = bool(data and "tar-namn" in data) or (data is None and sheet is not None and sheet.is_open)
    if data is not None and link_form.is_valid() and (sheet_form.is_valid() or not wants_signup):
        with transaction.atomic():
            link_form.save()
            if wants_signup:
                sheet_form.instance.is_open = True
                desk.settle(event, sheet_form.save())
            elif sheet is not None:
                _take_away(event, sheet)
        messages.success(request, _("Saved. It holds at once."))
        return redirect("events_admin:people" if wants_signup else "wagtailadmin_pages:edit", event.pk)
    context = {"event": event, "sheet": sheet, "form": sheet_form, "link_form": link_form, "is_on": wants_signup}
    return _private(TemplateResponse(request, "events/admin/signup.html", context))


def _take_away(event: EventPage, sheet: SignupSheet) -> None:
    """Take no more names. The sheet stays, closed, while there are names or numbers on it."""
    if not sheet.registrations.exists() and not sheet.tallies.exists():
        sheet.delete()
        return
    sheet.is_open = False
    sheet.save(update_fields=["is_open"])
    desk.settle(event, sheet)


@require_POST
def one(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """Withdraw somebody who has rung, or let in somebody who waits."""
    event = _source(request, page_id)
    row = Registration.objects.select_related("sheet").filter(sheet=_sheet(event), pk=number).first()
    if row is None:
        raise Http404
    if "avanmal" in request.POST:
        desk.withdraw(event, row)
        messages.success(request, _("%(name)s is withdrawn. The next in line has got the place.") % {"name": row.name})
    elif "slapp-in" in request.POST:
        desk.let_in(event, row)
        messages.success(request, _("%(name)s has got a place, and a mail that says so.") % {"name": row.name})
    return redirect("events_admin:people", event.pk)


@require_http_methods(METHODS)
def letter(request: HttpRequest, page_id: int) -> HttpResponse:
    """Write to all who have signed up, each by a mail of their own."""
    event = _source(request, page_id)
    sheet, day = _sheet(event), _day(request)
    form = LetterForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        count = 0
        with transaction.atomic():
            for row in form.chosen(_chosen(sheet, day)):
                row.sheet = sheet
                errand = f"letter-{form.cleaned_data['errand']}"
                text = form.cleaned_data["text"].replace("\r\n", "\n")
                letters.from_organiser(event, row, subject=form.cleaned_data["subject"], text=text, errand=errand)
                count += 1
        text = ngettext("The mail goes to %(count)d person.", "The mail goes to %(count)d people.", count)
        messages.success(request, text % {"count": count})
        return redirect("events_admin:people", event.pk)
    context = {"event": event, "form": form, "day": day, "counts": _counts(sheet, day)}
    return _private(TemplateResponse(request, "events/admin/letter.html", context))


@require_http_methods(METHODS)
def tell(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask whether those signed up are to be told of a new time or place, or that it is cancelled."""
    event = _source(request, page_id)
    sheet = _sheet(event)
    if request.method == "POST":
        by_mail = "beratta" in request.POST
        count = telling.tell(event, sheet, words=request.POST.get("ord", "").strip()[:2000], by_mail=by_mail)
        if by_mail:
            text = ngettext("The mail goes to %(count)d person.", "The mail goes to %(count)d people.", count)
            messages.success(request, text % {"count": count})
        return redirect("events_admin:people", event.pk)
    found = telling.changes(event, sheet)
    if not found:
        return redirect("events_admin:people", event.pk)
    context = {"event": event, "changes": found, "count": sum(len(change.people) for change in found)}
    return _private(TemplateResponse(request, "events/admin/tell.html", context))


# Export ---------------------------------------------------------------------------------


@require_safe
def export(request: HttpRequest, page_id: int, kind: str) -> HttpResponse:
    """Give the list for a spreadsheet. Nothing in it runs."""
    event = _source(request, page_id)
    day = _day(request)
    rows = list(_table(_chosen(_sheet(event), day)))
    name = f"{event.slug}{f'-{day}' if day else ''}.{kind}"
    if kind == "csv":
        text = io.StringIO()
        csv.writer(text, delimiter=";").writerows(rows)
        response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    else:
        response = HttpResponse(_workbook(rows), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return _private(response)


def _table(people: Any) -> Any:
    found = list(people)
    questions = list(dict.fromkeys(question for row in found for question, _answer in row.answers))
    head = [_("Date"), _("Place"), _("Name"), _("E-mail address"), _("Phone"), _("How"), _("Signed up")]
    yield [without_formula(cell) for cell in (*head, *questions)]
    for row in found:
        answers = dict(row.answers)
        cells = [
            *(str(row.date or ""), str(row.get_state_display()), row.name, row.email, row.phone),
            str(row.get_how_display()),
            timezone.localtime(row.created_at).strftime("%Y-%m-%d %H:%M"),
            *(answers.get(question, "") for question in questions),
        ]
        yield [without_formula(cell) for cell in cells]


def _workbook(rows: list[list[str]]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, and rarely asked for

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Signed up"))
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _private(response: Any) -> Any:
    patch_cache_control(response, private=True, no_store=True)
    return response
