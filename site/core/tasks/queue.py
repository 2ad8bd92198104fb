"""The queue of tasks: claiming, running, trying again, giving up loudly."""

from __future__ import annotations

import datetime
import json
import logging
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from traceback import format_exception
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskContext, TaskResultStatus
from django_tasks.signals import task_finished, task_started
from django_tasks_db.models import DBTaskResult, get_date_max

from core.tasks import alarm
from core.tasks.database import insist
from core.tasks.retries import BACKEND, retries_of

logger = logging.getLogger(__name__)


class Interrupted(Exception):
    """The worker died while it ran the task, as often as the task may be tried."""


def rows() -> Any:
    """Return the rows of our queue."""
    return DBTaskResult.objects.filter(backend_name=BACKEND)


def waiting() -> Any:
    """Return the tasks whose time has come."""
    return DBTaskResult.objects.ready().filter(backend_name=BACKEND)


def due_since(task: Any) -> datetime.datetime:
    """Return since when a waiting task could have been run."""
    return task.enqueued_at if task.run_after >= get_date_max() else max(task.enqueued_at, task.run_after)


def claim(token: str) -> Any:
    """Claim the next task, and return it; None when there is none.

    The row is locked while it is chosen (PostgreSQL skips what another has locked; SQLite lets one in at a time).
    """
    if not waiting().exists():  # without taking SQLite's write lock every second
        return None
    with transaction.atomic():
        task = waiting().select_for_update(skip_locked=True).first()
        if task is not None:
            task.claim(token)
    return task


def run(task: Any, token: str) -> None:
    """Run a claimed task and note how it went. Never raises on the task's account."""
    error: BaseException | None = None
    value: Any = None
    try:
        value = _call(task)
    except BaseException as exception:  # a task that calls sys.exit() has failed as well
        error = exception
    insist(lambda: _settle(task, token, value, error))


def _call(task: Any) -> Any:
    result = task.task_result
    function = task.task
    task_started.send(sender=type(function.get_backend()), task_result=result)
    context = (TaskContext(task_result=result),) if function.takes_context else ()
    value = function.call(*context, *result.args, **result.kwargs)
    return json.loads(json.dumps(value))  # what cannot be noted has failed


def _settle(task: Any, token: str, value: Any, error: BaseException | None) -> None:
    """Note the outcome, unless another worker has taken the task back meanwhile."""
    attempt = len(task.worker_ids)
    retries = retries_of(task.task_path)
    with transaction.atomic():
        held = rows().select_for_update().filter(pk=task.pk, status=TaskResultStatus.RUNNING).first()
        if held is None or held.worker_ids[-1:] != [token]:
            logger.warning("The task %s was taken back while this worker ran it.", task.task_path)
            return
        if error is None:
            held.set_successful(value)
        elif retries.gives_up(attempt, error):
            _give_up(held, error)
        else:
            wait = retries.wait_after(attempt)
            logger.warning(
                "The task %s failed (attempt %d of %d); again in %d s.",
                task.task_path, attempt, retries.attempts, wait.total_seconds(), exc_info=error,
            )  # fmt: skip
            rows().filter(pk=task.pk).update(
                status=TaskResultStatus.READY,
                started_at=None,
                run_after=timezone.now() + wait,
                exception_class_path=_class_path(error),
                traceback=_trace(error),
            )
    if error is None or retries.gives_up(attempt, error):
        _tell_finished(held)


def _tell_finished(task: Any) -> None:
    try:
        task_finished.send(sender=type(task.task.get_backend()), task_result=task.task_result)
    except Exception:  # the task may not exist any more, and a receiver's error is not the task's
        logger.warning("Nobody could be told that %s has ended.", task.task_path, exc_info=True)


def _class_path(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _trace(error: BaseException) -> str:
    return "".join(format_exception(error)).replace("\0", "")[-20_000:]


def _give_up(task: Any, error: BaseException) -> None:
    """Note the failure and tell it: in the log, under Operations, and to the administrators by mail."""
    logger.error("The task %s has been given up.", task.task_path, exc_info=error)
    rows().filter(pk=task.pk).update(
        status=TaskResultStatus.FAILED,
        finished_at=timezone.now(),
        exception_class_path=_class_path(error),
        traceback=_trace(error),
        return_value=None,
    )
    task.refresh_from_db()
    alarm.task_failed(task.task_path.rsplit(".", 1)[-1], task.task_path, type(error).__name__)


def _failed(task_id: str | uuid.UUID) -> Any:
    try:
        return rows().filter(pk=uuid.UUID(str(task_id)), status=TaskResultStatus.FAILED)
    except ValueError:  # what a form sends is any text
        return rows().none()


def try_again(task_id: str | uuid.UUID) -> bool:
    """Put a failed task back in the queue with all its attempts, and tell whether there was one."""
    return bool(
        _failed(task_id).update(
            status=TaskResultStatus.READY,
            worker_ids=[],
            started_at=None,
            finished_at=None,
            run_after=timezone.now(),
        )
    )


def forget(task_id: str | uuid.UUID) -> bool:
    """Delete a failed task that nobody needs any more, and tell whether there was one."""
    return bool(_failed(task_id).delete()[0])


def release_own(token: str) -> None:
    """Put back what this worker claimed without knowing: the connection broke at the commit."""
    for task in rows().filter(status=TaskResultStatus.RUNNING):
        if task.worker_ids[-1:] == [token]:
            _take_back(task)


def claims() -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield who runs what, and how to take it back."""
    for task in rows().filter(status=TaskResultStatus.RUNNING):
        yield (task.worker_ids or [""])[-1], partial(_take_back, task)


def _take_back(task: Any) -> None:
    """Let the task run again; give it up when its workers have died as often as it may be tried."""
    same = rows().filter(pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at)
    if retries_of(task.task_path).gives_up(len(task.worker_ids)):
        with transaction.atomic():
            if same.select_for_update().first() is not None:
                _give_up(task, Interrupted("The worker died at it each time."))
    elif same.update(status=TaskResultStatus.READY, started_at=None):
        logger.warning("The task %s was interrupted and is back in the queue.", task.task_path)
