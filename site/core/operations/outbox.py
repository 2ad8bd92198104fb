"""The outbox in the admin: what will go, goes and went, and what can be done about it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permissions import ModelPermissionPolicy

from core.models import MailState, OutboxMail
from core.operations.mail_actions import ACTIONS, CHANGE
from core.operations.mail_filters import MailFilterSet

VIEW = "core.view_outboxmail"


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Mails are seen, never written or deleted in the admin; what may be done has buttons of its own."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and user.has_perm(VIEW)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


def error_in_words(mail: OutboxMail) -> str:
    """Return the last error; our own reasons are translated, a server's words stand as they came."""
    return _now(mail.last_error) if mail.last_error else ""


class MailIndexView(generic.IndexView):
    """The list, with a box to tick on each row."""

    default_ordering = "-created_at"

    @cached_property
    def columns(self) -> list[Column]:
        """Return the columns; the state is a tag, coloured where somebody has to look."""
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="mail"),
            TitleColumn(
                "subject",
                label=_("Subject"),
                sort_key="subject",
                get_url=lambda mail: reverse("outbox:inspect", args=[mail.pk]),
                get_title_id=lambda mail: f"mail_{mail.pk}_title",
            ),
            Column("to", label=_("To"), sort_key="to"),
            Column("category", label=_("Kind")),
            StatusTagColumn(
                "get_state_display",
                label=_("State"),
                sort_key="state",
                primary=lambda mail: mail.state in {MailState.FAILED, MailState.UNSURE},
            ),
            DateColumn("not_before", label=_("Not before"), sort_key="not_before"),
            DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
            Column("last_error", label=_("Last error"), accessor=error_in_words),
        ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Say whether the boxes lead anywhere."""
        return {**super().get_context_data(*args, **kwargs), "may_change": self.request.user.has_perm(CHANGE)}


class MailInspectView(generic.InspectView):
    """One mail, with the buttons that make sense for its state."""

    page_title = _("Mail")

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """Show times as the clock on the wall has them, and errors in words."""
        if field_name == "last_error":
            return error_in_words(self.object) or "–"
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, datetime.datetime):
            return date_format(timezone.localtime(value), "Y-m-d H:i:s")
        return "–" if value in {None, ""} else value

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Return a button for each verb."""
        if not self.request.user.has_perm(CHANGE):
            return []
        buttons = []
        for action in ACTIONS:
            if action.applies_to(self.object, single=True):
                address = reverse("wagtail_bulk_action", args=["core", "outboxmail", action.action_type])
                query = urlencode({"id": self.object.pk, "next": self.request.path})
                buttons.append(Button(action.display_name, url=f"{address}?{query}", icon_name="mail"))
        return buttons


class MailViewSet(ModelViewSet):
    """The outbox, for those who look after what the association sends."""

    model = OutboxMail
    name = "outbox"
    icon = "mail"
    menu_label = _("Outbox")
    menu_order = 700
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = MailIndexView
    inspect_view_class = MailInspectView
    index_template_name = "core/operations/outbox.html"
    inspect_template_name = "core/operations/mail.html"
    filterset_class = MailFilterSet
    search_fields: ClassVar = ["to", "subject"]
    search_backend_name = None
    list_per_page = 50
    form_fields: ClassVar = ["subject"]  # no form is ever shown
    inspect_view_fields: ClassVar = [
        "state", "to", "subject", "category", "created_at", "not_before", "sent_at", "attempts", "last_error",
        "from_email", "reply_to", "message_id", "erase_after", "text",
    ]  # fmt: skip

    @property
    def permission_policy(self) -> ReadOnlyPolicy:
        return ReadOnlyPolicy(self.model)
