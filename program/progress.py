"""How far a plan has come: the statuses of planned actions, counted and gathered by chapter. No ORM here."""

from __future__ import annotations

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

    @property
    def total(self) -> int:
        """Return how many blossoms the cluster has: the cancelled ones are told in words."""
        return self.done + self.doing + self.planned

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

    title: str
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


def chapters_of(actions: Iterable[Any]) -> list[Chapter]:
    """Gather actions under their chapters, both in the order in which they come."""
    gathered: dict[str, list[Any]] = {}
    for action in actions:
        gathered.setdefault(action.chapter, []).append(action)
    return [Chapter(title, rows) for title, rows in gathered.items()]
