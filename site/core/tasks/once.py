"""Where Wagtail's own jobs run: at once, in this process, and once for each object that a transaction saved.

Publishing a page saves it several times, and each time Wagtail would index its words and its links anew.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id, normalize_json

logger = logging.getLogger(__name__)
LOOK_BACK = 100  # notes: an object is saved again soon, and once more does no harm


class _Job:
    """A task with what it is called with: equal to another that would do the same."""

    __hash__ = None  # type: ignore[assignment]  # what it is called with may change

    def __init__(self, task: Task, args: Iterable[Any], kwargs: dict[str, Any]) -> None:
        self.task = task
        self.args, self.kwargs = normalize_json(list(args)), normalize_json(dict(kwargs))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Job) and self._said() == other._said()

    def _said(self) -> Any:
        return self.task.module_path, self.args, self.kwargs

    def __call__(self) -> None:
        try:
            self.task.call(*self.args, **self.kwargs)
        except ObjectDoesNotExist:
            return  # saved, and deleted in the same transaction
        except Exception:  # what was saved stands; only an index is behind
            logger.exception("%s failed with %s", self.task.module_path, self.args)


class OncePerTransactionBackend(ImmediateBackend):
    """Runs a task when the transaction is committed, and at once outside of any."""

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        """Run the task, or note it for the commit unless it is noted already. Never raises on the task's account."""
        self.validate_task(task)
        job = _Job(task, args, kwargs)
        if not any(note[1] == job for note in connection.run_on_commit[-LOOK_BACK:]):
            transaction.on_commit(job)  # a savepoint that is rolled back takes its notes along
        return TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=None,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=job.args,
            kwargs=job.kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
