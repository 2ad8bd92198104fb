"""The editors' forms: what was found is said at its field, and the text stays there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from core.guard.checking import ANYWAY, Asked, Finding, find, open_findings, subject_of
from core.guard.patterns import Kind
from core.guard.reading import said, texts_of

#: The buttons of Wagtail's editor that make a text public, now or when somebody approves it.
PUBLISHING = ("action-publish", "action-submit", "action-restart-workflow", "action-workflow-action")

OLD_NEWS = {Kind.PHONE, Kind.ADDRESS}


class GuardedForm:
    """Mixed into a page's or a text's form. Drafts are saved as they are; before others read them the guard asks."""

    for_user: Any
    instance: Any
    data: Any
    fields: Any
    cleaned_data: Any
    add_error: Any
    guard_asked: Asked | None = None  # what stopped it

    def is_valid(self) -> bool:
        """Tell whether the form may be saved, and published if that is what was asked for."""
        if not super().is_valid():  # type: ignore[misc]  # of the form that it is mixed into
            return False
        if not self._is_publishing():
            return True
        anyway = bool(self.data.get(ANYWAY)) or self.data.get(self.guard_action) == ANYWAY
        asked = Asked.by(self.data, self._found(), anyway=anyway)
        if not asked.left:
            self._keep(asked)
            return True
        self.guard_asked = asked
        for finding in asked.left:
            self.add_error(finding.field if finding.field in self.fields else None, finding.sentence)
        return False

    @property
    def guard_action(self) -> str:
        """Return the button that was pressed."""
        return next((name for name in PUBLISHING if self.data.get(name)), "")

    def _is_publishing(self) -> bool:
        if self.guard_action == "action-workflow-action":
            return self.data.get("workflow-action-name") == "approve"
        return bool(self.guard_action)

    def _found(self) -> list[Finding]:
        """Return what to ask about. Telephone numbers and addresses that the page shows already are no news."""
        found = open_findings(self.instance, self._texts())
        if not any(finding.hit.kind in OLD_NEWS for finding in found):
            return found
        rows = type(self.instance).objects.filter(pk=self.instance.pk)
        out = (rows.filter(live=True) if hasattr(self.instance, "live") else rows).first()
        shown = {finding.digest for finding in find(texts_of(out))} if out is not None else set()
        return [finding for finding in found if finding.hit.kind not in OLD_NEWS or finding.digest not in shown]

    def _keep(self, asked: Asked) -> None:
        asked.note(subject_of(self.instance), title=str(self.instance), user=self.for_user)

    def _texts(self) -> Iterator[tuple[str, str]]:
        """Yield what the row will say: its own fields as they were just filled in, and the children's forms."""
        formsets = getattr(self, "formsets", {})
        for field, text in texts_of(self.instance):
            if field not in formsets:
                yield field, text
        for name, formset in formsets.items():
            if name != "comments":
                yield from ((name, text) for text in _typed_in(formset))
        for tag in self.cleaned_data.get("tags") or []:
            yield "tags", str(tag)


class RowForm(GuardedForm):
    """Mixed into the form of a row that is public as soon as it is saved: a person, a sitting, a planned action."""

    guard_action = "guard-save"

    def _is_publishing(self) -> bool:
        return True

    def _found(self) -> list[Finding]:
        """Leave out what the field is there for: a person's telephone, a venue's street."""
        meant = getattr(self.instance, "guard_meant", ())
        return [finding for finding in super()._found() if finding.blocks or finding.field not in meant]

    def _keep(self, asked: Asked) -> None:
        """Keep the answers for the row; those for a new one wait until it has a number (core.guard.gate)."""
        if self.instance.pk:
            super()._keep(asked)
        else:
            self.instance.guard_answers = (asked, self.for_user)


class GuardedRowForm(RowForm, WagtailAdminModelForm):
    """The form of a row that needs nothing else."""


def _typed_in(formset: Any) -> Iterator[str]:
    for form in formset.forms:
        data = getattr(form, "cleaned_data", {})
        if data.get("DELETE"):
            continue
        for value in data.values():
            if isinstance(value, str | RichText | StreamValue | dict | list):
                yield from said(value)
        for inner in getattr(form, "formsets", {}).values():
            yield from _typed_in(inner)
