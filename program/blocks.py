"""What may stand in the background of a demand."""

from wagtail.blocks import StreamBlock

from core.blocks.tables import TableBlock
from core.blocks.text import QuoteBlock, TextBlock


class BackgroundStreamBlock(StreamBlock):
    """Why we want it, and what it costs. No pictures or files: the text is kept as it was when it is adopted."""

    text = TextBlock()
    quote = QuoteBlock()
    table = TableBlock()
