"""The form that strangers fill in, and its fields as the templates want them (DESIGN.md's part on forms)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms import widgets
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.public_forms import guard, tokens

# With a hyphen, which no editor's field can have.
TOKEN = "f-token"  # noqa: S105 - a field's name
TRAP = "f-webbplats"
MOST_LINE, MOST_TEXT = 255, 10_000  # characters
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several answers."""

    id: str
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A field with its label, hint and error."""

    id: str
    name: str
    label: str
    kind: str  # line, text, tick, choices or menu
    hint: str
    error: str
    is_optional: bool
    value: str = ""
    input_type: str = "text"
    autocomplete: str = ""
    input_mode: str = ""
    choices: list[Choice] = field(default_factory=list)

    @property
    def described_by(self) -> str:
        """Return the ids of hint and error."""
        ids = [f"{self.id}-hint" if self.hint else "", f"{self.id}-error" if self.error else ""]
        return " ".join(part for part in ids if part)

    @property
    def target(self) -> str:
        """Return where the error summary leads: the field, or the first of several answers."""
        return self.choices[0].id if self.kind == "choices" and self.choices else self.id


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry of the error summary."""

    text: str
    target: str


def cleaned_data(data: QueryDict) -> QueryDict:
    """Return the data without characters that no keyboard has and no database keeps."""
    clean = QueryDict(mutable=True)
    for name, values in data.lists():
        clean.setlist(name, [CONTROL.sub("", value).replace("\r\n", "\n") for value in values])
    return clean


class PublicForm(forms.Form):
    """A form with a signed time token, a trap for machines, and rows for the template."""

    #: The name that its token and its rate belong to.
    form_name = "form"
    #: Where it is posted.
    action = ""
    #: Whether it stands on a page for the signed-in, and has Django's own token.
    needs_csrf = False
    #: What ends its ids where two forms stand on a page.
    id_end = ""
    #: How many may come in an hour, from everybody together.
    most_an_hour = guard.PER_FORM[0]
    use_required_attribute = False

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        for ours in ("page", "user"):  # Wagtail's form pages pass them
            kwargs.pop(ours, None)
        kwargs.setdefault("label_suffix", "")
        kwargs.setdefault("auto_id", "falt-%s")
        super().__init__(cleaned_data(data) if data is not None else None, *args, **kwargs)
        self.messages: list[str] = []

    # The token and the trap ---------------------------------------------------

    @property
    def given_token(self) -> str:
        """Return the token that came with the form."""
        return str(self.data.get(TOKEN, "")) if self.is_bound else ""

    @cached_property
    def age(self) -> tokens.Age:
        """Tell what the token that came says."""
        return tokens.age_of(self.given_token, self.form_name)

    @property
    def token(self) -> str:
        """Return the token to show: the one that came while it holds, so that sending again is sending the same."""
        if self.is_bound and self.age is not tokens.Age.EXPIRED:
            return self.given_token
        return tokens.make(self.form_name)

    @property
    def trapped(self) -> str:
        """Return what stands in the field that people don't see."""
        return str(self.data.get(TRAP, "")).strip()[:MOST_LINE] if self.is_bound else ""

    # For the template ------------------------------------------------------------

    @cached_property
    def rows(self) -> list[Row]:
        """Return the fields in order."""
        return [_row(bound) for bound in self]

    @property
    def problems(self) -> list[Problem]:
        """Return what the error summary lists."""
        if not self.is_bound:
            return []
        ours = [Problem(text, f"skicka{self.id_end}") for text in self.messages]
        return ours + [Problem(self._in_summary(row), row.target) for row in self.rows if row.error]

    def _in_summary(self, row: Row) -> str:
        """Return the field's error with its label before it, unless it says itself what it is about."""
        own = self.fields[row.name].error_messages.values()
        says_itself = isinstance(self, MessageForm) or (row.label in row.error and row.error in own)
        return row.error if says_itself else f"{row.label}: {row.error}"


LABELS = {forms.EmailField: ("email", "email"), forms.URLField: ("url", "url"), forms.DateField: ("date", "")}


def _row(bound: forms.BoundField) -> Row:
    kind, widget = "line", bound.field.widget
    choices: list[Choice] = []
    raw = bound.value()
    if isinstance(bound.field, forms.BooleanField):
        kind, raw = "tick", "on" if raw not in (None, "", False, "False", "false", "0") else ""
    elif isinstance(bound.field, forms.ChoiceField):
        kind = "menu" if type(widget) is widgets.Select else "choices"
        chosen = {str(value) for value in (raw if isinstance(raw, (list, tuple)) else [raw])}
        choices = [
            Choice(f"{bound.auto_id}-{number}", str(value), str(label), str(value) in chosen)
            for number, (value, label) in enumerate(list(bound.field.choices))  # type: ignore[arg-type]  # never a function here
        ]
        raw = ""
    elif isinstance(widget, widgets.Textarea):
        kind = "text"
    input_type = getattr(widget, "input_type", "text") or "text"
    for field_class, (as_type, _autocomplete) in LABELS.items():
        if isinstance(bound.field, field_class):
            input_type = as_type
    if kind == "choices":
        input_type = "checkbox" if isinstance(bound.field, forms.MultipleChoiceField) else "radio"
    elif isinstance(bound.field, forms.DecimalField):
        input_type = "text"  # a number field throws away what it doesn't understand
    return Row(
        id=bound.auto_id,
        name=bound.html_name,
        label=str(bound.label),
        kind=kind,
        hint=str(bound.help_text),
        error=" ".join(str(error) for error in bound.errors),
        is_optional=not bound.field.required,
        value="" if raw is None else str(raw),
        input_type=input_type,
        autocomplete=widget.attrs.get("autocomplete", ""),
        input_mode="decimal" if isinstance(bound.field, forms.DecimalField) else "",
        choices=choices,
    )


class MessageForm(PublicForm):
    """Name, address and message: the contact form, and a letter to a person."""

    namn = forms.CharField(max_length=120)
    epost = forms.EmailField(max_length=254)
    meddelande = forms.CharField(max_length=MOST_TEXT, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, address, text = self.fields["namn"], self.fields["epost"], self.fields["meddelande"]
        name.label, address.label, text.label = _("Your name"), _("Your e-mail address"), _("Your message")
        address.help_text = _("The answer goes here.")
        name.widget.attrs["autocomplete"], address.widget.attrs["autocomplete"] = "name", "email"
        name.error_messages["required"] = _("Write your name")
        address.error_messages["required"] = _("Write your e-mail address, so that we can answer")
        address.error_messages["invalid"] = _("Write the e-mail address like this: namn@example.se")
        text.error_messages["required"] = _("Write a message")


def wants_receipt(request: HttpRequest) -> bool:
    """Tell whether the reader has just sent the form: the page then thanks instead of asking."""
    return "tack" in request.GET
