"""The admin's own forms of the calendar."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from core.models import Venue
from events import terms
from events.clashes import Proposal
from events.forms import DatesField
from events.models import EventKind, Occurrence, State

NTH = [
    ("", _("Every week")),
    ("2w", _("Every other week")),
    ("1", _("The first in the month")),
    ("2", _("The second in the month")),
    ("3", _("The third in the month")),
    ("4", _("The fourth in the month")),
    ("-1", _("The last in the month")),
]


class TermForm(forms.Form):
    """What a term's meetings have in common, and on which days they are."""

    title = forms.CharField(label=_("Title of each meeting"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=EventKind.choices, initial=EventKind.MEMBER_MEETING)
    start = forms.TimeField(label=_("From"), initial=datetime.time(18, 30), widget=AdminTimeInput)
    end = forms.TimeField(label=_("To"), initial=datetime.time(20, 30), widget=AdminTimeInput)
    venue = forms.ModelChoiceField(label=_("Venue"), queryset=Venue.objects.all(), required=False)
    place = forms.CharField(label=_("Room or place"), max_length=160, required=False)
    nth = forms.ChoiceField(label=_("How often"), choices=NTH, initial="3", required=False)
    weekday = forms.TypedChoiceField(label=_("Weekday"), choices=list(WEEKDAYS.items()), coerce=int, initial=1)
    first = forms.DateField(label=_("First day of the term"), required=False, widget=AdminDateInput)
    last = forms.DateField(label=_("Last day of the term"), required=False, widget=AdminDateInput)
    dates = DatesField(
        label=_("Or paste the dates"),
        required=False,
        help_text=_("One on each line, with a time if it is another: 2027-01-19 or 2027-01-19 19.00"),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a term or for dates."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if not cleaned.get("dates") and "dates" not in self.errors:
            if not first or not last:
                self.add_error("first", _("Give the first and the last day, or paste the dates."))
            elif last < first or last - first > datetime.timedelta(days=400):
                self.add_error("last", _("The term ends after it begins, and lasts a year at most."))
        return cleaned

    @property
    def plan(self) -> terms.Plan:
        """Return what the meetings have in common."""
        data = self.cleaned_data
        return terms.Plan(data["title"], data["kind"], data["start"], data["end"], data["venue"], data["place"])

    def proposals(self) -> list[Proposal]:
        """Return the dates: the pasted ones, and those of the pattern where a term is given."""
        data = self.cleaned_data
        days = list(data.get("dates") or ())
        if data["first"] and data["last"]:
            pattern = terms.days_of(data["nth"], data["weekday"], data["first"], data["last"])
            days += [(day, None) for day in pattern]
        return terms.proposals(days, self.plan)


class DateForm(forms.ModelForm):
    """What is decided of one date of an event."""

    class Meta:
        model = Occurrence
        fields = ("state", "own_starts_at", "own_ends_at", "venue", "own_place", "own_title", "own_text")
        widgets = {"own_starts_at": AdminDateTimeInput, "own_ends_at": AdminDateTimeInput}

    def clean(self) -> dict[str, Any]:
        """Refuse a date that ends before it starts, and call a new time a move."""
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("own_starts_at"), cleaned.get("own_ends_at")
        if end and not start:
            self.add_error("own_ends_at", _("Give the new start as well."))
        elif start and end and end < start:
            self.add_error("own_ends_at", _("It ends before it starts."))
        moved = bool(start or cleaned.get("own_place") or cleaned.get("venue"))
        if moved and cleaned.get("state") == State.PLANNED:
            cleaned["state"] = State.MOVED
        return cleaned
