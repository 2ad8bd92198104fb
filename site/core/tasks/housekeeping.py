"""Forgetting what is over, and counting what is left."""

from __future__ import annotations

import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus

from core.tasks import presence, queue

KEEP_DONE = datetime.timedelta(days=14)
KEEP_FAILED = datetime.timedelta(days=90)


def tidy() -> None:
    """Delete tasks that were done a fortnight ago or failed three months ago, and workers that ended.

    Then count the tables anew.
    """
    now = timezone.now()
    queue.rows().filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - KEEP_DONE).delete()
    queue.rows().filter(status=TaskResultStatus.FAILED, finished_at__lt=now - KEEP_FAILED).delete()
    presence.forget_old_workers()
    know_the_tables()


def clear_sessions() -> None:
    """Forget sessions that have ended, and the list of devices that were signed in by them."""
    call_command("clearsessions")
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


def know_the_tables() -> None:
    """Tell SQLite how its tables are filled; otherwise it reads every page in search of the newest three posts.

    PostgreSQL does so by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
