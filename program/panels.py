"""The demands in the area's editor: each with what became of it, and with the identity that its address hangs on."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.urls import reverse
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.admin.panels.base import get_form_for_model

from core.visibility.forms import AudiencePageForm


class DemandForm(WagtailAdminModelForm):
    """A demand in the area's editor.

    Wagtail makes a new row of a demand that comes back from an older version of the page, and a new row would get a
    new address. The hidden identity lets it come back as itself.
    """

    identity = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.title:
            self.initial["identity"] = self.instance.translation_key

    def _post_clean(self) -> None:
        identity = self.cleaned_data.get("identity")
        if identity and not self.instance.pk:
            self.instance.translation_key = identity
        super()._post_clean()


class AreaPageForm(AudiencePageForm):
    """The area's editor. Lets demands come back from older versions, and none take another's identity."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        if data is not None and instance is not None:
            data = _without_lost_rows(data, {str(row.pk) for row in instance.demands.all()})
        super().__init__(data, *args, **kwargs)

    def is_valid(self) -> bool:
        """Give a demand whose identity is taken, on this page or another, one of its own."""
        from program.models import Demand  # noqa: PLC0415 - the page's model asks this module

        valid: bool = super().is_valid()
        rows = [form.instance for form in self.formsets["demands"].forms if form.instance.title]
        elsewhere = Demand.objects.filter(translation_key__in=[row.translation_key for row in rows])
        elsewhere = elsewhere.exclude(page__translation_key=self.instance.translation_key)
        taken = set(elsewhere.values_list("translation_key", flat=True)) if rows else set()
        for row in rows:
            if row.translation_key in taken:
                row.translation_key = uuid.uuid4()
            taken.add(row.translation_key)
        return valid


def _without_lost_rows(data: Any, known: set[str]) -> Any:
    """Return what was posted, without the numbers of rows that are gone: they come back as new rows.

    The editor of an older version posts the numbers that its rows had, and Wagtail refuses those deleted since.
    """
    lost = [
        name
        for name in data
        if name.startswith("demands-") and name.endswith("-id") and data[name] and data[name] not in known
    ]
    if not lost:
        return data
    data = data.copy()
    for name in lost:
        data[name] = ""
    return data


class StatusPanel(Panel):
    """How a demand goes, and the way to where that is changed. Shows nothing of a demand that is not published."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one demand."""

        template_name = "program/admin/demand_status.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return the demand's record, asked for once for the whole page."""
            context = super().get_context_data(parent_context)
            record = _records_of(self.instance).get(self.instance.translation_key) if self.instance.pk else None
            url = reverse("wagtailsnippets_program_demandrecord:edit", args=[record.pk]) if record else ""
            return context | {"record": record, "url": url}


def _records_of(demand: Any) -> dict[uuid.UUID, Any]:
    from program.models import DemandRecord  # noqa: PLC0415 - as above

    page = demand.page
    known: dict[uuid.UUID, Any] | None = getattr(page, "_records_in_editor", None)
    if known is None:
        known = page._records_in_editor = {
            record.translation_key: record for record in DemandRecord.objects.filter(area_key=page.translation_key)
        }
    return known


class DemandsPanel(InlinePanel):
    """The area's demands, in order."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault(
            "panels",
            [
                StatusPanel(),
                FieldPanel("title"),
                FieldPanel("text"),
                FieldPanel("background"),
                FieldPanel("stage"),
            ],
        )
        super().__init__(*args, **kwargs)

    def get_form_options(self) -> dict[str, Any]:
        """Let the demands' forms carry the hidden identity."""
        options: dict[str, Any] = super().get_form_options()
        formset = options["formsets"][self.relation_name]
        formset["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=DemandForm,
            defer_required_on_fields=self.child_edit_handler.get_form_options().get("defer_required_on_fields"),
        )
        return options


class StatePanel(Panel):
    """Where a programme stands, and the way to where that is changed."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one programme."""

        template_name = "program/admin/state_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return the programme's state: one query."""
            from program.programmes import state_of  # noqa: PLC0415 - it stands above the models

            context = super().get_context_data(parent_context)
            url = reverse("program_state", args=[self.instance.pk]) if self.instance.pk else ""
            return context | {"state": state_of(self.instance), "url": url}


class PlanPanel(Panel):
    """How a plan goes, and the way to its actions, in the plan's editor."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one plan."""

        template_name = "program/admin/plan_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Count the plan's actions: one query."""
            from program.plans import tally_of  # noqa: PLC0415 - it stands above the models

            context = super().get_context_data(parent_context)
            if not self.instance.pk:
                return context
            url = f"{reverse('wagtailsnippets_program_plannedaction:list')}?ar={self.instance.year}"
            return context | {"tally": tally_of(self.instance), "url": url, "page": self.instance}


class ActionHistoryPanel(Panel):
    """What has been changed of an action, by whom and when."""

    class BoundPanel(Panel.BoundPanel):
        """The history of one action."""

        template_name = "program/admin/action_history.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Fetch the latest changes: one query."""
            context = super().get_context_data(parent_context)
            changes = self.instance.changes.select_related("by")[:60] if self.instance.pk else []
            return context | {"changes": list(changes)}
