"""The gate that every publishing passes, whatever view, command or clock it comes from.

It listens to the saving of rows, since Wagtail has no hook that all its ways pass: the editor, bulk publishing,
workflows, translations, copies, aliases and the clock all end in a saved row, revision or workflow state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models.signals import post_save, pre_save

from core.guard.checking import Asked, Finding, find, open_findings, subject_of
from core.guard.reading import is_text, texts_of

#: Whether somebody, or the clock, can be asked: then telephone numbers, addresses and names hold a text, too.
_can_ask: ContextVar[bool] = ContextVar("core_guard_can_ask", default=False)


class Held(Exception):
    """Nothing was published. Carries the row and what was found in it."""

    def __init__(self, row: Any, findings: Sequence[Finding]) -> None:
        self.row, self.findings = row, list(findings)
        super().__init__("; ".join(f"{finding.hit.kind} in {finding.field}" for finding in findings))

    @property
    def sentences(self) -> list[str]:
        """Say what was found."""
        return [finding.sentence for finding in self.findings]


@contextmanager
def asking(can_ask: bool = True) -> Iterator[None]:
    """Hold what only warns, too, as long as this lasts; or let it be, where it was public before."""
    token = _can_ask.set(can_ask)
    try:
        yield
    finally:
        _can_ask.reset(token)


def require(row: Any, *, texts: Sequence[tuple[str, str]] | None = None) -> None:
    """Raise Held for a row, or for texts that are shown with it, with something that nobody has let stand."""
    findings = open_findings(row, texts)
    if not _can_ask.get():
        findings = [finding for finding in findings if finding.blocks]
    if findings:
        raise Held(row, findings)


def _require_new(row: Any, **public: Any) -> None:
    """Raise Held for something that is not out already: saving a page for another reason publishes nothing."""
    try:
        require(row)
    except Held as held:
        out = type(row).objects.filter(pk=row.pk, **public).first() if row.pk else None
        known = {finding.digest for finding in find(texts_of(out))} if out is not None else set()
        known |= {finding.digest for finding in getattr(row, "guard_answers", (Asked([]), None))[0].found}
        new = [finding for finding in held.findings if finding.digest not in known]
        if new:
            raise Held(row, new) from None


# Signals ----------------------------------------------------------------------------


def on_row_save(sender: Any, instance: Any, update_fields: Any = None, raw: bool = False, **kwargs: Any) -> None:
    """Signal handler: a row that is public, or becomes so."""
    if raw or not instance.live:
        return
    if update_fields is not None and not any(
        is_text(field) or field.name == "live" for field in sender._meta.concrete_fields if field.name in update_fields
    ):
        return
    _require_new(instance, live=True)


def on_public_row_save(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Signal handler: a row outside pages that readers see. Its form asks; here only what stops everything does."""
    if not raw:
        with asking(False):
            _require_new(instance)


def after_public_row_save(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Signal handler: keep what was answered about a new row, now that it has a number."""
    answers = instance.__dict__.pop("guard_answers", None)
    if answers is not None:
        asked, user = answers
        asked.note(subject_of(instance), title=str(instance), user=user)


def watch(*models: Any) -> None:
    """Guard rows that are public as soon as they are saved; an app calls it in its `ready()`."""
    for model in models:
        pre_save.connect(on_public_row_save, sender=model, dispatch_uid=f"core.guard.{model._meta.label}")
        post_save.connect(after_public_row_save, sender=model, dispatch_uid=f"core.guard.after.{model._meta.label}")


def on_revision_save(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Signal handler: a draft that is given a time to come out."""
    if not raw and instance.approved_go_live_at is not None and _is_guarded(instance.content_object):
        require(instance.as_object())


def on_workflow_save(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Signal handler: a draft that is sent to review, or sent there again."""
    row = instance.content_object
    if not raw and instance.status == instance.STATUS_IN_PROGRESS and _is_guarded(row):
        require(row.get_latest_revision_as_object())


def on_task_save(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Signal handler: a draft that a reviewer approves."""
    if not raw and instance.status == instance.STATUS_APPROVED and _is_guarded(instance.revision.content_object):
        require(instance.revision.as_object())


def _is_guarded(row: Any) -> bool:
    from wagtail.models import DraftStateMixin  # noqa: PLC0415 - called when models are there

    return isinstance(row, DraftStateMixin)


def install() -> None:
    """Listen to all that can be published; called once, when the models are there."""
    from django.apps import apps  # noqa: PLC0415
    from wagtail.models import DraftStateMixin, Revision, TaskState, WorkflowState  # noqa: PLC0415

    from core.models import BasePage, Person, Venue  # noqa: PLC0415

    watch(Person, Venue)
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin):
            pre_save.connect(on_row_save, sender=model, dispatch_uid=f"core.guard.{model._meta.label}")
        if issubclass(model, TaskState):  # a task may bring a state of its own
            pre_save.connect(on_task_save, sender=model, dispatch_uid=f"core.guard.{model._meta.label}")
    pre_save.connect(on_revision_save, sender=Revision, dispatch_uid="core.guard.revision")
    pre_save.connect(on_workflow_save, sender=WorkflowState, dispatch_uid="core.guard.workflow")
    _put_panels(BasePage)


def _put_panels(base: Any) -> None:
    """Put the guard's panel on top of every page's form. It shows itself when it has something to ask."""
    from wagtail.models import get_page_models  # noqa: PLC0415

    from core.guard.panels import GuardPanel  # noqa: PLC0415

    for model in get_page_models():
        if issubclass(model, base):
            model.content_panels = [GuardPanel(), *(p for p in model.content_panels if not isinstance(p, GuardPanel))]
