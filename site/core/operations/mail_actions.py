"""What can be done to mails of the outbox: a verb each, for one mail or many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction

from core import outbox
from core.models import MailState, OutboxMail
from core.operations.mail_filters import chosen_by

CHANGE = "core.change_outboxmail"


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
    action_type, action_priority = "confirm", 60
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
