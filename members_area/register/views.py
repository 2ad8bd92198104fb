"""The register in the admin: list, export and form. Each look is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permissions import ModelPermissionPolicy

from core.spreadsheets import without_formula
from members_area.models import Circle, JoinRequest, Member, RegisterLook
from members_area.register import log
from members_area.register.filters import MemberFilterSet, search

EXPORT, IMPORT, CHANGE = (f"members_area.{action}_member" for action in ("export", "import", "change"))


def day_of(field: str) -> Callable[[Member], str]:
    """Return what shows a day as a day: “two years ago” is no use beside a fee."""

    def show(member: Member) -> str:
        day = getattr(member, field)
        return day.isoformat() if day else "–"

    return show


class RegisterPolicy(ModelPermissionPolicy):
    """Nobody deletes a member by the form: they leave, and are erased with their account."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class MemberIndexView(generic.IndexView):
    """The list, with search, filters, boxes to tick, and the export for those who may."""

    default_ordering = ("user__last_name", "user__first_name", "pk")
    list_export: ClassVar = [
        "number", "user.first_name", "user.last_name", "email", "phone", "postal_address", "joined_on", "left_on",
        "fee_paid_on", "letter_by", "roles_in_words", "circles_in_words",
    ]  # fmt: skip
    export_headings: ClassVar = {
        "user.first_name": _("first name"),
        "user.last_name": _("last name"),
        "email": _("e-mail address"),
        "roles_in_words": _("roles"),
        "circles_in_words": _("working groups and interests"),
    }
    export_filename = "medlemmar"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show or export the list, and note it."""
        if self.is_export and not request.user.has_perm(EXPORT):
            raise PermissionDenied
        response = super().get(request, *args, **kwargs)
        count = self.object_list.count() if hasattr(self.object_list, "count") else len(self.object_list)
        kind = RegisterLook.Kind.EXPORT if self.is_export else RegisterLook.Kind.LIST
        log.note(request.user, kind, count=count, detail=request.GET.urlencode())
        return response

    @property
    def show_export_buttons(self) -> bool:
        """Offer the export to those who may."""
        return self.request.user.has_perm(EXPORT)

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Add the import, and the handover."""
        buttons = list(super().header_buttons)
        if self.request.user.has_perm(IMPORT):
            buttons.append(HeaderButton(_now("Import a list"), reverse("members_import"), icon_name="upload"))
        if self.request.user.has_perm("members_area.change_appointment"):
            buttons.append(HeaderButton(_now("Handover"), reverse("members_handover"), icon_name="group"))
        return buttons

    def get_base_queryset(self) -> Any:
        """Fetch along what the rows show."""
        return super().get_base_queryset().as_rows()

    def search_queryset(self, queryset: Any) -> Any:
        """Search for every word by itself: first and last name stand in two fields."""
        return search(queryset, self.search_query) if self.is_searching else queryset

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Return what goes into a cell; nothing that runs."""
        return without_formula(super().preprocess_field_value(field, value, export_format))

    def stream_csv(self, queryset: Any) -> Any:
        """Begin with the mark that makes spreadsheets read UTF-8."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)

    @cached_property
    def columns(self) -> list[Column]:
        """Return the columns."""
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="member"),
            TitleColumn(
                "name",
                label=_("Name"),
                accessor=str,
                sort_key="user__last_name",
                get_url=lambda member: reverse("members:edit", args=[member.pk]),
                get_title_id=lambda member: f"member_{member.pk}_title",
            ),
            Column("email", label=_("E-mail address"), sort_key="user__email"),
            StatusTagColumn("state", label=_("State"), primary=lambda member: member.is_current()),
            Column("roles_in_words", label=_("Roles")),
            Column("joined_on", label=_("Joined"), sort_key="joined_on", accessor=day_of("joined_on")),
            Column("fee_paid_on", label=_("Fee paid"), sort_key="fee_paid_on", accessor=day_of("fee_paid_on")),
        ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Say whether the boxes lead anywhere."""
        return {**super().get_context_data(*args, **kwargs), "may_change": self.request.user.has_perm(CHANGE)}


class MemberEditView(generic.EditView):
    """One member."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the member, and note who looked."""
        response = super().get(request, *args, **kwargs)
        log.note(request.user, RegisterLook.Kind.MEMBER, member_id=self.object.pk, count=1)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, and note who changed what."""
        log.note(
            self.request.user,
            RegisterLook.Kind.CHANGE,
            member_id=self.object.pk,
            count=1,
            detail=", ".join(form.changed_data),
        )
        return super().form_valid(form)


class MemberViewSet(ModelViewSet):
    """The register, for those who keep it."""

    model = Member
    name = "members"
    url_prefix = "medlemmar"
    icon = "group"
    menu_label = _("Members")
    menu_order = 300
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = MemberIndexView
    edit_view_class = MemberEditView
    index_template_name = "members_area/admin/members.html"
    filterset_class = MemberFilterSet
    search_fields: ClassVar = ["user__last_name"]
    search_backend_name = None
    list_per_page = 50

    @property
    def permission_policy(self) -> RegisterPolicy:
        return RegisterPolicy(self.model)


class CircleViewSet(ModelViewSet):
    """Working groups and interests."""

    model = Circle
    name = "circles"
    icon = "tag"
    menu_label = _("Working groups")
    menu_order = 301
    add_to_admin_menu = True
    list_display: ClassVar = ["name", "kind"]


class JoinRequestPolicy(ModelPermissionPolicy):
    """Wishes come by the form; nobody writes them here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class JoinRequestViewSet(ModelViewSet):
    """Who wants to become a member."""

    model = JoinRequest
    name = "join_requests"
    icon = "user"
    menu_label = _("Want to join")
    menu_order = 302
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_display: ClassVar = ["name", "email", "at", "is_answered"]
    list_filter: ClassVar = ["is_answered"]
    search_fields: ClassVar = ["name", "email"]
    search_backend_name = None

    @property
    def permission_policy(self) -> JoinRequestPolicy:
        return JoinRequestPolicy(self.model)


class LookPolicy(ModelPermissionPolicy):
    """Administrators read the log; nobody writes it."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return bool(action == "view" and user.is_active and user.is_superuser)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class LookViewSet(ModelViewSet):
    """Who has looked at the register."""

    model = RegisterLook
    name = "register_looks"
    icon = "view"
    menu_label = _("Looks at the register")
    menu_order = 620
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display: ClassVar = ["at", "who", "kind", "member_id", "count", "detail"]
    list_filter: ClassVar = ["kind"]
    search_fields: ClassVar = ["who", "detail"]
    search_backend_name = None
    form_fields: ClassVar = ["detail"]  # no form is ever shown
    inspect_view_fields: ClassVar = ["at", "who", "kind", "member_id", "count", "detail"]

    @property
    def permission_policy(self) -> LookPolicy:
        return LookPolicy(self.model)
