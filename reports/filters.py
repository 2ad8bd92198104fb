"""The reader's filters: read from an address, combined, counted, and written back to addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from reports.catalogue import Catalogue

NAMES = ("organ", "person", "omrade", "tagg", "fas", "ar")
QUERY = "q"
MOST_QUERY = 200  # characters
MOST_VALUE = 300


def label_of_phase(value: str) -> str:
    """Return what a value of the filter by phase is called."""
    return {"before": _("Written before"), "after": _("Written after"), "both": _("Both texts")}[value]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose, with how many reports there would be."""

    value: str
    label: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Menu:
    """One filter as the form shows it."""

    name: str
    label: str
    all_label: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the address without it."""

    text: str
    url: str


@dataclass
class Filters:
    """What a reader asks for. Values that nothing has are kept: they find nothing, and say so."""

    chosen: dict[str, str] = field(default_factory=dict)
    query: str = ""

    @classmethod
    def read(cls, data: QueryDict) -> Filters:
        """Read an address's parameters, whatever stands in them."""
        chosen = {}
        for name in NAMES:
            value = data.get(name, "").replace("\x00", "").strip()[:MOST_VALUE]
            if value:
                chosen[name] = value
        return cls(chosen, " ".join(data.get(QUERY, "").replace("\x00", " ").split())[:MOST_QUERY])

    @property
    def any(self) -> bool:
        """Tell whether anything is asked for."""
        return bool(self.chosen or self.query)

    def address(self, **changes: str | None) -> str:
        """Return the query string, with some filters changed; None takes one away."""
        values = {**self.chosen, QUERY: self.query, **changes}
        pairs = [(name, values[name]) for name in (*NAMES, QUERY) if values.get(name)]
        return f"?{urlencode(pairs)}" if pairs else ""

    def bits(self, catalogue: Catalogue, found: int, *, without: str = "") -> int:
        """Return the reports that have all that is asked for, of those found by the words."""
        bits = found
        for name, value in self.chosen.items():
            if name != without:
                option = catalogue.options.get(name, {}).get(value)
                bits &= option.bits if option else 0
        return bits

    def menus(self, catalogue: Catalogue, found: int, url: str) -> list[Menu]:
        """Return the filters with their values and counts. A count says how many there would be after choosing it."""
        labels: dict[str, tuple[str, str]] = {
            "organ": (_("Committee or body"), _("All")),
            "person": (_("Representative"), _("All")),
            "omrade": (_("Policy area"), _("All")),
            "tagg": (_("Subject"), _("All")),
            "fas": (_("Before or after"), _("Both kinds")),
            "ar": (_("Year"), _("All")),
        }
        return [Menu(name, *labels[name], self._choices(name, catalogue, found, url)) for name in NAMES]

    def _choices(self, name: str, catalogue: Catalogue, found: int, url: str) -> list[Choice]:
        base = self.bits(catalogue, found, without=name)
        now = self.chosen.get(name)
        choices = []
        for option in catalogue.options.get(name, {}).values():
            count = (base & option.bits).bit_count()
            if count or option.value == now:
                label = label_of_phase(option.value) if name == "fas" else option.label
                choices.append(
                    Choice(option.value, label, count, url + self.address(**{name: option.value}), option.value == now)
                )
        return choices

    def chips(self, catalogue: Catalogue, url: str) -> list[Chip]:
        """Return what is on, each with the address without it."""
        chips = []
        for name, value in self.chosen.items():
            option = catalogue.options.get(name, {}).get(value)
            text = (label_of_phase(value) if name == "fas" else option.label) if option else value
            chips.append(Chip(text, (url + self.address(**{name: None})) or "."))
        if self.query:
            chips.append(Chip(f"“{self.query}”", (url + self.address(**{QUERY: None})) or "."))
        return chips


Search = Callable[[str], Any]
