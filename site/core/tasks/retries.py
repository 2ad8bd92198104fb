"""How often a queued task is tried, and how long between: django-tasks itself tries once."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django_tasks import task
from django_tasks.base import Task

BACKEND = "queue"


@dataclass(frozen=True, slots=True)
class Retries:
    """How often a task is tried in all, and how the waits between grow."""

    attempts: int = 6
    first_wait: float = 30.0  # seconds; doubled each time: half a minute, one, two, four, eight
    longest_wait: float = 3600.0  # seconds
    not_for: tuple[type[BaseException], ...] = ()

    def wait_after(self, attempt: int) -> datetime.timedelta:
        """Return how long to wait after the attempt of this number (the first is 1)."""
        return datetime.timedelta(seconds=min(self.longest_wait, self.first_wait * 2 ** (attempt - 1)))

    def gives_up(self, attempt: int, error: BaseException | None = None) -> bool:
        """Tell whether the attempt of this number was the last."""
        return attempt >= self.attempts or isinstance(error, self.not_for)


_known: dict[str, Retries] = {}
STANDARD = Retries()


def retries_of(task_path: str) -> Retries:
    """Return what was said about this task; the standard for a task that says nothing."""
    return _known.get(task_path, STANDARD)


def queued(
    *,
    attempts: int = STANDARD.attempts,
    first_wait: float = STANDARD.first_wait,
    longest_wait: float = STANDARD.longest_wait,
    not_for: tuple[type[BaseException], ...] = (),
    priority: int = 0,
) -> Callable[[Callable[..., Any]], Task]:
    """Make a task for the worker's queue of a function that is safe to run twice.

    Waits are in seconds. An error among `not_for` is final at once: trying again would not help.
    """

    def decorate(function: Callable[..., Any]) -> Task:
        made: Task = task(backend=BACKEND, priority=priority)(function)
        _known[made.module_path] = Retries(attempts, first_wait, longest_wait, not_for)
        return made

    return decorate
