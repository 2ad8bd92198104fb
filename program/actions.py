"""Changing planned actions: every change leaves a line in the history, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from program.models import ActionChange, PlanChapter, PlannedAction
from program.progress import ActionStatus

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_EVIDENCE = 255


class ChangedMeanwhile(Exception):
    """Somebody else has changed the row since it was seen. `action` is as it is now, `change` the latest change."""

    def __init__(self, action: PlannedAction) -> None:
        super().__init__(str(action))
        self.action = action
        self.change = action.changes.select_related("by").first()


def set_status(pk: int, *, status: str, by: Any, seen: int | None, evidence: str | None = None) -> ActionChange | None:
    """Give an action a status, and its line of evidence if there is one; return the change, None if nothing did.

    Raises ChangedMeanwhile if the action isn't the one that was seen, PlannedAction.DoesNotExist if it is gone,
    ValueError for a status that is none.
    """
    status = ActionStatus(status).value
    with transaction.atomic():
        action = PlannedAction.objects.select_for_update().get(pk=pk)
        if seen != action.version:
            raise ChangedMeanwhile(action)
        said = action.evidence if evidence is None else evidence.replace("\0", "").strip()[:LONGEST_EVIDENCE]
        if (status, said) == (action.status, action.evidence):
            return None
        return _change(action, status=status, evidence=said, by=by)


def undo(change: ActionChange, *, by: Any) -> ActionChange:
    """Take back an action's latest change of status and evidence. Raises ChangedMeanwhile if it isn't the latest."""
    with transaction.atomic():
        action = PlannedAction.objects.select_for_update().get(pk=change.action_id)
        if action.changes.first() != change:
            raise ChangedMeanwhile(action)
        return _change(action, status=change.before or change.after, evidence=change.evidence_before, by=by)


def _change(action: PlannedAction, *, status: str, evidence: str, by: Any) -> ActionChange:
    before, evidence_before = action.status, action.evidence
    action.status, action.evidence = status, evidence
    action.version += 1
    action.changed_at = timezone.now()
    action.save()
    return _note(action, by=by, before=before, evidence_before=evidence_before)


def _note(action: PlannedAction, *, by: Any, before: str, evidence_before: str, **values: Any) -> ActionChange:
    return ActionChange.objects.create(
        action=action,
        at=action.changed_at,
        by=by if getattr(by, "pk", None) else None,
        before=before,
        after=action.status,
        evidence_before=evidence_before,
        evidence=action.evidence,
        **values,
    )


def save_form(form: Any, save: Callable[..., PlannedAction]) -> PlannedAction:
    """Save an action that was written in its form, with a line in the history."""
    action: PlannedAction = form.instance
    changed = [name for name in form.changed_data if name != "seen"]
    with transaction.atomic():
        before = PlannedAction.objects.filter(pk=action.pk).first() if action.pk else None
        if before is None or before.chapter_id != action.chapter_id:
            action.sort_order = next_place(action.chapter.actions)
        if changed or before is None:
            action.changed_at = timezone.now()
        saved = save()
        if before is None or changed:
            _note(
                saved,
                by=form.for_user,
                before=before.status if before else "",
                evidence_before=before.evidence if before else "",
                fields=[name for name in changed if name not in {"status", "evidence"}] if before else [],
            )
    return saved


# Order ------------------------------------------------------------------------------


def next_place(rows: Any) -> int:
    """Return the place after the last."""
    last = rows.aggregate(last=Max("sort_order"))["last"]
    return 0 if last is None else int(last) + 1


def move(row: PlannedAction | PlanChapter, *, by: int) -> bool:
    """Move an action among its chapter's, or a chapter among its plan's, one step up (-1) or down (1)."""
    with transaction.atomic():
        if isinstance(row, PlanChapter):
            siblings: Any = PlanChapter.objects.filter(plan=row.plan_id)
        else:
            siblings = PlannedAction.objects.filter(chapter=row.chapter_id)
        rows = list(siblings.select_for_update().order_by("sort_order", "pk"))
        place = rows.index(row)
        other = place + by
        if not 0 <= other < len(rows):
            return False
        rows[place], rows[other] = rows[other], rows[place]
        for order, moved in enumerate(rows):
            if moved.sort_order != order:
                type(moved).objects.filter(pk=moved.pk).update(sort_order=order)
        row.refresh_from_db()
        row.save(update_fields=["sort_order"])  # who listens for changed rows hears of it
    return True
