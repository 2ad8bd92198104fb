"""The shapes of the programme's demo data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["planned", "started", "halfway", "nearly_done", "done", "rejected"]
Outcome = Literal["", "approved", "rejected", "referred_back", "tabled", "waiting"]
Stage = Literal["in_force", "proposed", "to_be_dropped"]


@dataclass(frozen=True)
class StepData:
    days_ago: int
    title: str
    assembly: str = ""
    outcome: Outcome = ""
    note: str = ""


@dataclass(frozen=True)
class DemandData:
    title: str
    text: str
    status: Status = "planned"
    words: str = ""
    background: str = ""
    steps: tuple[StepData, ...] = ()
    stage: Stage = "in_force"


@dataclass(frozen=True)
class GroupData:
    """An area's working group."""

    text: str
    contact: str  # a person's slug
    role: str
    meets_in_days: int
    where: str
    others: tuple[tuple[str, str], ...] = ()  # (slug, role; empty: the person's title)
