"""The forms of chapters and planned actions. The later of two editors is told of the earlier, and loses nothing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.guard.forms import RowForm


class SeenForm(RowForm, WagtailAdminModelForm):
    """Refuses once what was typed before somebody else's change was seen."""

    data: Any
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        """Compare what was seen with what is there."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        now = type(self.instance).objects.filter(pk=self.instance.pk).first() if self.instance.pk else None
        if now is not None and cleaned.get("seen") != now.version:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = str(now.version)
            raise forms.ValidationError(self.told(now))
        return cleaned

    def told(self, now: Any) -> str:
        """Say what somebody else has written meanwhile."""
        return _(
            "Somebody has changed this since you opened it. It now says: %(now)s. "
            "Everything that you wrote is still here. Save again, and yours holds."
        ) % {"now": now}

    def save(self, commit: bool = True) -> Any:
        """Save, and count the change."""
        if self.instance.pk and self.has_changed():
            self.instance.version += 1
        return super().save(commit=commit)


class ChapterForm(SeenForm):
    """A chapter."""


class ActionForm(SeenForm):
    """A planned action, with a line in its history for each save."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "chapter" in self.fields:
            from program.models import PlanChapter  # noqa: PLC0415 - the model asks this module

            field = self.fields["chapter"]
            field.empty_label = None
            if self.instance.chapter_id:
                field.queryset = PlanChapter.objects.of_plan(self.instance.chapter.plan)

    def told(self, now: Any) -> str:
        """Say who has changed the action meanwhile, and to what."""
        latest = now.changes.select_related("by").first()
        return _(
            "%(who)s has changed this since you opened it. It now says: %(status)s %(words)s. "
            "Everything that you wrote is still here. Save again, and yours holds."
        ) % {
            "who": (latest and latest.by) or _("Somebody"),
            "status": now.get_status_display(),
            "words": f"({now.evidence})" if now.evidence else "",
        }

    def save(self, commit: bool = True) -> Any:
        """Save, with a line in the history."""
        from program import actions  # noqa: PLC0415 - it stands above the models

        return actions.save_form(self, super().save)
