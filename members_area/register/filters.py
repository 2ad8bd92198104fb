"""Which members the admin's list shows."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from members_area.models import Circle, LetterBy, Member
from members_area.roles import RoleKey

STATES = (("current", _("Members")), ("left", _("Left")))


class MemberFilterSet(WagtailFilterSet):
    """By state, role, group, letter and fee."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=STATES, method="by_state")
    role = django_filters.ChoiceFilter(label=_("Role"), choices=RoleKey.choices, method="by_role")
    circles = django_filters.ModelChoiceFilter(label=_("Working group or interest"), queryset=Circle.objects.all())
    letter_by = django_filters.ChoiceFilter(label=_("Members’ letter"), choices=LetterBy.choices)
    fee_paid_on = django_filters.DateFromToRangeFilter(label=_("Fee paid"), widget=DateRangePickerWidget)
    unpaid = django_filters.BooleanFilter(label=_("Fee not paid this year"), method="by_unpaid")

    class Meta:
        model = Member
        fields: ClassVar = ["state", "role", "circles", "letter_by", "fee_paid_on", "unpaid"]

    def by_state(self, rows: Any, name: str, value: str) -> Any:
        """Keep members, or those who have left."""
        day = timezone.localdate()
        return rows.current(day) if value == "current" else rows.gone(day)

    def by_role(self, rows: Any, name: str, value: str) -> Any:
        """Keep those who have the role today."""
        day = timezone.localdate()
        holds = Q(appointments__role=value, appointments__starts_on__lte=day)
        ends = Q(appointments__ends_on=None) | Q(appointments__ends_on__gt=day)
        return rows.filter(holds & ends).distinct()

    def by_unpaid(self, rows: Any, name: str, value: bool) -> Any:
        """Keep those whose fee of this year is missing, or is not."""
        paid = Q(fee_paid_on__gte=timezone.localdate().replace(month=1, day=1))
        return rows.exclude(paid) if value else rows.filter(paid)


def search(rows: Any, words: str) -> Any:
    """Keep the members in whose name, address or number every word stands."""
    for word in words.replace("\0", "").split()[:8]:
        rows = rows.filter(
            Q(user__first_name__icontains=word)
            | Q(user__last_name__icontains=word)
            | Q(user__email__icontains=word)
            | Q(number__icontains=word)
        )
    return rows


def chosen_by(query: str) -> Any:
    """Return the members that the list showed under this query string: what somebody saw and ticked as *all*."""
    data = QueryDict(query)
    found = MemberFilterSet(data, queryset=Member.objects.all())
    return search(found.qs if found.is_valid() else Member.objects.none(), data.get("q", ""))
