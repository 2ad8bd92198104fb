"""The list of all actions: each one's status is two presses away, and a third takes it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from program import actions as verbs
from program.models import ActionChange, PlanChapter, PlannedAction
from program.plan_admin.listing import GROUPS, Filters, listing_of, plan_of, plans_for
from program.progress import ActionStatus

CHANGE = "program.change_plannedaction"
LIST = "wagtailsnippets_program_plannedaction:list"
BIGGEST = 2**31 - 1


def list_url(year: object = "", anchor: str = "", **query: Any) -> str:
    """Return the address of the list for a year, at an anchor."""
    filters = Filters(year=str(year)).query
    more = "&".join(f"{name}={value}" for name, value in query.items())
    query_string = "&".join(part for part in (filters, more) if part)
    return f"{reverse(LIST)}{'?' if query_string else ''}{query_string}{'#' if anchor else ''}{anchor}"


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and int(text) <= BIGGEST else None


def _mine(request: HttpRequest, rows: Any, pk: str, plan: str) -> Any:
    """Return a row of a plan that the user may read."""
    number = _number(pk)
    if number is None:
        raise Http404
    return get_object_or_404(rows.filter(**{f"{plan}__in": plans_for(request.user).order_by().values("pk")}), pk=number)


class ActionListView(View):
    """Show the list, and do what its buttons say."""

    results_only = False  # Wagtail's viewset gives it
    any_permission_required = ("add", "change")  # and asks for this

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Let in who may change or add actions."""
        if not (request.user.has_perm(CHANGE) or request.user.has_perm("program.add_plannedaction")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the list."""
        return self.answer(request, Filters.read(request.GET), **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Change a status, take a change back, or move a row."""
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        verb = {"undo": self.undo, "move": self.move, "status": self.status}
        for name, function in verb.items():
            if name in request.POST:
                return function(request, Filters.read(request.GET))
        return self.answer(request, Filters.read(request.GET), status_code=422)

    def status(self, request: HttpRequest, filters: Filters) -> HttpResponse:
        """Give an action a status and its line of evidence."""
        action = _mine(request, PlannedAction.objects.all(), request.POST.get("action", ""), "chapter__plan")
        status, evidence = request.POST["status"], request.POST.get("evidence")
        try:
            change = verbs.set_status(
                action.pk,
                status=status,
                by=request.user,
                seen=_number(request.POST.get("seen", "")),
                evidence=evidence,
            )
        except verbs.ChangedMeanwhile as error:
            label = str(ActionStatus(status).label)
            clash = {"change": error.change, "action": error.action, "label": label, "evidence": evidence or ""}
            return self.answer(request, filters, clash=clash, status_code=409)
        except ValueError:
            return self.answer(request, filters, status_code=422)
        return self.back(request, action, andrad=change.pk if change else "")

    def undo(self, request: HttpRequest, filters: Filters) -> HttpResponse:
        """Take a change back."""
        changes = ActionChange.objects.select_related("action__chapter__plan")
        change = _mine(request, changes, request.POST["undo"], "action__chapter__plan")
        try:
            verbs.undo(change, by=request.user)
        except verbs.ChangedMeanwhile as error:
            messages.error(
                request,
                _("Somebody has changed “%(action)s” since. It is left as it is.") % {"action": error.action},
            )
        else:
            messages.success(request, _("Taken back: “%(action)s”.") % {"action": change.action})
        return self.back(request, change.action)

    def move(self, request: HttpRequest, filters: Filters) -> HttpResponse:
        """Move an action or a chapter one step: `a12-up`, `c3-down`."""
        what, _dash, way = request.POST["move"].partition("-")
        if what[:1] == "c":
            row: Any = _mine(request, PlanChapter.objects.select_related("plan"), what[1:], "plan")
            anchor, year = f"kapitel-{row.pk}", row.plan.year
        else:
            rows = PlannedAction.objects.select_related("chapter__plan")
            row = _mine(request, rows, what[1:], "chapter__plan")
            anchor, year = row.anchor, row.chapter.plan.year
        verbs.move(row, by=-1 if way == "up" else 1)
        return HttpResponseRedirect(list_url(year, anchor, ordna=1), status=303)

    def back(self, request: HttpRequest, action: PlannedAction, **query: Any) -> HttpResponse:
        """Lead back to the row in the list as it was filtered."""
        asked = Filters.read(request.GET).query
        more = "&".join(f"{name}={value}" for name, value in query.items() if value)
        joined = "&".join(part for part in (asked, more) if part)
        return HttpResponseRedirect(f"{request.path}?{joined}#{action.anchor}", status=303)

    def answer(
        self, request: HttpRequest, filters: Filters, *, clash: Any = None, status_code: int = 200, **kwargs: Any
    ) -> HttpResponse:
        """Show the list, with what a clash of two editors is about."""
        user: Any = request.user
        plan = plan_of(user, filters.year)
        listing = listing_of(plan, filters, timezone.localdate()) if plan else None
        just = _number(request.GET.get("andrad", ""))
        changed = ActionChange.objects.filter(pk=just, by=user).select_related("action").first() if just else None
        if changed and changed != changed.action.changes.first():
            changed = None
        parent = plan.get_parent() if plan else None
        context = {
            "plans": list(plans_for(user)),
            "plan": plan,
            "listing": listing,
            "filters": filters,
            "statuses": ActionStatus.choices,
            "groups": GROUPS,
            "changed": changed,
            # A filter may leave out what was just changed: it is told of above the list.
            "changed_is_shown": bool(
                changed and listing and any(changed.action_id == row.pk for row in listing.page.object_list)
            ),
            "clash": clash,
            "may_change": user.has_perm(CHANGE),
            "may_add": user.has_perm("program.add_plannedaction"),
            "may_add_chapter": user.has_perm("program.add_planchapter"),
            "may_edit_chapter": user.has_perm("program.change_planchapter"),
            "may_copy": bool(parent and parent.permissions_for_user(user).can_add_subpage()),
            "may_edit_page": bool(plan and plan.permissions_for_user(user).can_edit()),
            "ordering": "ordna" in request.GET and user.has_perm(CHANGE) and not filters.narrow,
        }
        return TemplateResponse(request, "program/admin/action_list.html", context, status=status_code)
