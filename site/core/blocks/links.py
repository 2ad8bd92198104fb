"""Blocks that lead somewhere."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from core.rich_text import page_address
from core.visibility import files

LINK_KINDS = ("page", "url", "email", "phone")


class LinkValue(blocks.StructValue):
    """Where a link leads."""

    @property
    def href(self) -> str:
        """Return the address, or an empty string if the page it led to is gone or not published."""
        page = self.get("page")
        if page is not None:
            return page_address(page.pk)
        if self.get("url"):
            return str(self["url"])
        if self.get("email"):
            return f"mailto:{self['email']}"
        if self.get("phone"):
            return "tel:" + "".join(char for char in self["phone"] if char.isdigit() or char == "+")
        return ""


class LinkBlock(blocks.StructBlock):
    """A link's target: a page of the site (which it follows when it moves), an address, mail or telephone."""

    page = blocks.PageChooserBlock(
        label=_("Page on this site"), required=False, help_text=_("The link follows the page when it is moved.")
    )
    url = blocks.URLBlock(label=_("Address elsewhere"), required=False)
    email = blocks.EmailBlock(label=_("E-mail address"), required=False)
    phone = blocks.CharBlock(label=_("Telephone"), required=False, max_length=30)

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue

    def clean(self, value: Any) -> Any:
        """Demand exactly one target."""
        value = super().clean(value)
        chosen = [name for name in LINK_KINDS if value.get(name)]
        if len(chosen) != 1:
            error = ValidationError(_("Choose one: a page, an address, an e-mail address or a telephone number."))
            raise StructBlockValidationError({(chosen[1] if chosen else "page"): error})
        return value


class ButtonBlock(blocks.StructBlock):
    """A button that leads somewhere."""

    text = blocks.CharBlock(label=_("Text"), max_length=60, help_text=_("Says what happens: Read the whole programme"))
    link = LinkBlock(label=_("Leads to"))
    style = blocks.ChoiceBlock(
        label=_("Look"), choices=[("primary", _("Filled")), ("plain", _("Outlined"))], default="plain"
    )

    class Meta:
        icon = "link"
        label = _("Button")
        description = _("One clear way on. One filled button on a page is enough.")
        template = "blocks/button.html"
        preview_value = {
            "text": "Läs hela programmet",
            "link": {"page": None, "url": "https://example.org/", "email": "", "phone": ""},
            "style": "primary",
        }


class CallToActionBlock(blocks.StructBlock):
    """A heading, a sentence and a button."""

    title = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=400)
    button = ButtonBlock(label=_("Button"))

    class Meta:
        icon = "pick"
        label = _("Call to action")
        description = _("Asks the reader to do something: come, write, join.")
        template = "blocks/call_to_action.html"
        preview_value = {
            "title": "Kom på nästa möte",
            "text": "Du behöver inte vara medlem. Vi bjuder på soppa.",
            "button": {
                "text": "Se kalendern",
                "link": {"page": None, "url": "https://example.org/", "email": "", "phone": ""},
                "style": "primary",
            },
        }


class DocumentsBlock(blocks.StructBlock):
    """Files to read or print, with kind and size."""

    title = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    documents = blocks.ListBlock(DocumentChooserBlock(label=_("Document")), label=_("Documents"), min_num=1)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Leave out documents that the reader may not have: a title can tell enough."""
        context = super().get_context(value, parent_context=parent_context)
        user = getattr((parent_context or {}).get("request"), "user", None)
        context["documents"] = files.readable(value.get("documents") or [], user)
        return context

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        description = _("Files to read or print.")
        template = "blocks/documents.html"
        preview_template = "blocks/previews/documents.html"
