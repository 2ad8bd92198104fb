"""What those whom a meeting is for do beside its page: say whether they come, send in a question, fetch papers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.public_forms.receiving import found_or_404
from core.visibility import audiences
from members_area.meetings import proposals
from members_area.minutes import papers
from members_area.models import ApprovedMinutes, MeetingAnswer, MeetingPage, MinutesPage

WRONG, GONE = 422, 410


def readable(request: HttpRequest, model: Any, pk: int) -> Any:
    """Return a published page that the reader may read; a redirect for strangers.

    Raises Http404 where there is nothing, for strangers too late: whoever is not signed in learns nothing of numbers.
    """
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    page = found_or_404(model.objects.live(), pk)
    for audience in (page.effective_audience, page.private_audience()):
        if not audiences.may_read(request.user, audience):
            raise PermissionDenied
    return page


@never_cache
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Note whether the reader comes."""
    page = readable(request, MeetingPage, pk)
    if isinstance(page, HttpResponseBase):
        return page
    choice = request.POST.get("svar", "")
    if page.is_over(timezone.now()):
        messages.error(request, _("The meeting is over."))
    elif choice in MeetingAnswer.Choice.values:
        MeetingAnswer.objects.update_or_create(
            meeting=page, user_id=request.user.pk or 0, defaults={"choice": choice, "at": timezone.now()}
        )
        messages.success(request, _("Thank you, we have noted your answer."))
    back = request.POST.get("tillbaka", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = page.get_url(request) or "/"
    return HttpResponseRedirect(back, status=303)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take a question to the meeting, until its last day."""
    page = readable(request, MeetingPage, pk)
    if isinstance(page, HttpResponseBase):
        return page
    is_open = page.takes_questions(timezone.now())
    form = proposals.ProposalForm(request.POST, request.FILES) if request.method == "POST" else proposals.ProposalForm()
    status = 200
    if form.is_bound and form.is_valid():
        if is_open:
            proposals.receive(page, request.user, form.cleaned_data, key=request.POST.get("nyckel", "")[:64])
            messages.success(request, _("Your question has come in. A receipt is on its way by mail."))
            return HttpResponseRedirect(page.get_url(request) or "/", status=303)
        status = GONE
        form.messages.append(_("The last day for questions has been. What you wrote is still here: copy it."))
    elif form.is_bound:
        status = WRONG
    context = {"meeting": page, "form": form, "is_open": is_open, "rows": form.rows}
    return TemplateResponse(request, "members_area/question.html", context, status=status)


@require_safe
def agenda_pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer with the agenda as PDF."""
    page = readable(request, MeetingPage, pk)
    return page if isinstance(page, HttpResponseBase) else papers.answer(request, papers.owner_of_agenda(page.pk), page)


def _record(page: MinutesPage) -> ApprovedMinutes:
    record = ApprovedMinutes.objects.filter(minutes_id=page.pk).first()
    if record is None:
        raise Http404
    return record


@require_safe
def minutes_pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer with approved minutes as PDF."""
    page = readable(request, MinutesPage, pk)
    if isinstance(page, HttpResponseBase):
        return page
    return papers.answer(request, papers.owner_of_minutes(_record(page).pk), page)


@require_safe
def signed_sheet(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer with the scanned sheet that was signed."""
    page = readable(request, MinutesPage, pk)
    if isinstance(page, HttpResponseBase):
        return page
    record = _record(page)
    if not record.scan:
        raise Http404
    return papers.file_response(bytes(record.scan), f"{page.slug}-undertecknat.pdf")
