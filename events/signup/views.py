"""Signing up, and the page that a signed link leads to: a GET shows, a POST acts."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.public_forms import receiving
from core.public_forms.forms import PublicForm
from core.public_forms.guard import is_from_our_own_page
from events.models.events import EventPage
from events.models.signups import Registration
from events.signup import desk, letters, sheets, showing, tokens
from events.signup.desk import Outcome
from events.signup.forms import SignupForm

ANCHOR = "#anmalan"
GONE, FORBIDDEN = 410, 403


@csrf_exempt  # a stranger's form: core.public_forms looks who posts, and asks members for the session's own token
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest, page_id: int, date: str = "") -> HttpResponseBase:
    """Receive a sign-up; show the event again with what was typed when something is wrong."""
    event = receiving.found_or_404(EventPage.objects.live().visible_to(request.user), page_id)
    row = _date_of(event, date)
    event.occurrence = row
    address = row.url if date else event.get_url(request)
    sheet = sheets.sheet_of(event)
    form: SignupForm | None = None
    if sheet is not None and showing.stage_of(event, sheet, row, request.user, timezone.now()) is showing.Stage.OPEN:
        day = sheets.date_of(event, row)
        form = showing.new_form(event, sheet, day, user=request.user, data=request.POST)
    came: list[Outcome] = []

    def deliver(filled: PublicForm, key: str) -> None:
        assert isinstance(filled, SignupForm)  # noqa: S101 - made above
        came.append(desk.sign_up(event, filled.sheet, sheets.date_of(event, row), filled.wish(event), key=key))

    return receiving.answer(
        request, event, form, deliver=deliver, anchor=ANCHOR, address=address, outcome=lambda: str(came[0])
    )


def _date_of(event: EventPage, written: str) -> Any:
    """Return the date of the event that an address names; that shown on its page if it names none. Raises Http404."""
    row = event.shown_date(timezone.now())
    if written:
        row = next((row for row in event.dates if f"{row.date:%Y-%m-%d}" == written), None)
    if row is None or (not written and sheets.is_by_date(event)):
        raise Http404
    return row


@csrf_exempt  # the signed link is the key
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, token: str) -> HttpResponse:
    """Show somebody's own sign-up; change it, or withdraw. Programs that follow links in mails press nothing."""
    registration = tokens.registration_of(token)
    if registration is None:
        return _private(TemplateResponse(request, "events/own_signup.html", {"gone": True}, status=GONE))
    source = EventPage.objects.select_related("locale", "venue").get(pk=registration.sheet.event_id)
    event = letters.in_language(source, registration.language)
    rows = sheets.dates_of(event, registration.date)
    is_over = not event.live or not rows or all(row.over_at <= timezone.now() for row in rows)
    form, status = None, 200
    if not is_over and not registration.has_withdrawn:
        form, status = _form(request, event, registration, token)
        if status == receiving.DONE:
            return HttpResponseRedirect(f"{request.path}?tack", status=303)
        registration.refresh_from_db()
    context = {
        "registration": registration,
        "event": event,
        "rows": [row for row in rows if row.over_at > timezone.now()] or rows[-1:],
        "place_in_line": _place_in_line(registration),
        "link": sheets.link_of(event) if registration.has_place and not is_over else None,
        "is_online": event.attendance != "on_site",
        "is_over": is_over,
        "form": form,
        "is_saved": "tack" in request.GET,
        "wants_to_withdraw": "avanmal" in request.GET,
    }
    return _private(TemplateResponse(request, "events/own_signup.html", context, status=status or 200))


def _form(
    request: HttpRequest, event: EventPage, registration: Registration, token: str
) -> tuple[SignupForm | None, int]:
    """Do what was posted, and return the form with the status to show it with; DONE when it was done."""
    is_post = request.method == "POST"
    if is_post and "avanmal" in request.POST:
        if not is_from_our_own_page(request):
            return None, FORBIDDEN
        desk.withdraw(event, registration)
        return None, receiving.DONE
    form = SignupForm(request.POST if is_post else None, event=event, sheet=registration.sheet, known=registration)
    form.form_name, form.action = f"min-anmalan-{registration.pk}", request.path
    if not is_post:
        return form, 200

    came: list[Outcome] = []

    def deliver(filled: PublicForm, key: str) -> None:  # saving twice is saving once
        came.append(desk.change(event, registration, form.wish(event)))

    status = receiving.receive(request, form, deliver=deliver)
    if came == [Outcome.FULL]:
        form.messages.append(_("All places there are taken. You still take part online."))
        status = receiving.WRONG
    return form, status


def _place_in_line(registration: Registration) -> int:
    if not registration.waits:
        return 0
    line = registration.sheet.registrations.in_line().filter(date=registration.date)
    before = line.filter(queued_at__lt=registration.queued_at) | line.filter(
        queued_at=registration.queued_at, pk__lt=registration.pk
    )
    return before.count() + 1


def _private(response: TemplateResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response
