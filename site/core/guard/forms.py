"""The editors' forms: what was found is said at its field, and the text stays there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from core.guard.checking import SHORTEST_REASON, Finding, decide, open_findings, subject_of
from core.guard.reading import said, texts_of

#: The buttons of Wagtail's editor that make a text public, now or when somebody approves it.
PUBLISHING = ("action-publish", "action-submit", "action-restart-workflow", "action-workflow-action")
REASON, ACCEPT, ANYWAY = "guard-reason", "guard-accept", "publish-anyway"


class GuardedForm(forms.BaseForm):
    """A page's or a text's form. Drafts are saved as they are; before anybody else reads them the guard asks."""

    for_user: Any
    instance: Any
    guard_findings: list[Finding] | tuple[()] = ()  # what stopped it; stays when it is asked once more

    def is_valid(self) -> bool:
        """Tell whether the form may be saved, and published if that is what was asked for."""
        if not super().is_valid():
            return False
        if not self._is_publishing():
            return True
        found = open_findings(self.instance, self._texts())
        reason = self.data.get(REASON, "")
        stays = [f for f in found if (len(reason.strip()) >= SHORTEST_REASON if f.blocks else self._is_accepted(f))]
        if len(stays) == len(found):
            decide(subject_of(self.instance), stays, title=str(self.instance), reason=reason, user=self.for_user)
            return True
        self.guard_findings = found
        for finding in found:
            if finding not in stays:
                self.add_error(finding.field if finding.field in self.fields else None, finding.sentence)
        return False

    @property
    def guard_action(self) -> str:
        """Return the button that was pressed."""
        return next((name for name in PUBLISHING if self.data.get(name)), "")

    @property
    def guard_reason(self) -> str:
        """Return the reason that was typed."""
        return self.data.get(REASON, "")

    def _is_publishing(self) -> bool:
        if self.guard_action == "action-workflow-action":
            return self.data.get("workflow-action-name") == "approve"
        return bool(self.guard_action)

    def _is_accepted(self, finding: Finding) -> bool:
        """Tell whether the very finding was shown to who now lets it stand."""
        anyway = self.data.get(self.guard_action) == ANYWAY or self.data.get(ANYWAY)
        return bool(anyway) and finding.digest in self.data.getlist(ACCEPT)

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
