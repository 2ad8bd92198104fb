"""Blocks of people."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class PeopleBlock(blocks.StructBlock):
    """People with photo, title and a way to reach them."""

    title = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    people = blocks.ListBlock(SnippetChooserBlock("core.Person", label=_("Person")), label=_("People"), min_num=1)

    class Meta:
        icon = "group"
        label = _("People")
        description = _("Those who answer, with photo and title.")
        template = "blocks/people.html"
        preview_template = "blocks/previews/people.html"
