"""`/halsa/`: whether the site works, for a watchman that asks every minute. Tells no secrets and writes nothing.

What nobody may be late with turns it red: the database, pending migrations, a storage that takes no files, a worker
without a sign of life, a clock, a queue or an outbox that stands still.
"""

from __future__ import annotations

import datetime
import functools
import logging
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.models import OutboxMail, Worker
from core.tasks import queue

logger = logging.getLogger(__name__)

WORKER_SILENT = 90  # seconds
CLOCK_SILENT = 120  # seconds: a slow page to publish is no fault, a stopped clock is
QUEUE_STILL = 600  # seconds that the oldest task may wait
OUTBOX_STILL = 1800  # seconds that mail may wait while none goes out
STORAGE_KEPT = 60  # seconds that an answer about a distant storage is kept


@dataclass(frozen=True, slots=True)
class Check:
    """One answer: is it well, and how old is the oldest (in seconds) or how many are there."""

    ok: bool
    seconds: int | None = None
    count: int | None = None

    def public(self) -> dict[str, Any]:
        """Return what is shown."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def _age(moment: datetime.datetime | None) -> int | None:
    return None if moment is None else max(0, int((timezone.now() - moment).total_seconds()))


def _database() -> Check:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Check(True)


@functools.cache
def _migrations_of_this_code() -> frozenset[tuple[str, str]]:
    """Read once: new code means a new process. What a squashed one replaces is not asked for."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(loader.graph.nodes)


def _migrations() -> Check:
    pending = _migrations_of_this_code() - set(MigrationRecorder(connection).applied_migrations())
    return Check(not pending, count=len(pending))


_storage_answer: tuple[float, bool] = (0.0, False)


def _storage() -> Check:
    """Try a file that never gets a name, where uploads lie on disk; ask a distant storage, now and then."""
    global _storage_answer  # noqa: PLW0603 - kept between requests on purpose
    if isinstance(default_storage, FileSystemStorage):
        folder = Path(default_storage.location)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"\0" * 4096)
        return Check(True)
    asked, answer = _storage_answer
    if time.monotonic() - asked > STORAGE_KEPT or not asked:
        default_storage.exists("halsa")
        _storage_answer = (time.monotonic(), answer := True)
    return Check(answer)


def _worker() -> Check:
    age = _age(Worker.objects.filter(ended_at=None).order_by("-beat_at").values_list("beat_at", flat=True).first())
    return Check(age is not None and age <= WORKER_SILENT, seconds=age)


def _clock() -> Check:
    """Ask when a living worker's clock last looked at what is due."""
    since = timezone.now() - datetime.timedelta(seconds=WORKER_SILENT)
    lanes = Worker.objects.filter(ended_at=None, beat_at__gte=since).values_list("lanes", flat=True)
    moments = [moment for lane in lanes if (moment := parse_datetime(str(lane.get("clock", {}).get("at", ""))))]
    age = _age(max(moments, default=None))
    return Check(age is not None and age <= CLOCK_SILENT, seconds=age)


def _queue() -> Check:
    waiting = queue.waiting()
    oldest = min(map(queue.due_since, waiting.order_by("enqueued_at")[:50]), default=None)
    age = _age(oldest)
    return Check(age is None or age <= QUEUE_STILL, seconds=age, count=waiting.count())


def _outbox() -> Check:
    due = OutboxMail.objects.due(timezone.now())
    age = _age(due.order_by("not_before").values_list("not_before", flat=True).first())
    last = _age(
        OutboxMail.objects.filter(sent_at__isnull=False).order_by("-sent_at").values_list("sent_at", flat=True).first()
    )
    goes = last is not None and last <= OUTBOX_STILL  # a long letter takes its time
    return Check(age is None or age <= OUTBOX_STILL or goes, seconds=age, count=due.count())


CHECKS: dict[str, Callable[[], Check]] = {
    "database": _database,
    "migrations": _migrations,
    "storage": _storage,
    "worker": _worker,
    "clock": _clock,
    "queue": _queue,
    "outbox": _outbox,
}


def look() -> dict[str, Check]:
    """Make every check. One that cannot be made has failed; why is for the log alone."""
    found = {}
    for name, check in CHECKS.items():
        try:
            found[name] = check()
        except Exception:
            logger.exception("The health check %s failed", name)
            found[name] = Check(False)
            if name == "database":
                return {**found, **{other: Check(False) for other in CHECKS if other not in {name, "storage"}}}
    return found


@require_safe
@cache_control(no_store=True, private=True)
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 when everything is well, else 503."""
    found = look()
    ok = all(check.ok for check in found.values())
    answer = {"status": "ok" if ok else "error", "checks": {name: check.public() for name, check in found.items()}}
    return JsonResponse(answer, status=200 if ok else 503)
