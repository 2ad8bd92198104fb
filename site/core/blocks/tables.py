"""A table with real header cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock as StockTableBlock
from wagtail_localize.segments import StringSegmentValue


class TableBlock(StockTableBlock):
    """Wagtail's table, drawn by our template and translated cell by cell.

    wagtail-localize passes over blocks it does not know; the two methods at the end are its documented way in.
    """

    def __init__(self, **kwargs: Any) -> None:
        # The table editor has no Swedish and says so in the browser's console for every other choice.
        kwargs.setdefault("table_options", {"language": "en-US"})
        super().__init__(**kwargs)

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns with headers. Two columns fit a phone best.")
        template = "blocks/table.html"
        preview_value = {
            "data": [["Ort", "Turer i dag", "Vårt förslag"], ["Brålanda", "9", "14"], ["Frändefors", "7", "12"]],
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "table_caption": "Bussar en vardag",
            "table_header_choice": "both",
        }

    def clean(self, value: Any) -> Any:
        """Ask for headers: a table without them cannot be read aloud."""
        value = super().clean(value)
        if value and not (value.get("first_row_is_table_header") or value.get("first_col_is_header")):
            raise ValidationError(_("Choose whether the first row or the first column holds the headers."))
        return value

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        """Return the caption and every cell that has text (wagtail-localize)."""
        if not value:
            return []
        segments = [StringSegmentValue("caption", value.get("table_caption") or "")]
        for row_number, row in enumerate(value.get("data", [])):
            segments += [StringSegmentValue(f"{row_number}-{column}", cell) for column, cell in enumerate(row) if cell]
        return [segment for segment in segments if not segment.is_empty()]

    def restore_translated_segments(self, value: Any, segments: Iterable[Any]) -> Any:
        """Put translated texts back where they came from (wagtail-localize)."""
        value = {**value, "data": [list(row) for row in value.get("data", [])]}
        for segment in segments:
            text = segment.render_text()
            if segment.path == "caption":
                value["table_caption"] = text
            else:
                row, column = (int(part) for part in segment.path.split("-"))
                value["data"][row][column] = text
        return value
