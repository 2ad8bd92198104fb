"""HomePage: what the association promises, what comes next and what it did."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page

from core import structured_data
from core.frame import frame_of
from core.models import BasePage, SiteSettings
from core.rich_text import page_address

MAX_STATEMENT_WORDS = 8


class HomePage(BasePage):
    """The front page. Its sections come from the apps that own the data, by template tags."""

    page_description = _("The first page that readers meet. There is one in each language.")

    statement = models.CharField(
        _("statement"), max_length=80, help_text=_("One sentence with a verb, at most eight words.")
    )
    primary_text = models.CharField(_("text"), max_length=60, blank=True)
    primary_page = models.ForeignKey(
        Page, verbose_name=_("leads to"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    secondary_text = models.CharField(_("text"), max_length=60, blank=True)
    secondary_page = models.ForeignKey(
        Page, verbose_name=_("leads to"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    closing_title = models.CharField(_("sentence"), max_length=120, blank=True)
    closing_text = models.TextField(_("paragraph"), max_length=400, blank=True)
    closing_button_text = models.CharField(_("button"), max_length=60, blank=True)
    closing_page = models.ForeignKey(
        Page, verbose_name=_("leads to"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("statement"),
        *BasePage.lead_panels,
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("primary_text"), PageChooserPanel("primary_page")])], heading=_("First button")
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("secondary_text"), PageChooserPanel("secondary_page")])],
            heading=_("Second button"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("closing_title"),
                FieldPanel("closing_text"),
                FieldRowPanel([FieldPanel("closing_button_text"), PageChooserPanel("closing_page")]),
            ],
            heading=_("Closing band"),
        ),
    ]

    _settings: SiteSettings | None = None

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    has_page_footer = False
    schema_type = "WebPage"

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def clean(self) -> None:
        """Keep the statement short enough to be set large."""
        super().clean()
        if len(self.statement.split()) > MAX_STATEMENT_WORDS:
            raise ValidationError({"statement": _("At most eight words, so that it can be set large.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Find where the buttons lead."""
        self._settings = frame_of(request).settings
        return super().get_context(request, *args, **kwargs) | {"targets": self._targets()}

    def _targets(self) -> dict[str, Any]:
        """Return text and address of each button, in the page's language where its target is translated."""
        texts = {"primary": self.primary_text, "secondary": self.secondary_text, "closing": self.closing_button_text}
        targets = {}
        for name, text in texts.items():
            page_id = getattr(self, f"{name}_page_id")
            url = page_address(page_id) if page_id else ""
            if url:
                targets[name] = {"text": text or getattr(self, f"{name}_page").title, "url": url}
        return targets

    def structured_data(self) -> dict[str, Any]:
        """Describe the association itself."""
        return structured_data.organisation(self._settings or SiteSettings(), self.share_url)
