"""Templates of agendas and the register of decisions in the admin, for the board alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy

from members_area.models import AgendaTemplate, Decision, MeetingKind
from members_area.models.private import may_write


class BoardPolicy(ModelPermissionPolicy):
    """The board and administrators may do what is named; nobody else meets the rows at all."""

    def __init__(self, model: Any, actions: Iterable[str]) -> None:
        super().__init__(model)
        self.allowed = frozenset(actions)

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Ask whether somebody writes in the members' area."""
        return action in self.allowed and may_write(user)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Ask the same of several."""
        return any(self.user_has_permission(user, action) for action in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        """Return the rows that somebody may meet."""
        rows = super().instances_user_has_any_permission_for(user, actions)
        rows = self.model._default_manager.all() if self.user_has_any_permission(user, actions) else rows.none()
        return rows.visible_to(user) if hasattr(rows, "visible_to") else rows


class AgendaTemplateViewSet(ModelViewSet):
    """The usual order of each kind of meeting."""

    model = AgendaTemplate
    name = "agendatemplates"
    url_prefix = "dagordningsmallar"
    icon = "list-ol"
    menu_label = _("Templates for agendas")
    add_to_admin_menu = False
    list_display: ClassVar = ["kind", "items_days", "agenda_days", "minutes_days", "numbering"]
    copy_view_enabled = False
    inspect_view_enabled = False

    @property
    def permission_policy(self) -> BoardPolicy:
        """Let the board edit them."""
        return BoardPolicy(AgendaTemplate, ("view", "add", "change"))


class DecisionFilterSet(WagtailFilterSet):
    """What the register is narrowed to."""

    state = ChoiceFilter(choices=Decision.State.choices, label=_("State"))
    kind = ChoiceFilter(choices=MeetingKind.choices, label=_("Meeting"))

    class Meta:
        model = Decision
        fields: ClassVar = ["state", "kind"]


class DecisionIndexView(generic.IndexView):
    """The list; of what the reader may read."""

    default_ordering = ("-date", "-pk")

    def get_base_queryset(self) -> Any:
        """Fetch along what the rows show."""
        return super().get_base_queryset().visible_to(self.request.user).select_related("minutes", "member__user")


class DecisionEditView(generic.EditView):
    """What becomes of a decision; its words stay."""

    def get_object(self, queryset: Any = None) -> Any:
        """Look only among what the reader may read."""
        return super().get_object(Decision.objects.visible_to(self.request.user))


class DecisionViewSet(ModelViewSet):
    """The register of decisions."""

    model = Decision
    name = "decisions"
    url_prefix = "beslut"
    icon = "check"
    menu_label = _("Decisions")
    add_to_admin_menu = False
    index_view_class = DecisionIndexView
    edit_view_class = DecisionEditView
    filterset_class = DecisionFilterSet
    search_fields: ClassVar = ["title", "text", "responsible", "paragraph"]
    search_backend_name = None
    list_display: ClassVar = [
        TitleColumn("title", label=_("about"), url_name="decisions:edit"),
        Column("paragraph", label="§"),
        Column("date", label=_("decided on")),
        Column("responsible", label=_("responsible")),
        Column("due_on", label=_("done by")),
        Column("get_state_display", label=_("state")),
    ]
    copy_view_enabled = False
    inspect_view_enabled = False

    @property
    def permission_policy(self) -> BoardPolicy:
        """Let the board follow them up; they come from minutes alone."""
        return BoardPolicy(Decision, ("view", "change"))
