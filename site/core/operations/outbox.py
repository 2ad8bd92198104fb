"""The outbox in the admin: what will go, goes and went, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar
from urllib.parse import urlencode, urlsplit

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permissions import ModelPermissionPolicy

from core import outbox
from core.models import MailState, OutboxMail

VIEW, CHANGE = "core.view_outboxmail", "core.change_outboxmail"


class MailFilterSet(WagtailFilterSet):
    """By state, kind and day."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=MailState.choices, widget=django_filters.widgets.forms.CheckboxSelectMultiple
    )
    category = django_filters.AllValuesFilter(label=_("Kind"))
    not_before = django_filters.DateFromToRangeFilter(label=_("Time"), widget=DateRangePickerWidget)

    class Meta:
        model = OutboxMail
        fields: ClassVar = ["state", "category", "not_before"]


def chosen_by(query: str) -> QuerySet[OutboxMail]:
    """Return the mails that the list showed under this query string: what somebody saw and ticked as *all*."""
    data = QueryDict(query)
    found = MailFilterSet(data, queryset=OutboxMail.objects.all())
    mails = found.qs if found.is_valid() else OutboxMail.objects.none()
    words = data.get("q", "").replace("\0", "").strip()
    return mails.filter(Q(to__icontains=words) | Q(subject__icontains=words)) if words else mails


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Mails are seen, never written or deleted in the admin; what may be done has buttons of its own."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and user.has_perm(VIEW)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


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
            Column("last_error", label=_("Last error")),
        ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Say whether the boxes lead anywhere."""
        return {**super().get_context_data(*args, **kwargs), "may_change": self.request.user.has_perm(CHANGE)}


class MailInspectView(generic.InspectView):
    """One mail, with the buttons that make sense for its state."""

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


class MailAction(BulkAction):
    """A verb of the outbox for one mail or many, after a page that says what will happen."""

    models: ClassVar = [OutboxMail]
    template_name = "core/operations/mail_action.html"
    states: ClassVar[set[MailState]] = set()
    verb: ClassVar[Callable[..., int]]
    needs_body = False
    aria_label: Any = ""
    explanation: Any = ""

    @classmethod
    def applies_to(cls, mail: OutboxMail, *, single: bool) -> bool:  # noqa: ARG003 - ResendMails asks for it
        """Tell whether the verb makes sense for this mail."""
        return mail.state in cls.states and not (cls.needs_body and mail.erased_at)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in only those who may: even the question shows addresses."""
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def single(self) -> bool:
        """Whether one mail was chosen, by itself."""
        ids = self.request.GET.getlist("id")
        return len(ids) == 1 and ids != ["all"]

    def get_all_objects_in_listing_query(self, parent_id: object) -> list[str]:
        """Return what the list showed, filters included, not everything there is."""
        found = chosen_by(urlsplit(self.next_url).query)
        return [str(pk) for pk in found.values_list("pk", flat=True)]

    @classmethod
    def get_queryset(cls, model: type[OutboxMail], object_ids: Iterable[str]) -> list[OutboxMail]:
        """Return the chosen mails; what is no number chooses none."""
        numbers = [int(text) for text in object_ids if text.isascii() and text.isdigit() and len(text) < 19]
        found: list[OutboxMail] = []
        for start in range(0, len(numbers), 500):
            found += model.objects.filter(pk__in=numbers[start : start + 500])
        return found

    def check_perm(self, obj: OutboxMail) -> bool:
        """Leave out the mails for which the verb makes no sense."""
        return self.applies_to(obj, single=self.single)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the action."""
        context = super().get_context_data(**kwargs)
        return {**context, "action": self, "first": context["items"][:20], "more": max(0, len(context["items"]) - 20)}

    def get_execution_context(self) -> dict[str, Any]:
        return {"single": self.single}

    @classmethod
    def execute_action(cls, objects: list[OutboxMail], *, single: bool = False, **_: Any) -> tuple[int, int]:
        """Do it, in portions: a query takes only so many numbers."""
        numbers = [mail.pk for mail in objects]
        count = 0
        for start in range(0, len(numbers), 500):
            count += cls.act(OutboxMail.objects.filter(pk__in=numbers[start : start + 500]), single=single)
        return count, 0

    @classmethod
    def act(cls, mails: QuerySet[OutboxMail], *, single: bool) -> int:  # noqa: ARG003 - as above
        """Call the verb."""
        return cls.verb(mails)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext("%(count)d mail changed.", "%(count)d mails changed.", num_parent_objects) % {
            "count": num_parent_objects
        }


class HoldMails(MailAction):
    """Stop for now."""

    display_name, aria_label = _("Hold"), _("Hold the selected mails")
    explanation = _("They wait until somebody releases them.")
    action_type, action_priority = "hold", 10
    states: ClassVar = {MailState.QUEUED}
    verb = staticmethod(outbox.hold)


class ReleaseMails(MailAction):
    """Go on."""

    display_name, aria_label = _("Release"), _("Release the selected mails")
    explanation = _("They are sent in their turn.")
    action_type, action_priority = "release", 20
    states: ClassVar = {MailState.HELD}
    verb = staticmethod(outbox.release)


class CancelMails(MailAction):
    """Never send."""

    display_name, aria_label = _("Cancel"), _("Cancel the selected mails")
    explanation = _("They are not sent.")
    action_type, action_priority = "cancel", 30
    classes: ClassVar = {"serious"}
    states: ClassVar = {MailState.QUEUED, MailState.HELD, MailState.UNSURE}
    verb = staticmethod(outbox.cancel)


class ConfirmMails(MailAction):
    """It did arrive."""

    display_name, aria_label = _("Mark as sent"), _("Mark the selected mails as sent")
    explanation = _("For mails of which it was not known whether they went out, and which did.")
    action_type, action_priority = "confirm", 40
    states: ClassVar = {MailState.UNSURE}
    verb = staticmethod(outbox.confirm)


class ResendMails(MailAction):
    """Send after all; one mail by itself also a second time."""

    display_name, aria_label = _("Send again"), _("Send the selected mails again")
    explanation = _("Failed, cancelled and unsure mails are sent. Who had got an unsure one gets it twice.")
    action_type, action_priority = "resend", 50
    states: ClassVar = {MailState.FAILED, MailState.CANCELLED, MailState.UNSURE}
    needs_body = True

    @classmethod
    def applies_to(cls, mail: OutboxMail, *, single: bool) -> bool:
        """A sent mail can be sent again by itself only: a slip must not reach everybody twice."""
        return super().applies_to(mail, single=single) or (
            single and mail.state == MailState.SENT and not mail.erased_at
        )

    @classmethod
    def act(cls, mails: QuerySet[OutboxMail], *, single: bool) -> int:
        return outbox.resend(mails, copies=single)


ACTIONS: tuple[type[MailAction], ...] = (HoldMails, ReleaseMails, CancelMails, ConfirmMails, ResendMails)
