"""The form of those who want to come, made of what the editor asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.public_forms.forms import PublicForm
from events.models.events import EventPage
from events.models.kinds import Attendance
from events.models.signups import Registration, SignupSheet
from events.signup.desk import Wish

MOST_AN_HOUR = 1200  # a popular event fills within minutes
OWN = "egen{}"


class SignupForm(PublicForm):
    """Name and address, and whatever else the sheet asks."""

    most_an_hour = MOST_AN_HOUR

    namn = forms.CharField(max_length=120)
    epost = forms.EmailField(max_length=254)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        event: EventPage,
        sheet: SignupSheet,
        known: Registration | None = None,
        user: Any = None,
    ) -> None:
        self.sheet, self.known, self.user = sheet, known, user
        super().__init__(data, initial=self._initial(user))
        named: dict[str, Any] = self.fields
        named["namn"].label, named["epost"].label = _("Your name"), _("Your e-mail address")
        named["namn"].widget.attrs["autocomplete"], named["epost"].widget.attrs["autocomplete"] = "name", "email"
        named["namn"].error_messages["required"] = _("Write your name")
        named["epost"].help_text = _("The confirmation goes here.")
        named["epost"].error_messages |= {
            "required": _("Write your e-mail address, so that we can send the confirmation"),
            "invalid": _("Write the e-mail address like this: namn@example.se"),
        }
        if known is not None:
            del self.fields["epost"]  # another address is another person
        self._add_asked(event)

    def _add_asked(self, event: EventPage) -> None:
        sheet, fields = self.sheet, self.fields
        if sheet.asks_phone:
            widget = forms.TextInput(attrs={"autocomplete": "tel"})
            widget.input_type = "tel"
            fields["telefon"] = forms.CharField(max_length=40, required=False, label=_("Phone"), widget=widget)
        if event.attendance == Attendance.BOTH:
            fields["hur"] = forms.ChoiceField(
                label=_("How do you take part?"),
                choices=[(Attendance.ON_SITE, _("I come there")), (Attendance.ONLINE, _("Online"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose how you take part")},
            )
        if sheet.asks_food:
            hint = _("Allergies, or what you do not eat.")
            fields["mat"] = forms.CharField(max_length=200, required=False, label=_("Food"), help_text=hint)
        if sheet.asks_access:
            label, hint = _("What do you need to take part?"), _("For example a hearing loop or room for a wheelchair.")
            fields["behov"] = forms.CharField(max_length=300, required=False, label=label, help_text=hint)
        for number, question in enumerate(sheet.own_questions):
            fields[OWN.format(number)] = forms.CharField(max_length=300, required=False, label=question)

    def _initial(self, user: Any) -> dict[str, Any]:
        known = self.known
        if known is None:
            if not getattr(user, "is_authenticated", False):
                return {}
            return {"namn": user.get_full_name(), "epost": user.email}
        answers = dict(known.answers)
        own = {OWN.format(n): answers.get(question, "") for n, question in enumerate(self.sheet.own_questions)}
        food, access = answers.get(_("Food"), ""), answers.get(_("What do you need to take part?"), "")
        return {"namn": known.name, "telefon": known.phone, "hur": known.how, "mat": food, "behov": access} | own

    def clean_epost(self) -> str:
        """Refuse what no mail reaches: the confirmation has the link to withdraw by."""
        email = str(self.cleaned_data["epost"])
        if not email.rpartition("@")[0].isascii():
            raise forms.ValidationError(_("Write the e-mail address like this: namn@example.se"))
        return email

    def wish(self, event: EventPage) -> Wish:
        """Return what was written."""
        data = self.cleaned_data
        asked = ("mat", "behov", *(OWN.format(number) for number in range(len(self.sheet.own_questions))))
        answers = [(str(self.fields[name].label), data[name]) for name in asked if data.get(name)]
        known, user = self.known, self.user
        email = known.email if known is not None else data["epost"]
        is_own = getattr(user, "is_authenticated", False) and user.email.lower() == email.lower()
        return Wish(
            name=" ".join(data["namn"].split()),
            email=email,
            phone=data.get("telefon", ""),
            how=data.get("hur") or (Attendance.ONLINE if event.attendance == Attendance.ONLINE else Attendance.ON_SITE),
            answers=answers,
            language=known.language if known is not None else get_language() or "sv",
            user=user if is_own else None,
        )
