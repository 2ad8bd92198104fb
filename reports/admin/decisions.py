"""What is decided about a text without writing it: until when it is promised, and that it will not come, and why."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateInput

from core.guard import open_findings
from core.visibility.audiences import readable_by
from reports import writing
from reports.models import ReportPage, ReportText
from reports.texts import PHASES

CHANGE = "reports.change_reporttext"


class DecisionForm(forms.ModelForm):
    """Promise, absence and its reason."""

    class Meta:
        model = ReportText
        fields: ClassVar = ["due_on", "is_missed", "missing_reason"]
        widgets: ClassVar = {"due_on": AdminDateInput}

    def clean_missing_reason(self) -> str:
        """Refuse a personal number: readers see the reason at once."""
        said: str = self.cleaned_data["missing_reason"]
        found = open_findings(self.instance, [("missing_reason", said)])
        if problems := [finding.sentence for finding in found if finding.blocks]:
            raise forms.ValidationError(problems)
        return said


def both(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the two drafts side by side, as they stand; receive what is decided about one of them."""
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    report = get_object_or_404(ReportPage.objects.filter(readable_by(request.user)), pk=page_id)
    texts = {text.phase: text for text in report.texts.select_related("latest_revision")}
    sides: list[dict[str, Any]] = []
    status = 200
    for phase in PHASES:
        text = texts[phase]
        is_sent = request.method == "POST" and request.POST.get("phase") == phase
        form = DecisionForm(request.POST if is_sent else None, instance=text, prefix=phase)
        if is_sent and form.is_valid():
            form.save()
            ReportPage.objects.get(pk=report.pk).save()  # what lists show of it
            messages.success(request, _("It is noted."))
            return redirect("reports_admin:both", report.pk)
        status = 422 if is_sent else status
        url = reverse("reporttexts:edit", args=[text.pk])
        sides.append({"text": text, "draft": writing.draft_of(text), "url": url, "form": form})
    return TemplateResponse(request, "reports/admin/both.html", {"report": report, "sides": sides}, status=status)
