"""Which mails of the outbox the admin's list shows."""

from __future__ import annotations

from typing import ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from core.models import MailState, OutboxMail


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
