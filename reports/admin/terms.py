"""A term's sittings in the admin: paste or upload, look, confirm."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.spreadsheets import UnreadableList
from core.visibility.audiences import readable_by
from reports import planning
from reports.models import AssemblyPage
from reports.term_list import MOST_BYTES, read_file, read_lines

ADD = "reports.add_sitting"


class TermForm(forms.Form):
    """Which assembly, and when it meets."""

    assembly = forms.ModelChoiceField(AssemblyPage.objects.none(), label=_("Assembly"))
    dates = forms.CharField(
        label=_("Dates"),
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("One sitting a line: date, time and place. For example: 2027-02-15 13.00 Kommunhuset"),
    )
    file = forms.FileField(label=_("Or a file"), required=False, help_text=_("CSV or XLSX, with a sitting a row."))

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["assembly"]
        assemblies = AssemblyPage.objects.live().filter(readable_by(user), locale__language_code="sv")
        field.queryset = assemblies.order_by("title")

    def clean(self) -> dict[str, Any]:
        """Read the file into the text, so that the next step has it."""
        data = super().clean() or {}
        upload = data.get("file")
        if upload is not None:
            try:
                if upload.size > MOST_BYTES:
                    read_file(upload.name, b" " * (MOST_BYTES + 1))
                data["dates"] = read_file(upload.name, upload.read())
            except UnreadableList as error:
                self.add_error("file", str(error))
        elif not (data.get("dates") or "").strip():
            self.add_error("dates", _("Paste the dates, or choose a file."))
        return data


def term(request: HttpRequest) -> HttpResponse:
    """Ask for dates, show what they come to, and make the sittings when that is confirmed."""
    if not request.user.has_perm(ADD):
        raise PermissionDenied
    form = TermForm(
        request.user, request.POST or None, request.FILES or None, initial={"assembly": request.GET.get("organ")}
    )
    plan = None
    if request.method == "POST" and form.is_valid():
        assembly = form.cleaned_data["assembly"]
        lines, problems = read_lines(form.cleaned_data["dates"])
        if "confirm" in request.POST:
            made = planning.carry_out(assembly, lines)
            messages.success(
                request,
                ngettext("%(made)d sitting was made.", "%(made)d sittings were made.", made) % {"made": made},
            )
            return redirect("reports_admin:overview")
        plan = planning.plan(assembly, lines, problems)
        values = {"assembly": assembly.pk, "dates": form.cleaned_data["dates"]}
        form = TermForm(request.user, initial=values)
    context = {"form": form, "plan": plan, "assembly": form.initial.get("assembly") if plan else None}
    return render(request, "reports/admin/term.html", context, status=422 if form.errors else 200)
