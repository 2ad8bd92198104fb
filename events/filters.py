"""What the calendar is narrowed to: kind, policy area, and how it is held. The words stand in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language

from events.models.kinds import Attendance, EventKind
from program.models import PolicyAreaPage

_HOW = {"plats": Attendance.ON_SITE, "lank": Attendance.ONLINE}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several, as a menu shows it."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """A choice of events. What no event can have is taken for no choice."""

    kind: EventKind | None = None
    area: PolicyAreaPage | None = None
    how: str = ""
    areas: tuple[PolicyAreaPage, ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> Filters:
        """Read the address (`?vad=studier&omrade=skola&hur=lank`): one query, for the areas that can be chosen."""
        areas = PolicyAreaPage.objects.readable_by(request.user).filter(locale__language_code=get_language())
        areas = tuple(areas.only("title", "short_title", "slug", "translation_key", "path", "url_path"))
        slug = request.GET.get("omrade", "")
        return cls(
            kind=EventKind.from_slug(request.GET.get("vad", "")),
            area=next((area for area in areas if area.slug == slug), None),
            how=request.GET.get("hur", "") if request.GET.get("hur", "") in _HOW else "",
            areas=areas,
        )

    def __bool__(self) -> bool:
        return bool(self.kind or self.area or self.how)

    def apply(self, dates: Any) -> Any:
        """Narrow dates down."""
        if self.kind:
            dates = dates.filter(event__kind=self.kind)
        if self.area:
            dates = dates.filter(event__areas__translation_key=self.area.translation_key)
        if self.how:
            dates = dates.filter(Q(event__attendance=_HOW[self.how]) | Q(event__attendance=Attendance.BOTH))
        return dates

    def takes(self, entry: Any) -> bool:
        """Tell whether a date from elsewhere (events.sources) is among the chosen."""
        return not (self.area or self.how) and (self.kind is None or entry.kind == self.kind)

    # For the address ----------------------------------------------------------------

    def _values(self) -> dict[str, str]:
        values = {
            "vad": self.kind.slug if self.kind else "",
            "omrade": self.area.slug if self.area else "",
            "hur": self.how,
        }
        return {name: value for name, value in values.items() if value}

    @property
    def query(self) -> str:
        """Return the query of an address that keeps the choice, with its question mark; empty for none."""
        values = self._values()
        return f"?{urlencode(values)}" if values else ""

    def without(self, name: str) -> str:
        """Return the query without one of the choices; "?" when nothing is left, which leads to the same page."""
        values = {key: value for key, value in self._values().items() if key != name}
        return f"?{urlencode(values)}"

    # For the template ---------------------------------------------------------------

    @property
    def kind_choices(self) -> list[Choice]:
        """Return the kinds."""
        return [Choice(kind.slug, str(kind.label), kind == self.kind) for kind in EventKind]

    @property
    def area_choices(self) -> list[Choice]:
        """Return the policy areas."""
        return [Choice(area.slug, area.menu_title, area == self.area) for area in self.areas]

    @property
    def how_choices(self) -> list[Choice]:
        """Return the ways of taking part."""
        return [Choice(name, str(way.label), name == self.how) for name, way in _HOW.items()]

    @property
    def chips(self) -> list[tuple[str, str]]:
        """Return the active choices as text and the query without them."""
        found = []
        if self.kind:
            found.append((str(self.kind.label), self.without("vad")))
        if self.area:
            found.append((self.area.menu_title, self.without("omrade")))
        if self.how:
            found.append((str(_HOW[self.how].label), self.without("hur")))
        return found
