"""Forms of the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from core import colour


def measures_table(palette: colour.Palette) -> SafeString:
    """Return the measured contrasts as a list, for the help text beside the colours."""
    rows = format_html_join(
        "",
        "<li>{}: <strong>{}</strong> ({} {})</li>",
        ((m.label, f"{m.ratio:.2f}", _("at least"), f"{m.least:g}") for m in palette.measures),
    )
    return format_html("<details><summary>{}</summary><ul>{}</ul></details>", _("Measured contrast"), rows)


class SiteSettingsForm(WagtailAdminModelForm):
    """Colour pickers, with the contrast that the saved colours give."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("accent", "support_tone"):
            if name in self.fields:
                self.fields[name].widget = forms.TextInput(attrs={"type": "color"})
        if "accent" in self.fields and self.instance is not None:
            field = self.fields["accent"]
            field.help_text = format_html("{} {}", field.help_text or "", measures_table(self.instance.palette))
