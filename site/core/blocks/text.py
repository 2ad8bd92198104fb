"""Blocks of text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# What an editor may do in running text. Headings are blocks of their own, so that the outline stays right.
TEXT_FEATURES = ("h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link")
SMALL_TEXT_FEATURES = ("bold", "italic", "ol", "ul", "link", "document-link")


class HeadingBlock(blocks.StructBlock):
    """A heading inside the page; the page's title is its only h1."""

    text = blocks.CharBlock(label=_("Heading"), max_length=120)
    level = blocks.ChoiceBlock(label=_("Size"), choices=[("h2", _("Large")), ("h3", _("Small"))], default="h2")

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Divides the page into parts. Write a whole sentence if you can.")
        template = "blocks/heading.html"
        preview_value = {"text": "Så vill vi att skolmaten lagas", "level": "h2"}


class TextBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", list(TEXT_FEATURES))
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "blocks/text.html"
        preview_value = (
            "<p>Kommunen äger huset och kan bestämma <b>redan i vår</b>. Vi har räknat på tre sätt:</p>"
            "<ul><li>bygg om köket på plats</li><li>laga i det stora köket på Holmängen</li></ul>"
        )


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Quotation"), max_length=600, help_text=_("Without quotation marks."))
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=120)
    role = blocks.CharBlock(label=_("Title"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("What somebody said, with their name.")
        template = "blocks/quote.html"
        preview_value = {
            "text": "Det luktar mat när man kommer in. Det är skillnaden.",
            "attribution": "Lena Skog",
            "role": "ordförande",
        }


class FactBoxBlock(blocks.StructBlock):
    """Help beside the main matter."""

    title = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=list(SMALL_TEXT_FEATURES))

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        description = _("A tinted box with facts or help.")
        template = "blocks/fact_box.html"
        preview_value = {
            "title": "Vad är återremiss?",
            "text": "<p>Ärendet skickas tillbaka för att utredas mer. En tredjedel av ledamöterna räcker.</p>",
        }


class AccordionItemBlock(blocks.StructBlock):
    """A question that opens to its answer."""

    title = blocks.CharBlock(label=_("Heading"), max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), features=list(SMALL_TEXT_FEATURES))

    class Meta:
        icon = "help"
        label = _("Question and answer")


class AccordionBlock(blocks.StructBlock):
    """Questions and answers that open one by one, without a script."""

    items = blocks.ListBlock(AccordionItemBlock(), label=_("Questions and answers"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Questions and answers")
        description = _("Headings that open on a click. Good for what only some readers need.")
        template = "blocks/accordion.html"
        preview_value = {
            "items": [
                {"title": "Måste jag vara medlem för att komma?", "text": "<p>Nej. Kom och lyssna först.</p>"},
                {"title": "Vad kostar det?", "text": "<p>Medlemskapet kostar från 50 kronor om året.</p>"},
            ]
        }
