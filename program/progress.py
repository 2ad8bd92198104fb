"""How far a plan has come: the statuses of planned actions, counted and gathered by chapter. No ORM here."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ActionStatus(TextChoices):
    """Where a planned action stands: a petal for each step, and the crossed-out blossom."""

    PLANNED = "planned", _("Planned")
    STARTED = "started", _("Started")
    HALFWAY = "halfway", _("Halfway")
    NEARLY_DONE = "nearly_done", _("Nearly done")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Will not happen")


UNDER_WAY = (ActionStatus.STARTED, ActionStatus.HALFWAY, ActionStatus.NEARLY_DONE)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many actions are done, under way, planned and cancelled."""

    done: int = 0
    doing: int = 0
    planned: int = 0
    cancelled: int = 0

    @classmethod
    def of(cls, statuses: Iterable[str]) -> Tally:
        """Count statuses."""
        counts = Counter(statuses)
        return cls(
            done=counts[ActionStatus.DONE],
            doing=sum(counts[status] for status in UNDER_WAY),
            planned=counts[ActionStatus.PLANNED],
            cancelled=counts[ActionStatus.CANCELLED],
        )

    def __add__(self, other: Tally) -> Tally:
        """Return the numbers of both together."""
        return Tally(
            self.done + other.done,
            self.doing + other.doing,
            self.planned + other.planned,
            self.cancelled + other.cancelled,
        )

    @property
    def total(self) -> int:
        """Return how many blossoms the cluster has: the cancelled ones are told in words."""
        return self.done + self.doing + self.planned

    @property
    def everything(self) -> int:
        """Return how many actions there are, the cancelled too."""
        return self.total + self.cancelled

    def as_dict(self) -> dict[str, int]:
        """Return the numbers by name, for a template."""
        return {
            "done": self.done,
            "doing": self.doing,
            "planned": self.planned,
            "cancelled": self.cancelled,
            "total": self.total,
        }


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a plan and its actions."""

    row: Any
    actions: list[Any]

    @property
    def tally(self) -> Tally:
        """Count the chapter's actions."""
        return Tally.of(action.status for action in self.actions)

    @property
    def done(self) -> int:
        """Return how many are done."""
        return self.tally.done

    @property
    def total(self) -> int:
        """Return how many there are, without the cancelled."""
        return self.tally.total


def chapters_of(rows: Iterable[Any], actions: Iterable[Any]) -> list[Chapter]:
    """Put actions under their chapters, both in the order in which they come. Chapters may be empty."""
    gathered: dict[Any, list[Any]] = {}
    for action in actions:
        gathered.setdefault(action.chapter_id, []).append(action)
    return [Chapter(row, gathered.get(row.pk, [])) for row in rows]


MOST_IN_A_CLUSTER = 80  # blossoms; more are drawn as a cluster for each chapter


def clusters_of(parts: Iterable[tuple[str, Tally]]) -> list[tuple[str, Tally]]:
    """Return the clusters to draw: one of all parts, or one for each, by its title, when there are too many."""
    found = [(title, tally) for title, tally in parts if tally.total]
    if sum(tally.total for _title, tally in found) > MOST_IN_A_CLUSTER:
        return found
    return [("", sum((tally for _title, tally in found), Tally()))] if found else []


# Days ---------------------------------------------------------------------------


def is_overdue(status: str, due: datetime.date | None, today: datetime.date) -> bool:
    """Tell whether something open should have been done before today."""
    return due is not None and due < today and status not in {ActionStatus.DONE, ActionStatus.CANCELLED}


def is_month(due: datetime.date) -> bool:
    """Tell whether a day stands for its month: the last day of a month does."""
    return (due + datetime.timedelta(days=1)).day == 1


def a_year_later(day: datetime.date, years: int = 1) -> datetime.date:
    """Return the same day another year; the last day of a month stays the last."""
    if is_month(day):
        first = datetime.date(day.year + years, day.month, 1)
        return (first + datetime.timedelta(days=32)).replace(day=1) - datetime.timedelta(days=1)
    return day.replace(year=day.year + years)
