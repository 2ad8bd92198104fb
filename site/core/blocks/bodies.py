"""The StreamBlocks that pages use: which blocks an editor may choose from, in which groups."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.links import ButtonBlock, CallToActionBlock, DocumentsBlock
from core.blocks.media import EmbedBlock, FigureBlock, GalleryBlock
from core.blocks.people import PeopleBlock
from core.blocks.tables import TableBlock
from core.blocks.text import AccordionBlock, FactBoxBlock, HeadingBlock, QuoteBlock, TextBlock


class BodyStreamBlock(blocks.StreamBlock):
    """The content of a page."""

    heading = HeadingBlock(group=_("Text"))
    text = TextBlock(group=_("Text"))
    quote = QuoteBlock(group=_("Text"))
    fact_box = FactBoxBlock(group=_("Text"))
    accordion = AccordionBlock(group=_("Text"))
    table = TableBlock(group=_("Text"))
    image = FigureBlock(group=_("Pictures and film"))
    gallery = GalleryBlock(group=_("Pictures and film"))
    embed = EmbedBlock(group=_("Pictures and film"))
    button = ButtonBlock(group=_("Links"))
    call_to_action = CallToActionBlock(group=_("Links"))
    documents = DocumentsBlock(group=_("Links"))
    people = PeopleBlock(group=_("People"))
