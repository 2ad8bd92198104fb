"""The form behind a personal link: headline, text, matters, picture. Lenient when saving, strict when sending."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.guard.checking import ANYWAY, Asked, open_findings, subject_of
from core.guard.reading import said
from core.images.forms import PictureField
from core.public_forms.forms import PublicForm, Row
from program.models import PolicyAreaPage
from reports import plain
from reports.blocks import OUTCOMES
from reports.models import ReportText
from reports.texts import AFTER, BEFORE

MOST_TEXT = 20_000  # characters
MOST_MATTERS = 12
MATTER = {"title": 160, "number": 40, "position": 240, "outcome": 20, "vote": 80}
SENDING, PREVIEWING = "skicka", "visa"
FIELDS = {"headline": "rubrik", "lead": "kort", "body": "text", "matters": "arenden", "image_alt": "bildtext"}
NEEDED = {"rubrik", "text", "sekretess", "fragor"}


class WriterForm(PublicForm):
    """One text, as it is typed."""

    form_name = "skriv"

    rubrik = forms.CharField(max_length=120, required=False)
    kort = forms.CharField(max_length=400, required=False, widget=forms.Textarea)
    text = forms.CharField(max_length=MOST_TEXT, required=False, widget=forms.Textarea)
    omrade = forms.ChoiceField(required=False)
    bild = PictureField(required=False)
    bildtext = forms.CharField(max_length=300, required=False)
    fragor = forms.BooleanField(required=False)
    sekretess = forms.BooleanField(required=False)

    def __init__(
        self, text: ReportText, data: QueryDict | None = None, files: Any = None, *, doing: str = "", **kwargs: Any
    ) -> None:
        self.report_text, self.doing = text, doing
        self.asked: Asked | None = None
        self._answers: Asked | None = None
        super().__init__(data, files, **kwargs)
        self.fields["omrade"].choices = _areas()  # type: ignore[attr-defined]  # a ChoiceField
        self._label()
        if text.phase == AFTER:
            del self.fields["sekretess"]

    def _label(self) -> None:
        is_after = self.report_text.phase == AFTER
        labels = {
            "rubrik": (_("Headline"), _("Say what it is about, as to a neighbour.")),
            "kort": (_("In short"), _("One or two sentences that stand in lists.")),
            "text": (
                _("Your text"),
                _("Three questions to answer: What was decided? How did we vote, and why? What happens next?")
                if is_after
                else _("Three questions to answer: What is to be decided? What do we want? Who is affected?"),
            ),
            "omrade": (_("Policy area"), ""),
            "bild": (_("Picture"), _("A photo from the phone is fine, 20 MB at most.")),
            "bildtext": (_("What the picture shows"), _("For those who cannot see it.")),
            "fragor": (_("Readers may ask questions"), _("You get a mail and can answer from there.")),
            "sekretess": (
                _("Nothing in the text is secret"),
                _("No names of individuals, nothing from secret papers, nothing that was said behind closed doors."),
            ),
        }
        for name, (label, hint) in labels.items():
            self.fields[name].label, self.fields[name].help_text = label, hint
        self.fields["text"].widget.attrs["rows"] = 12

    @cached_property
    def rows(self) -> list[Row]:
        """Return the fields; those that sending asks for are not called optional."""
        return [replace(row, is_optional=row.name not in NEEDED and row.is_optional) for row in super().rows]

    def _in_summary(self, row: Row) -> str:
        """Return the field's error: each says what it is about."""
        return row.error

    # Sending asks for more than saving ----------------------------------------------

    def clean(self) -> dict[str, Any]:
        """Ask for what a text needs to go out, when it is being sent."""
        data = super().clean() or self.cleaned_data
        if self.doing == SENDING:
            self._need("rubrik", _("Write a headline, or nobody will find the text."))
            self._need("text", _("Write a text."))
            if self.report_text.phase == BEFORE:
                self._need("sekretess", _("Tick that nothing in the text is secret, or take it out."))
        has_picture = data.get("bild") or self.report_text.image_id
        if self.doing == SENDING and has_picture and not data.get("bildtext"):
            self.add_error("bildtext", _("Say what the picture shows."))
        if self.doing == SENDING and not self.errors:
            self._ask_about_private_things()
        return data

    def _ask_about_private_things(self) -> None:
        """Stop what the publish guard finds, at the field that it stands in (core.guard)."""
        texts = [(FIELDS[name], text) for name, value in self.values().items() for text in said(value)]
        asked = Asked.by(self.data, open_findings(self.report_text, texts), anyway=ANYWAY in self.data)
        if asked.left:
            self.asked = asked
            for finding in asked.left:
                if finding.field in self.fields:
                    self.add_error(finding.field, finding.sentence)
                else:
                    self.messages.append(finding.sentence)
        self._answers = asked

    def let_stand(self, who: str) -> None:
        """Keep what the writer answered the guard."""
        if self._answers is not None:
            self._answers.note(subject_of(self.report_text), title=str(self.report_text), who=who)

    def _need(self, name: str, message: str) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, message)

    # Between form and draft -----------------------------------------------------------

    @property
    def matter_rows(self) -> list[dict[str, Any]]:
        """Return the matters as they are typed, and one empty row."""
        rows = typed_matters(self.data) if self.is_bound else [dict(block.value) for block in self.report_text.matters]
        if len(rows) < MOST_MATTERS:
            rows.append(dict.fromkeys(MATTER, ""))
        return rows

    outcomes = OUTCOMES

    def values(self) -> dict[str, Any]:
        """Return what goes into the draft. A picture is kept by the view."""
        data = self.cleaned_data
        field: Any = ReportText._meta.get_field("matters")
        raw = [
            {"type": "matter", "value": matter, "id": f"m{number}"}
            for number, matter in enumerate(typed_matters(self.data, is_after=self.report_text.phase == AFTER))
        ]
        return {
            "headline": data.get("rubrik", ""),
            "lead": data.get("kort", ""),
            "body": plain.to_html(data.get("text", "")),
            "matters": field.to_python(raw),
            "image_alt": data.get("bildtext", ""),
        }


def typed_matters(data: Any, *, is_after: bool = True) -> list[dict[str, str]]:
    """Return the matters in a form's data that have a title or a number; before a sitting there is no outcome."""
    outcomes = {value for value, _label in OUTCOMES}
    found = []
    for number in range(MOST_MATTERS):
        matter = {name: str(data.get(f"m{number}-{name}", "")).strip()[:most] for name, most in MATTER.items()}
        if matter["outcome"] not in outcomes or not is_after:
            matter["outcome"] = ""
        if not is_after:
            matter["vote"] = ""
        if matter["title"] or matter["number"]:
            matter["title"] = matter["title"] or matter["number"]
            found.append(matter)
    return found


def initial_of(draft: ReportText) -> dict[str, Any]:
    """Return what the form shows of a draft."""
    report = draft.report
    area = report.areas.all()[:1]
    return {
        "rubrik": draft.headline,
        "kort": draft.lead,
        "text": plain.from_html(draft.body),
        "omrade": str(area[0].pk) if area else "",
        "bildtext": draft.image_alt,
        "fragor": report.takes_questions,
    }


def _areas() -> list[tuple[str, str]]:
    areas = PolicyAreaPage.objects.live().visible_to(None).filter(locale__language_code="sv").order_by("path")
    return [(str(pk), title) for pk, title in areas.values_list("pk", "title")]


def checked_area(value: str) -> PolicyAreaPage | None:
    """Return the area that was chosen. Raises ValidationError for one that is not offered."""
    if not value:
        return None
    if value not in dict(_areas()):
        raise ValidationError(_("Choose one of the areas."))
    return PolicyAreaPage.objects.get(pk=value)
