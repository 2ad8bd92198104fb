"""Chapters and actions in the admin: their forms, which lead back to the list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import (
    CreateView,
    DeleteView,
    EditView,
    HistoryView,
    SnippetViewSet,
    UsageView,
)

from program import actions as verbs
from program.models import PlanChapter, PlannedAction
from program.plan_admin.listing import plans_for
from program.plan_admin.views import ActionListView, _number, list_url


class OfPlan:
    """What the views of chapters and actions have in common: they belong to a plan that one may read."""

    def plan_of(self, row: Any) -> Any:
        """Return the row's plan."""
        return row.plan if isinstance(row, PlanChapter) else row.chapter.plan

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        """Return the row; for a plan that the user may not read, act as if there were none."""
        row = super().get_object(*args, **kwargs)  # type: ignore[misc]  # of the view
        if row and not plans_for(self.request.user).filter(pk=self.plan_of(row).pk).exists():  # type: ignore[attr-defined]  # as above
            raise Http404
        return row

    def get_success_url(self) -> str:
        """Lead back to the row in the list."""
        row: Any = self.object  # type: ignore[attr-defined]  # as above
        anchor = f"kapitel-{row.pk}" if isinstance(row, PlanChapter) else row.anchor
        return list_url(self.plan_of(row).year, anchor)


class RowEditView(OfPlan, EditView):
    """Edit a row."""


class RowDeleteView(OfPlan, DeleteView):
    """Delete a row; a chapter only when it is empty, for its actions and their history would go with it."""

    def get_success_url(self) -> str:
        """Lead back to the list."""
        return list_url(self.plan_of(self.object).year)

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Refuse to delete a chapter that holds something."""
        row = self.object = self.get_object()
        if isinstance(row, PlanChapter) and row.actions.exists():
            messages.error(request, gettext("Move or delete the chapter’s actions first."))
            return HttpResponseRedirect(list_url(row.plan.year, f"kapitel-{row.pk}"))
        return super().dispatch(request, *args, **kwargs)


class RowHistoryView(OfPlan, HistoryView):
    """Wagtail's own log of a row."""


class RowUsageView(OfPlan, UsageView):
    """Where a row is used."""


class ActionCreateView(OfPlan, CreateView):
    """Add an action to a chapter (`?kapitel=3`), or to the newest plan's first."""

    def get_initial_form_instance(self) -> PlannedAction:
        """Return an action that knows its chapter."""
        plans = plans_for(self.request.user)
        chapters = PlanChapter.objects.filter(plan__in=plans.order_by().values("pk"))
        number = _number(self.request.GET.get("kapitel", ""))
        chapter = chapters.filter(pk=number).first() if number else None
        chapter = chapter or chapters.order_by("-plan__year", "sort_order").first()
        if chapter is None:
            raise Http404
        return PlannedAction(chapter=chapter)


class ChapterCreateView(OfPlan, CreateView):
    """Add a chapter to a plan (`?ar=2027`)."""

    def get_initial_form_instance(self) -> PlanChapter:
        """Return a chapter that knows its plan, last in it."""
        plans = plans_for(self.request.user)
        number = _number(self.request.GET.get("ar", ""))
        plan = (plans.filter(year=number).first() if number and number < 10000 else None) or plans.first()
        if plan is None:
            raise PermissionDenied
        return PlanChapter(plan=plan, sort_order=verbs.next_place(PlanChapter.objects.filter(plan=plan)))


class PlannedActionViewSet(SnippetViewSet):
    """What was planned for the year, and how it goes."""

    model = PlannedAction
    icon = "list-ol"
    menu_label = _("Activity plan")
    menu_order = 300
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = ActionListView
    add_view_class = ActionCreateView
    edit_view_class = RowEditView
    delete_view_class = RowDeleteView
    history_view_class = RowHistoryView
    usage_view_class = RowUsageView


class PlanChapterViewSet(SnippetViewSet):
    """The chapters of plans; their list is that of the actions."""

    model = PlanChapter
    icon = "folder-open-inverse"
    copy_view_enabled = False
    index_view_class = ActionListView
    add_view_class = ChapterCreateView
    edit_view_class = RowEditView
    delete_view_class = RowDeleteView
    history_view_class = RowHistoryView
    usage_view_class = RowUsageView
