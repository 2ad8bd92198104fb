"""The admin's forms of the sign-up: how names are taken, the secret link, and a mail to all."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.models import OnlineLink, Place, Registration, SignupSheet

EVERYBODY = ""


class SheetForm(forms.ModelForm):
    """How an event takes names."""

    class Meta:
        model = SignupSheet
        exclude = ("event", "is_open")  # noqa: DJ006 - all else is for the organiser to choose
        widgets = {"questions": forms.Textarea(attrs={"rows": 3}), "note": forms.Textarea(attrs={"rows": 2})}


class LinkForm(forms.ModelForm):
    """The secret link. Its fields may both be empty."""

    url = forms.URLField(label=_("Link to the meeting"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = OnlineLink
        fields = ("url", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def clean_url(self) -> str:
        """Take nothing but the web."""
        url = str(self.cleaned_data["url"])
        if url and not url.lower().startswith(("https://", "http://")):
            raise forms.ValidationError(_("The link begins with https://"))
        return url


class LetterForm(forms.Form):
    """A mail to those who have signed up."""

    to = forms.ChoiceField(
        label=_("To"),
        required=False,
        choices=[
            (Place.HELD, _("Those who have a place")),
            (Place.WAITING, _("Those who wait")),
            (EVERYBODY, _("All")),
        ],
        initial=Place.HELD,
    )
    subject = forms.CharField(label=_("Subject"), max_length=150)
    text = forms.CharField(
        label=_("Text"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Each gets a mail of their own, with the link to change or withdraw below."),
    )
    errand = forms.UUIDField(widget=forms.HiddenInput)  # pressed twice is sent once

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("errand", uuid.uuid4())

    def chosen(self, people: QuerySet[Registration]) -> QuerySet[Registration]:
        """Return who gets it."""
        state = self.cleaned_data["to"]
        return people.filter(state=state) if state else people.exclude(state=Place.GIVEN_UP)
