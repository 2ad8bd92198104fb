"""Minutes in the admin beside their form: who approves, what they have answered, and the paper way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from core.public_forms.receiving import found_or_404
from members_area.meetings.people import people_of, with_mail
from members_area.minutes import approving, errors, showing, starting
from members_area.models import MinutesPage
from members_area.models.private import may_write

MOST_BOXES = 60


class SendForm(forms.Form):
    """Who approves."""

    signers = forms.ModelMultipleChoiceField(
        queryset=None, label=_("Who approve the minutes"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one to six people who approve.")},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, page: MinutesPage, user: Any) -> None:
        super().__init__(data)
        field: Any = self.fields["signers"]
        field.queryset = with_mail(people_of(page.effective_audience)).exclude(pk=user.pk)
        if field.queryset.count() > MOST_BOXES:
            field.widget = forms.SelectMultiple(attrs={"size": 12})  # in which one finds a name by typing it
        field.label_from_instance = lambda person: person.get_full_name() or person.email


class PaperForm(forms.Form):
    """The signed sheet."""

    scan = forms.FileField(label=_("The signed sheet (PDF)"))
    names = forms.CharField(
        label=_("Who have signed"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A name on each line."),
    )  # fmt: skip
    signed_on = forms.DateField(label=_("Signed on"), widget=forms.DateInput(attrs={"type": "date"}))


def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far minutes have come, and take the next step."""
    page = found_or_404(MinutesPage.objects.all(), pk)
    if not may_write(request.user) or page.permissions_for_user(request.user).can_view_revisions() is False:
        raise PermissionDenied
    doing = request.POST.get("do", "") if request.method == "POST" else ""
    send_form = SendForm(request.POST if doing == "send" else None, page=page, user=request.user)
    paper_form = PaperForm(request.POST, request.FILES) if doing == "paper" else PaperForm()
    if doing and (answer := _do(request, page, doing, send_form, paper_form)) is not None:
        return answer
    record = page.record
    context = {
        **showing.for_secretary(page),
        "page_title": page.title,
        "record": record,
        "said": showing.facts(record) if record else None,
        "send_form": send_form,
        "paper_form": paper_form,
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "addenda": MinutesPage.objects.filter(corrects=page).order_by("pk"),
    }
    return TemplateResponse(request, "members_area/admin/minutes.html", context)


def _do(
    request: HttpRequest, page: MinutesPage, doing: str, send_form: SendForm, paper_form: PaperForm
) -> HttpResponse | None:
    try:
        if doing == "send" and send_form.is_valid():
            approving.send(page, signers=send_form.cleaned_data["signers"], by=request.user)
            messages.success(request, _now("Sent. Each who approves has got a link by mail."))
        elif doing == "back":
            approving.take_back(page)
            messages.success(request, _now("Taken back. The minutes are a draft again."))
        elif doing == "paper" and paper_form.is_valid():
            data = paper_form.cleaned_data
            if data["scan"].size > approving.MOST_BYTES:
                raise errors.NotPossible(_now("The sheet must be a PDF of at most 10 MB."))
            approving.approve_on_paper(
                page, scan=data["scan"].read(), names=data["names"].splitlines(), signed_on=data["signed_on"],
                by=request.user,
            )  # fmt: skip
            messages.success(request, _now("The minutes are approved and published."))
        elif doing == "addendum":
            made = starting.addendum(page, by=request.user)
            return redirect("wagtailadmin_pages:edit", made.pk)
        else:
            return None
    except errors.NotPossible as error:
        messages.error(request, str(error))
        return None
    return redirect("members_minutes", page.pk)
