"""What editors choose with."""

from __future__ import annotations

from typing import Any

from django import forms

from program.links import demand_choices


class DemandSelect(forms.SelectMultiple):
    """The programme's demands, by area. What is chosen is kept as their keys with spaces between."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"size": 10, **(attrs or {})})

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> Any:
        """Ask for the demands anew: they come and go while the site runs. A chosen one that is gone stays chosen."""
        choices = demand_choices()
        known = {key for _area, rows in choices for key, _title in rows}
        gone = [(key, key) for key in value if key and key not in known]
        self.choices = [*choices, *gone]
        return super().optgroups(name, value, attrs)

    def format_value(self, value: Any) -> list[str]:
        """Take the keys apart."""
        return value.split() if isinstance(value, str) else super().format_value(value)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        """Put the keys together."""
        chosen = super().value_from_datadict(data, files, name)
        return " ".join(chosen) if isinstance(chosen, list) else chosen or ""
