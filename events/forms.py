"""The event's forms in the admin: repetition in plain choices, and a new date for a copy."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from core.visibility.forms import AudiencePageForm
from events import recurrence

OWN = "own"
CHOICES = [
    ("", _("Only once")),
    ("weekly", _("Every week, the same weekday")),
    ("fortnightly", _("Every other week, the same weekday")),
    ("monthly_date", _("Every month, the same date")),
    ("monthly_weekday", _("Every month, the same weekday (such as the third Tuesday)")),
    ("monthly_last", _("Every month, the last such weekday")),
    ("yearly", _("Every year, the same date")),
    (OWN, _("By a rule of its own")),
]
_MAKERS = {
    "weekly": recurrence.weekly,
    "fortnightly": lambda start: recurrence.weekly(start, 2),
    "monthly_date": recurrence.monthly_by_date,
    "monthly_weekday": recurrence.monthly_by_weekday,
    "monthly_last": recurrence.monthly_by_last_weekday,
    "yearly": recurrence.yearly,
}
_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:(?:\s+(?:kl\.?\s*)?|T)(\d{1,2})[.:](\d{2}))?", re.ASCII)
_BETWEEN = re.compile(r"[\s,;]*")


def read_written(text: str) -> list[tuple[datetime.date, datetime.time | None]]:
    """Return the dates that somebody has written (`2027-03-02`, `2027-03-02 19.00`). Raises ValueError."""
    found, place = [], _BETWEEN.match(text).end()  # type: ignore[union-attr]  # it matches nothing, too
    while place < len(text):
        match = _DATE.match(text, place)
        if match is None:
            raise ValueError(text[place : place + 20])
        try:
            day = datetime.date(int(match[1]), int(match[2]), int(match[3]))
            time = datetime.time(int(match[4]), int(match[5])) if match[4] else None
        except ValueError as error:
            raise ValueError(match[0]) from error
        found.append((day, time))
        place = _BETWEEN.match(text, match.end()).end()  # type: ignore[union-attr]
    return found


class DatesField(forms.CharField):
    """Dates as one writes them, one a line; `with_time` lets a date have a time of its own."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value: Any) -> Any:
        """Return the dates and times. Raises ValidationError that repeats what could not be read."""
        text = super().clean(value)
        try:
            return read_written(text)
        except ValueError as error:
            raise forms.ValidationError(
                _now("“%(text)s” is no date. Write dates like 2027-03-02, one on each line.") % {"text": error}
            ) from error


class EventPageForm(AudiencePageForm):
    """The repetition in plain choices; stored as a rule of RFC 5545 with its exceptions."""

    repeat = forms.ChoiceField(label=_("Happens"), choices=CHOICES, required=False)
    repeat_rule = forms.CharField(
        label=_("Rule of its own"),
        max_length=200,
        required=False,
        help_text=_("As in calendar files (RFC 5545). For example: FREQ=WEEKLY;BYDAY=TU,TH"),
    )
    repeat_until = forms.DateField(label=_("Up to and including"), required=False, widget=AdminDateInput)
    repeat_count = forms.IntegerField(
        label=_("Or so many times"), required=False, min_value=1, max_value=500, help_text=_("Empty: without an end.")
    )
    repeat_except = DatesField(
        label=_("Not on these dates"), required=False, help_text=_("One on each line, like 2026-12-24.")
    )
    repeat_extra = DatesField(
        label=_("And also on these dates"),
        required=False,
        help_text=_("One on each line, with a time if it is another: 2027-01-07 19.00"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "repeat" in self.fields and self.instance.starts_at:
            self.initial.update({name: value for name, value in self._stored().items() if name not in self.initial})
        if "areas" in self.fields:
            from program.models import PolicyAreaPage  # noqa: PLC0415 - models ask for this module

            field = self.fields["areas"]
            own = PolicyAreaPage.objects.filter(locale=self.instance.locale_id) if self.instance.locale_id else None
            field.queryset = own if own is not None and own.exists() else PolicyAreaPage.objects.all()
            field.widget = forms.CheckboxSelectMultiple()
            field.widget.choices = field.choices

    def _stored(self) -> dict[str, Any]:
        page = self.instance
        initial: dict[str, Any] = {
            "repeat_except": "\n".join(f"{day}" for day in recurrence.read_dates(page.exdates)),
            "repeat_extra": "\n".join(f"{moment:%Y-%m-%d %H.%M}" for moment in recurrence.read_moments(page.rdates)),
        }
        if not page.rrule:
            return initial
        parts = recurrence.parts_of(page.rrule)
        initial |= {"repeat_until": recurrence.until_of(parts), "repeat_count": parts.get("COUNT")}
        bare = {name: value for name, value in parts.items() if name not in {"UNTIL", "COUNT"}}
        start = timezone.localtime(page.starts_at).date()
        rule = recurrence.text_of(bare)
        known = [name for name, make in _MAKERS.items() if recurrence.text_of(make(start)) == rule]
        return initial | ({"repeat": known[0]} if known else {"repeat": OWN, "repeat_rule": rule})

    def clean(self) -> dict[str, Any]:
        """Put the choices together into a rule."""
        cleaned = super().clean() or self.cleaned_data
        start = cleaned.get("starts_at")
        if "repeat" in self.fields and start and not {"repeat_except", "repeat_extra"} & set(self.errors):
            self._set_repetition(timezone.localtime(start).replace(tzinfo=None), cleaned)
        return cleaned

    def _set_repetition(self, start: datetime.datetime, cleaned: dict[str, Any]) -> None:
        page = self.instance
        page.rrule = self._rule(start, cleaned)
        page.exdates = recurrence.write_dates(day for day, _time in cleaned.get("repeat_except") or ())
        page.rdates = recurrence.write_moments(
            datetime.datetime.combine(day, time or start.time()) for day, time in cleaned.get("repeat_extra") or ()
        )
        if (
            page.rrule
            and not self.errors
            and not recurrence.follows_its_rule(recurrence.Repetition(starts_at=start, rule=page.rrule))
        ):
            self.add_error("starts_at", _("The first date does not follow the rule."))

    def _rule(self, start: datetime.datetime, cleaned: dict[str, Any]) -> str:
        choice, until, count = cleaned.get("repeat"), cleaned.get("repeat_until"), cleaned.get("repeat_count")
        if not choice:
            return ""
        if until and count:
            self.add_error("repeat_count", _("Choose either a last day or a number of times."))
        if until and until < start.date():
            self.add_error("repeat_until", _("The last day is before the first."))
        try:
            if choice == OWN:
                parts = recurrence.parts_of(cleaned.get("repeat_rule") or "")
            else:
                parts = _MAKERS[choice](start.date())
        except recurrence.BadRule:
            self.add_error("repeat_rule", _("The calendar cannot read this rule."))
            return ""
        if until:
            parts |= {"UNTIL": f"{until:%Y%m%d}", "COUNT": ""}
        elif count:
            parts |= {"COUNT": str(count), "UNTIL": ""}
        return recurrence.text_of(parts)


class EventCopyForm(CopyForm):
    """Asks for the copy's date."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_start"] = forms.DateTimeField(
            label=_("New date"),
            initial=getattr(self.page.specific, "starts_at", None),
            widget=AdminDateTimeInput,
            help_text=_("The copy is a draft. It keeps how long it lasts, but happens once."),
        )
        self.order_fields(["new_title", "new_start"])
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)
