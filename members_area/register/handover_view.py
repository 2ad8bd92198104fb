"""Handover in the admin: one form, and then a list of what was begun."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from core import open_work
from members_area import handover
from members_area.models import Appointment, Member, RegisterLook
from members_area.register import log
from members_area.roles import RoleKey

TEMPLATE = "members_area/admin/handover.html"


class HandoverForm(forms.Form):
    """Which role, from whom, to whom, from which day."""

    role = forms.ChoiceField(label=_("Role"), choices=RoleKey.choices)
    giver = forms.ModelChoiceField(label=_("From"), queryset=Member.objects.none())
    taker = forms.ModelChoiceField(label=_("To"), queryset=Member.objects.none())
    on = forms.DateField(
        label=_("From this day"),
        initial=timezone.localdate,
        widget=AdminDateInput,
        help_text=_("The one who had the role is signed out everywhere, today or when the day comes."),
    )
    until = forms.DateField(label=_("Until"), required=False, widget=AdminDateInput, help_text=_("If it is decided."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = Member.objects.select_related("user")
        having = Appointment.objects.filter(ends_on=None) | Appointment.objects.filter(ends_on__gt=timezone.localdate())
        fields: dict[str, Any] = self.fields
        fields["giver"].queryset = members.filter(pk__in=having.values("member"))
        fields["taker"].queryset = members.current(timezone.localdate())
        fields["giver"].label_from_instance = _with_roles

    def clean(self) -> dict[str, Any]:
        """Refuse to hand over to oneself."""
        data = super().clean() or {}
        if data.get("giver") and data.get("giver") == data.get("taker"):
            self.add_error("taker", _now("Choose somebody else."))
        return data


def _with_roles(member: Member) -> str:
    roles = ", ".join(str(row.get_role_display()) for row in member.appointments.all() if row.ends_on is None)
    return f"{member} ({roles})" if roles else str(member)


@permission_required("members_area.change_appointment", raise_exception=True)
def view(request: HttpRequest) -> HttpResponse:
    """Show the form, do what it says, and list what was begun."""
    form = HandoverForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {
        "header_title": _now("Handover"),
        "header_icon": "group",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _now("Home")},
            {"url": reverse("members:index"), "label": _now("Members")},
            {"url": "", "label": _now("Handover")},
        ],
        "form": form,
    }
    if form.is_bound and form.is_valid():
        try:
            handover.hand_over(**form.cleaned_data, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            giver = form.cleaned_data["giver"]
            messages.success(request, _now("The role has been handed over."))
            context |= {"done": form.cleaned_data, "work": open_work.of(giver.user, request.user), "giver": giver}
            return TemplateResponse(request, TEMPLATE, context)
    if not form.is_bound:
        log.note(request.user, RegisterLook.Kind.LIST, count=form.fields["taker"].queryset.count())  # type: ignore[attr-defined]  # a ModelChoiceField
    return TemplateResponse(request, TEMPLATE, context, status=422 if form.is_bound else 200)
