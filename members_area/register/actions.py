"""What can be done to many members at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.widgets import AdminDateInput

from members_area.models import Member, RegisterLook
from members_area.register import leaving, log
from members_area.register.filters import chosen_by

CHANGE = "members_area.change_member"
PORTION = 500
SHOWN = 20  # names on the page that asks


class DayForm(forms.Form):
    """Asks which day."""

    day = forms.DateField(label=_("Day"), initial=timezone.localdate, widget=AdminDateInput)


class MemberAction(BulkAction):
    """A verb of the register, after a page that says whom it concerns."""

    models: ClassVar = [Member]
    template_name = "members_area/admin/member_action.html"
    form_class: Any = DayForm
    permission = CHANGE
    aria_label: Any = ""
    explanation: Any = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in only those who may: even the question shows names."""
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, and note who has looked: the question shows names."""
        response = super().get(request, *args, **kwargs)
        shown = [item["item"] for item in response.context_data["items"]][:SHOWN]
        one = shown[0].pk if len(shown) == 1 else None
        log.note(request.user, RegisterLook.Kind.LIST, member_id=one, count=len(shown), detail=str(self.display_name))
        return response

    def get_all_objects_in_listing_query(self, parent_id: object) -> list[str]:
        """Return what the list showed, filters included."""
        return [str(pk) for pk in chosen_by(urlsplit(self.next_url).query).values_list("pk", flat=True)]

    @classmethod
    def get_queryset(cls, model: type[Member], object_ids: Iterable[str]) -> list[Member]:
        """Return the chosen members; what is no number chooses none."""
        numbers = [int(text) for text in object_ids if text.isascii() and text.isdigit() and len(text) < 19]
        found: list[Member] = []
        for start in range(0, len(numbers), PORTION):
            found += model.objects.filter(pk__in=numbers[start : start + PORTION]).select_related("user")
        return found

    def check_perm(self, obj: Member) -> bool:
        """Concern whoever was chosen."""
        return True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the action."""
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "action": self,
            "first": context["items"][:SHOWN],
            "more": max(0, len(context["items"]) - SHOWN),
        }

    def get_execution_context(self) -> dict[str, Any]:
        """Pass on the day, and who says so."""
        return {"day": self.cleaned_form.cleaned_data.get("day"), "by": self.request.user}

    @classmethod
    def execute_action(cls, objects: list[Member], *, by: Any = None, day: Any = None, **_: Any) -> tuple[int, int]:
        """Do it in portions, and note it in the log."""
        numbers = [member.pk for member in objects]
        count = 0
        for start in range(0, len(numbers), PORTION):
            count += cls.act(Member.objects.filter(pk__in=numbers[start : start + PORTION]), day=day)
        log.note(by, RegisterLook.Kind.CHANGE, count=count, detail=str(cls.display_name))
        return count, 0

    @classmethod
    def act(cls, members: Any, *, day: datetime.date) -> int:
        """Do it."""
        raise NotImplementedError

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext("%(count)d member changed.", "%(count)d members changed.", num_parent_objects) % {
            "count": num_parent_objects
        }


class PayFee(MemberAction):
    """The fee has been paid."""

    display_name, aria_label = _("Fee paid"), _("Note that the selected members have paid")
    explanation = _("The day is noted as the day on which the fee was paid.")
    action_type, action_priority = "pay", 10

    @classmethod
    def act(cls, members: Any, *, day: datetime.date) -> int:
        return int(members.update(fee_paid_on=day))


class Leave(MemberAction):
    """They are members no longer."""

    display_name, aria_label = _("Have left"), _("Note that the selected members have left")
    explanation = _("From the day nothing is open to them, and they are signed out everywhere.")
    action_type, action_priority = "leave", 20
    classes: ClassVar = {"serious"}

    @classmethod
    def act(cls, members: Any, *, day: datetime.date) -> int:
        return leaving.leave(members, on=day)


class Erase(MemberAction):
    """They have asked for it, and cannot do it themselves."""

    display_name, aria_label = _("Erase"), _("Erase the selected members")
    explanation = _("The members and their accounts are erased at once. It cannot be undone.")
    action_type, action_priority = "erase", 30
    classes: ClassVar = {"serious"}
    form_class: Any = forms.Form
    permission = "members_area.delete_member"

    @classmethod
    def execute_action(cls, objects: list[Member], *, by: Any = None, **_: Any) -> tuple[int, int]:
        """Erase them; the log says that somebody was erased, and by whom."""
        with transaction.atomic():
            for member in objects:
                leaving.erase(member, by=by)
        return len(objects), 0


ACTIONS: tuple[type[MemberAction], ...] = (PayFee, Leave, Erase)
