"""The programme's forms for strangers: joining a working group, and commenting on a draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from core.public_forms.forms import MOST_TEXT, MessageForm


class JoinForm(MessageForm):
    """Name, address and, for those who want to, a line about oneself."""

    meddelande = forms.CharField(max_length=MOST_TEXT, widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meddelande"].label = _("What would you like to do, or ask?")


class CommentForm(MessageForm):
    """A comment on a draft programme; the area decides whose mail it becomes."""

    omrade = forms.ChoiceField(required=False)
    field_order = ("omrade", "meddelande", "namn", "epost")

    def __init__(self, *args: Any, areas: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area, text = self.fields["omrade"], self.fields["meddelande"]
        area.label, text.label = _("Which part is it about?"), _("Your comment")
        area.choices = [("", _("The whole programme")), *areas]  # type: ignore[attr-defined]  # a ChoiceField
        area.error_messages["invalid_choice"] = _("Choose one of the parts")
        text.error_messages["required"] = _("Write a comment")
