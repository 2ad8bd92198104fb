"""Matters: what was decided on at a sitting, what we wanted and how it ended."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

OUTCOMES = [
    ("approved", _("Approved")),
    ("rejected", _("Rejected")),
    ("referred", _("Sent back")),
    ("postponed", _("Postponed")),
    ("noted", _("Noted")),
]
OUTCOME_WORDS = dict(OUTCOMES)


class MatterBlock(blocks.StructBlock):
    """A matter on the agenda. What concerns the decision belongs to the text after the sitting."""

    title = blocks.CharBlock(label=_("Matter"), max_length=160)
    number = blocks.CharBlock(
        label=_("File number"), required=False, max_length=40, help_text=_("For example BUN 2027/118")
    )
    position = blocks.CharBlock(label=_("What we want"), required=False, max_length=240)
    outcome = blocks.ChoiceBlock(label=_("Outcome"), required=False, choices=OUTCOMES)
    vote = blocks.CharBlock(label=_("Vote"), required=False, max_length=80, help_text=_("For example: 7 votes to 6"))

    class Meta:
        label = _("Matter")
        icon = "list-ul"
