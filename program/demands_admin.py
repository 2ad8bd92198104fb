"""The list "Demands and what has happened" in the admin: statuses and steps, with their history."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList, Panel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from program.models import DemandChange, DemandRecord
from program.promises import DemandStatus
from program.registry import note_change

MOST_HISTORY = 60


class RecordForm(WagtailAdminModelForm):
    """Status, words and steps of a demand. The later of two editors is told of the earlier, and loses nothing."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        """Refuse once what was typed before somebody else's change was seen."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        now = DemandRecord.objects.filter(pk=self.instance.pk).first()
        if now is not None and data.get("seen") != now.version:
            latest = now.changes.select_related("by").first()
            shown = self.data.copy()  # type: ignore[has-type]  # Wagtail's forms have no types
            shown[self.add_prefix("seen")] = str(now.version)
            self.data = shown
            raise forms.ValidationError(
                _(
                    "%(who)s has changed this since you opened it. It now says: %(status)s %(words)s. "
                    "Everything that you wrote is still here. Save again, and yours holds."
                )
                % {
                    "who": (latest and latest.by) or _("Somebody"),
                    "status": now.get_status_display(),
                    "words": f"({now.words})" if now.words else "",
                }
            )
        return data

    def save(self, commit: bool = True) -> DemandRecord:
        """Save, with a line in the history."""
        before = DemandRecord.objects.filter(pk=self.instance.pk).first()
        steps = self.formsets.get("steps")
        touched = sum(1 for form in steps.forms if form.has_changed()) if steps else 0
        with transaction.atomic():
            record: DemandRecord = super().save(commit=commit)
            changed = before is None or (before.status, before.words) != (record.status, record.words)
            if changed or touched or self.has_changed():
                what = ngettext("%(count)d step changed", "%(count)d steps changed", touched) % {"count": touched}
                note_change(
                    record,
                    by=self.for_user if getattr(self.for_user, "pk", None) else None,
                    before=before.status if before else "",
                    what=what if touched else "",
                )
        return record


class HistoryPanel(Panel):
    """What has been changed, by whom and when."""

    class BoundPanel(Panel.BoundPanel):
        """The history of one demand."""

        template_name = "program/admin/demand_history.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Fetch the latest changes: one query."""
            context = super().get_context_data(parent_context)
            changes = DemandChange.objects.filter(record=self.instance).select_related("by")[:MOST_HISTORY]
            return context | {"changes": list(changes), "record": self.instance}


def _areas() -> QuerySet[Any]:
    return DemandRecord.objects.order_by("area_title").values_list("area_title", "area_title").distinct()


class RecordFilter(WagtailFilterSet):
    """Narrows the list to an area, a status, or to what stands in the programme."""

    area_title = django_filters.ChoiceFilter(label=gettext_lazy("Area"), choices=_areas)
    status = django_filters.ChoiceFilter(label=gettext_lazy("How it goes"), choices=DemandStatus.choices)
    gone = django_filters.BooleanFilter(
        label=gettext_lazy("No longer in the programme"), field_name="retired_at", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = DemandRecord
        fields: ClassVar = ["area_title", "status"]


class ChangeOnlyPolicy(ModelPermissionPolicy):
    """Rows come and go with what is published: nobody adds or deletes them here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Allow changing, and looking."""
        if action in {"add", "delete"}:
            return False
        allowed: bool = super().user_has_permission(user, action)
        return allowed

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Allow changing, and looking."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Allow changing, and looking."""
        return self.user_has_permission(user, action)


class DemandRecordViewSet(SnippetViewSet):
    """What became of each demand."""

    model = DemandRecord
    icon = "list-ul"
    menu_label = gettext_lazy("Demands")
    menu_order = 290
    add_to_admin_menu = True
    list_per_page = 100
    inspect_view_enabled = False
    copy_view_enabled = False
    permission_policy = ChangeOnlyPolicy(DemandRecord)
    filterset_class = RecordFilter
    list_display: ClassVar = [
        "title",
        Column("area_title", label=gettext_lazy("Area"), sort_key="area_title"),
        Column("get_status_display", label=gettext_lazy("How it goes"), sort_key="status"),
        Column("words", label=gettext_lazy("In words")),
        DateColumn("changed_at", label=gettext_lazy("Changed"), sort_key="changed_at"),
    ]
    search_fields: ClassVar = ["title", "area_title", "words"]
    ordering: ClassVar = ["area_title", "place"]
    edit_handler = ObjectList([*DemandRecord.panels, HistoryPanel()], base_form_class=RecordForm)
