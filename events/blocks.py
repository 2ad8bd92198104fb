"""The small blocks of an event: the programme of the day, organisers, facts for those who come, material."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from core.models.venues import Answer


class ProgrammeItemBlock(blocks.StructBlock):
    """A line in the programme of the day."""

    time = blocks.CharBlock(label=_("Time"), max_length=20, help_text=_("For example: 11.30"))
    what = blocks.CharBlock(label=_("What"), max_length=200)
    where = blocks.CharBlock(label=_("Where"), required=False, max_length=100)

    class Meta:
        label = _("Item")
        icon = "time"
        description = _("A time, and what happens then.")
        template = "events/blocks/programme_item.html"
        preview_value = {"time": "11.30", "what": "Tåget går i barnvagnstakt", "where": "Kungsgatan"}


class OrganiserBlock(blocks.StructBlock):
    """Who arranges it, alone or with others."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    url = blocks.URLBlock(label=_("Web address"), required=False)
    logo = ImageChooserBlock(label=_("Logo"), required=False)

    class Meta:
        label = _("Organiser")
        icon = "group"
        description = _("An association that arranges it, with logo and link.")
        template = "events/blocks/organiser.html"
        preview_value = {"name": "Feministiska nätverket", "url": "https://exempel.example", "logo": None}


class AccessBlock(blocks.StructBlock):
    """A fact that decides whether somebody can come, on this day."""

    label = blocks.CharBlock(label=_("About"), max_length=40, help_text=_("For example: Sign language"))
    answer = blocks.ChoiceBlock(label=_("Answer"), choices=Answer.choices, default=Answer.YES)
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=200)

    class Meta:
        label = _("Fact")
        icon = "check"
        description = _("What somebody needs to know to be able to come.")
        template = "events/blocks/access.html"
        preview_value = {"label": "Teckenspråk", "answer": "yes", "note": "Talen tolkas. Stå till vänster om scenen."}


class MaterialBlock(blocks.StructBlock):
    """Something to read for a study circle."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    document = DocumentChooserBlock(label=_("Document"), required=False)
    url = blocks.URLBlock(label=_("Web address"), required=False)
    members_only = blocks.BooleanBlock(label=_("For members only"), required=False)

    class Meta:
        label = _("Material")
        icon = "doc-full"
        description = _("A document or a link, for all or for members.")
        template = "events/blocks/material.html"
        preview_value = {"title": "Läs före första kvällen", "document": None, "url": "https://exempel.example"}
