"""Where a programme stands, in the admin: working material, proposal, adopted. Adopting is asked about twice."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateInput

from program import adoption
from program.models import ProgramPage, ProgramStatus
from program.programmes import chapters_of, state_of, versions_of
from program.promises import Stage


class StatusForm(forms.Form):
    """Working material, or a proposal."""

    status = forms.ChoiceField(
        choices=[choice for choice in ProgramStatus.choices if choice[0] != ProgramStatus.ADOPTED],
        widget=forms.RadioSelect,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].label = _("Status")


class AdoptForm(forms.Form):
    """The meeting's day and name, and a tick that says that one means it."""

    adopted_on = forms.DateField(widget=AdminDateInput)
    meeting = forms.CharField(max_length=120, required=False)
    sure = forms.BooleanField()
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day, meeting, sure = self.fields["adopted_on"], self.fields["meeting"], self.fields["sure"]
        day.label, meeting.label = _("Adopted on"), _("By which meeting")
        meeting.help_text = _("For example: årsmötet")
        sure.label = _("The meeting has adopted the programme. I know that the text is never changed afterwards.")
        sure.error_messages["required"] = _("Tick the box if the meeting has adopted the programme.")

    def clean_adopted_on(self) -> Any:
        """Refuse a day to come: what has not been adopted cannot be marked so."""
        day = self.cleaned_data["adopted_on"]
        if day > timezone.localdate():
            raise ValidationError(_("The day is still to come."))
        return day


def _page(request: HttpRequest, page_id: int) -> ProgramPage:
    page = get_object_or_404(ProgramPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return page


def state(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show where a programme stands, and change it."""
    page = _page(request, page_id)
    now = state_of(page)
    next_status = ProgramStatus.WORKING if now.status == ProgramStatus.ADOPTED else now.status
    initial = {"status": next_status, "seen": now.version, "adopted_on": timezone.localdate(), "meeting": now.meeting}
    adopting = request.method == "POST" and "adopt" in request.POST
    status_form = StatusForm(request.POST if request.method == "POST" and not adopting else None, initial=initial)
    adopt_form = AdoptForm(request.POST if adopting else None, initial=initial)
    form: forms.Form = adopt_form if adopting else status_form
    if request.method == "POST" and form.is_valid():
        try:
            _change(page, form, adopting=adopting, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
            shown = request.POST.copy()
            shown["seen"] = str(_fresh(page).version)
            form.data = shown
        else:
            messages.success(request, _("Done: %(title)s.") % {"title": page.title})
            return redirect(reverse("program_state", args=[page.pk]))
    chapters = chapters_of(page, request.user)
    threads = [thread for chapter in chapters for thread in chapter.threads]
    context = {
        "page": page,
        "state": _fresh(page),
        "versions": versions_of(page),
        "status_form": status_form,
        "adopt_form": adopt_form,
        "areas": len(chapters),
        "demands": sum(thread.stage != Stage.TO_BE_DROPPED for thread in threads),
        "proposed": [thread for thread in threads if thread.stage == Stage.PROPOSED],
        "dropped": [thread for thread in threads if thread.stage == Stage.TO_BE_DROPPED],
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_explore", args=[page.get_parent().pk]), "label": page.get_parent().title},
            {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.title},
            {"url": "", "label": _("Where it stands")},
        ],
    }
    status = 422 if form.is_bound and form.errors else 200
    return TemplateResponse(request, "program/admin/state.html", context, status=status)


def _fresh(page: ProgramPage) -> Any:
    page.__dict__.pop("_state_of_programme", None)
    return state_of(page)


def _change(page: ProgramPage, form: forms.Form, *, adopting: bool, by: Any) -> None:
    data = form.cleaned_data
    if adopting:
        adoption.adopt(page, day=data["adopted_on"], meeting=data["meeting"], by=by, seen=data["seen"])
    else:
        adoption.set_status(page, status=data["status"], by=by, seen=data["seen"])


urlpatterns = [path("program/<int:page_id>/lage/", state, name="program_state")]
