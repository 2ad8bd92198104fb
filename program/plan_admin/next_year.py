"""Next year's plan: a draft with the chapters of an old one, and those of its actions that are chosen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from program.models import ActivityPlanPage, PlanChapter, PlannedAction
from program.plan_admin.listing import plans_for
from program.plan_admin.views import list_url
from program.plans import chapters_with_actions
from program.progress import a_year_later


class NextYearForm(forms.Form):
    """The year, and what to take along."""

    year = forms.IntegerField(min_value=1900, max_value=2200)
    actions = forms.ModelMultipleChoiceField(
        PlannedAction.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, plan: ActivityPlanPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.fields["year"].label = _("Year")
        self.fields["actions"].queryset = PlannedAction.objects.of_plan(plan)  # type: ignore[attr-defined]  # it is a model field

    def clean_year(self) -> int:
        """Refuse a year that has a plan."""
        year: int = self.cleaned_data["year"]
        if ActivityPlanPage.objects.sibling_of(self.plan).filter(slug=str(year)).exists():
            raise ValidationError(_("There is a plan for %(year)d already.") % {"year": year})
        return year


def copy_plan(plan: ActivityPlanPage, *, year: int, actions: Any, by: Any) -> ActivityPlanPage:
    """Make a draft plan for a year, with all chapters and the chosen actions, all of them still to be done."""
    with transaction.atomic():
        named = str(plan.year) in plan.title
        title = plan.title.replace(str(plan.year), str(year)) if named else f"{plan.title} {year}"
        page = ActivityPlanPage(title=title[:255], short_title=str(year), slug=str(year), year=year)
        page.live, page.owner, page.audience = False, by, plan.audience
        plan.get_parent().add_child(instance=page)
        page.save_revision(user=by, log_action=True)
        chapters = {}
        for chapter in PlanChapter.objects.of_plan(plan):
            old = chapter.pk
            chapter.pk, chapter.plan, chapter.version = None, page, 0
            chapter._state.adding = True
            chapter.save()
            chapters[old] = chapter
        for action in actions:
            PlannedAction.objects.create(
                chapter=chapters[action.chapter_id],
                text=action.text,
                person_id=action.person_id,
                responsible=action.responsible,
                due=a_year_later(action.due, year - plan.year) if action.due else None,
                sort_order=action.sort_order,
                translations=_texts_without_evidence(action.translations),
            )
    return page


def _texts_without_evidence(translations: Any) -> Any:
    return [
        ("language", {**block.value, "evidence": "", "link_text": ""})
        for block in translations
    ]  # fmt: skip


def next_year(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask what to take along, and make the draft."""
    plan = get_object_or_404(plans_for(request.user), pk=page_id)
    if not plan.get_parent().permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    chapters = chapters_with_actions(plan)
    unfinished = [str(action.pk) for chapter in chapters for action in chapter.actions if action.is_open]
    latest = ActivityPlanPage.objects.sibling_of(plan).order_by("-year").values_list("year", flat=True).first()
    form = NextYearForm(plan, request.POST or None, initial={"year": (latest or plan.year) + 1})
    if request.method == "POST" and form.is_valid():
        page = copy_plan(plan, year=form.cleaned_data["year"], actions=form.cleaned_data["actions"], by=request.user)
        return redirect(list_url(page.year))
    chosen = request.POST.getlist("actions") if request.method == "POST" else unfinished
    context = {"plan": plan, "chapters": chapters, "form": form, "chosen": chosen, "back": list_url(plan.year)}
    status = 422 if form.is_bound and form.errors else 200
    return TemplateResponse(request, "program/admin/next_year.html", context, status=status)
