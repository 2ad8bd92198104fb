"""The admin's own pages of the calendar. Each asks Wagtail for the right to do what it does."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from core.visibility import audiences
from events import clashes, dates, terms, yearly
from events.admin.forms import DateForm, TermForm
from events.models import CalendarPage, EventPage, ObservancePage, Occurrence
from events.signup import sheets, telling

MOST_DATES = 200


def swedish_calendar() -> CalendarPage | None:
    """Return the calendar in the site's own language."""
    return CalendarPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path").first()


def may_add(user: Any, calendar: CalendarPage | None) -> bool:
    """Tell whether somebody may put events into the calendar."""
    return calendar is not None and calendar.permissions_for_user(user).can_add_subpage()


@require_http_methods(["GET", "HEAD", "POST"])
def plan_term(request: HttpRequest) -> HttpResponse:
    """Plan a term: fill in, look at the dates and what speaks against them, then make the drafts."""
    calendar = swedish_calendar()
    if calendar is None or not may_add(request.user, calendar):
        raise PermissionDenied
    form = TermForm(request.POST or None)
    proposals: list[clashes.Proposal] = []
    chosen = set(request.POST.getlist("valda"))
    if request.method == "POST" and form.is_valid():
        found = form.proposals()
        if "skapa" in request.POST:
            wanted = [item for item in found if item.date.isoformat() in chosen]
            made = terms.make_drafts(calendar, form.plan, wanted, user=request.user)
            _tell_made(request, len(made), len(wanted))
            if wanted:
                return redirect("wagtailadmin_explore", calendar.pk)
        proposals = clashes.look(found, user=request.user, venue=form.cleaned_data["venue"])
        if not proposals:
            form.add_error("first", _("The pattern has no date in the term."))
    rows = [(item, item.date.isoformat() in chosen if chosen else True) for item in proposals]
    return TemplateResponse(request, "events/admin/term.html", {"form": form, "rows": rows})


def _tell_made(request: HttpRequest, made: int, wanted: int) -> None:
    if not wanted:
        messages.error(request, _("Tick at least one date."))
        return
    text = ngettext("%(count)d draft was made.", "%(count)d drafts were made.", made) % {"count": made}
    if made < wanted:
        text += " " + _("The other dates had one already.")
    messages.success(request, text)


@require_http_methods(["GET", "HEAD", "POST"])
def years_event(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what organisers of a yearly day need, and make this year's event as a draft."""
    observance = get_object_or_404(ObservancePage, pk=page_id)
    if not audiences.may_read(request.user, observance.effective_audience):
        raise Http404
    if not may_add(request.user, CalendarPage.objects.filter(pk=observance.get_parent().pk).first()):
        raise PermissionDenied
    year = (observance.next_day or timezone.localdate()).year
    if request.method != "POST":
        context = {"observance": observance, "year": year, "events": list(yearly.years_events(observance)[:MOST_DATES])}
        return TemplateResponse(request, "events/admin/observance.html", context)
    made = yearly.make(observance, year, user=request.user)
    heading = _("The draft is made. Left to do:") if made.is_new else _("The event was there already. Left to do:")
    points = format_html_join("", "<li>{}</li>", ((point,) for point in made.points))
    messages.success(request, format_html("{}<ul>{}</ul>", heading, points))
    return redirect("wagtailadmin_pages:edit", made.event.pk)


def event_for(request: HttpRequest, pk: int) -> EventPage:
    """Return an event for who may publish it. Raises Http404 and PermissionDenied."""
    event = get_object_or_404(EventPage, pk=pk)
    if not audiences.may_read(request.user, event.effective_audience):
        raise Http404
    if not event.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return event


@require_safe
def event_dates(request: HttpRequest, page_id: int) -> HttpResponse:
    """List an event's dates ahead, and what was decided of each."""
    event = event_for(request, page_id)
    rows = Occurrence.objects.filter(event=event).select_related("venue").order_by("starts_at")
    if "alla" not in request.GET:
        rows = rows.filter(over_at__gt=timezone.now())
    shown = list(rows[:MOST_DATES])
    for row in shown:
        row.event = event
    return TemplateResponse(request, "events/admin/dates.html", {"event": event, "rows": shown})


@require_http_methods(["GET", "HEAD", "POST"])
def one_date(request: HttpRequest, page_id: int, date: str) -> HttpResponse:
    """Decide something of one date: cancelled, moved, a place or a text of its own."""
    event = event_for(request, page_id)
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError as error:
        raise Http404 from error
    row = get_object_or_404(Occurrence, event=event, date=day)
    row.event = event
    form = DateForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        dates.decide(row, **{name: form.cleaned_data[name] for name in form.fields})
        messages.success(request, _("Saved. Page, lists and subscribed calendars show it."))
        sheet = sheets.sheet_of(event)
        if sheet is not None and telling.changes(event_for(request, page_id), sheet):
            return redirect("events_admin:tell", event.pk)
        return redirect("events_admin:dates", event.pk)
    return TemplateResponse(request, "events/admin/date.html", {"event": event, "row": row, "form": form})
