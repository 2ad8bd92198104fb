"""The admin's page on operations: is all well, who works, what ran, what failed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from django_tasks.base import TaskResultStatus

from core import health
from core.models import MailState, OutboxGate, OutboxMail, PeriodicJob, Worker
from core.tasks import periodic, queue
from core.tasks.alarm import PERMISSION

SHOWN = 50  # rows of a table
CHECK_NAMES = {
    "database": _("Database answers"),
    "migrations": _("Database is up to date"),
    "storage": _("Uploads can be stored"),
    "worker": _("Worker is alive"),
    "clock": _("Publishing is on time"),
    "queue": _("Tasks are being done"),
    "outbox": _("Mail is going out"),
}
LANE_NAMES = {
    "pulse": _("signs of life"),
    "clock": _("publishing"),
    "jobs": _("periodic jobs"),
    "queue": _("tasks"),
    "outbox": _("outbox"),
}

only_operators = permission_required(PERMISSION, raise_exception=True)


@only_operators
@require_safe
def operations(request: HttpRequest) -> HttpResponse:
    """Show how the site is running."""
    checks = health.look()
    context = {
        "header_title": _("Operations"),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": _("Operations")},
        ],
        "header_icon": "cogs",
        "checks": [(CHECK_NAMES[name], check) for name, check in checks.items()],
        "well": all(check.ok for check in checks.values()),
        "workers": [_worker(row) for row in Worker.objects.filter(ended_at=None)[:SHOWN]],
        "jobs": list(_jobs()),
        "failed": list(_failed()),
        "queue": _queue_counts(),
        "mails": _mail_counts(),
        "gate": OutboxGate.objects.filter(pk=1).first(),
        "outbox_url": reverse("outbox:index") if request.user.has_perm("core.view_outboxmail") else "",
    }
    return TemplateResponse(request, "core/operations/operations.html", context)


def _worker(row: Worker) -> dict[str, Any]:
    lanes = [
        {"name": LANE_NAMES.get(name, name), "at": parse_datetime(str(lane.get("at"))), "doing": lane.get("doing", "")}
        for name, lane in sorted(row.lanes.items())
        if name != "pulse"
    ]
    return {"name": row.name, "started_at": row.started_at, "beat_at": row.beat_at, "lanes": lanes}


def _jobs() -> Any:
    registered = periodic.jobs()
    for row in PeriodicJob.objects.filter(name__in=registered):
        took = row.finished_at - row.started_at if row.finished_at and row.started_at else None
        yield {
            "title": registered[row.name].title,
            "started_at": row.started_at,
            "seconds": took.total_seconds() if took is not None else None,
            "running": bool(row.claimed_by),
            "failures": row.failures,
            "error": row.error,
            "next_at": row.next_at,
        }


def _failed() -> Any:
    for task in queue.rows().filter(status=TaskResultStatus.FAILED).order_by("-finished_at")[:SHOWN]:
        yield {
            "id": task.pk,
            "name": task.task_path.rsplit(".", 1)[-1],
            "path": task.task_path,
            "finished_at": task.finished_at,
            "attempts": len(task.worker_ids),
            "error": task.traceback.strip().rsplit("\n", 1)[-1],
            "traceback": task.traceback,
        }


def _queue_counts() -> dict[str, int]:
    """Count what waits, is being done, and waits for another attempt."""
    return {
        "waiting": queue.waiting().count(),
        "running": queue.rows().filter(status=TaskResultStatus.RUNNING).count(),
        "retries": queue.rows()
        .filter(status=TaskResultStatus.READY)
        .exclude(exception_class_path="")
        .count(),
    }  # fmt: skip


def _mail_counts() -> list[tuple[MailState, int]]:
    found = dict(OutboxMail.objects.order_by().values_list("state").annotate(count=Count("pk")))
    return [(state, found.get(state.value, 0)) for state in MailState]


@only_operators
@require_POST
def failed_task(request: HttpRequest) -> HttpResponse:
    """Try a failed task again, or forget it: `task` and `action` are posted."""
    verbs = {
        "retry": (queue.try_again, _now("The task is back in the queue.")),
        "forget": (queue.forget, _now("Forgotten.")),
    }
    verb, done = verbs.get(request.POST.get("action", ""), (lambda _: False, ""))
    if verb(request.POST.get("task", "")):
        messages.success(request, done)
    else:
        messages.warning(request, _now("There is no such failed task any more."))
    return redirect("core_operations")
