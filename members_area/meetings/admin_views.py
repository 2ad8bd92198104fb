"""A meeting in the admin beside its form: questions to it, who comes, how the agenda goes out, the minutes begun."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.public_forms.receiving import found_or_404
from members_area.meetings import mailing, proposals
from members_area.minutes import starting
from members_area.models import AgendaProposal, MeetingAnswer, MeetingPage, MeetingsPage
from members_area.models.private import may_write


def writable(request: HttpRequest, model: Any, pk: int) -> Any:
    """Return a page that somebody may write. Raises Http404, PermissionDenied."""
    page = found_or_404(model.objects.all(), pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is done with a meeting, and do it."""
    page = writable(request, MeetingPage, pk)
    if request.method == "POST":
        _do(request, page)
        return redirect("members_meeting", pk)
    subject, text = mailing.preview(page, getattr(request.user, "first_name", ""))
    rows = AgendaProposal.objects.filter(meeting=page).select_related("user", "attachment")
    answers = MeetingAnswer.objects.filter(meeting=page).select_related("user").order_by("choice", "user__last_name")
    context = {
        "page_title": page.title,
        "meeting": page,
        "proposals": list(rows),
        "answers": list(answers),
        "subject": subject,
        "text": text,
        "recipients": mailing.recipients(page).count(),
        "mailing": getattr(page, "mailing", None),
        "goes_at": mailing.goes_at(page),
        "is_past": page.starts_at < timezone.now(),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }
    return TemplateResponse(request, "members_area/admin/meeting.html", context)


def meetings(request: HttpRequest) -> HttpResponse:
    """Lead to the page of meetings in the explorer."""
    page = MeetingsPage.objects.order_by("path").first()
    if page is None or not may_write(request.user):
        messages.error(request, _("There is no page of meetings yet. Make one under the members’ start page."))
        return redirect("wagtailadmin_home")
    return redirect("wagtailadmin_explore", page.pk)


def _do(request: HttpRequest, page: MeetingPage) -> None:
    doing = request.POST.get("do", "")
    if doing in {"accept", "decline"}:
        _answer(request, page, doing)
    elif doing == "send":
        if not page.live or page.starts_at < timezone.now():
            messages.error(request, _("Only the agenda of a published meeting that is still to come is sent."))
            return
        count = mailing.send(page)
        text = ngettext("The agenda goes to %d person.", "The agenda goes to %d people.", count) % count
        messages.success(request, text)
    elif doing in {"hold", "release"}:
        mailing.hold(page, held=doing == "hold")
        messages.success(request, _("Held.") if doing == "hold" else _("The agenda goes by itself."))


def _answer(request: HttpRequest, page: MeetingPage, doing: str) -> None:
    number = request.POST.get("proposal", "")
    rows = AgendaProposal.objects.filter(meeting=page)
    row = rows.filter(pk=int(number)).first() if number.isascii() and number.isdigit() and len(number) < 10 else None
    if row is None:
        messages.error(request, _("There is no such question."))
    elif doing == "accept":
        proposals.accept(row, by=request.user)
        messages.success(request, _("It is on the agenda, and who asked has been told."))
    else:
        try:
            proposals.decline(row, answer=request.POST.get("answer", ""))
            messages.success(request, _("It has been declined, and who asked has got your answer."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))


@require_POST
def begin_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the minutes of a meeting, and open them."""
    page = writable(request, MeetingPage, pk)
    return redirect("wagtailadmin_pages:edit", starting.begin(page, by=request.user).pk)
