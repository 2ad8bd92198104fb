"""Telling the administrators by mail when the worker gives something up."""

from __future__ import annotations

import logging

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from core import outbox
from core.tasks.database import AWAY
from core.tasks.periodic import Job

logger = logging.getLogger(__name__)

CATEGORY = "alarm"
PERMISSION = "core.operate"


def administrators() -> list[str]:
    """Return the addresses of those who look after the running site."""
    found = ModelBackend().with_perm(PERMISSION)  # active ones, superusers among them
    return sorted(found.exclude(email="").values_list("email", flat=True))


def tell(*, subject: str, text: str, key: str) -> None:
    """Mail the administrators; with the same key at most once an hour, for a storm of errors is one errand.

    What cannot be told is logged: the alarm must not stop what it tells of. Only a database that is away
    is the caller's to wait for.
    """
    try:
        with transaction.atomic():
            _mail(subject=subject, text=text, key=key)
    except AWAY:
        raise
    except Exception:
        logger.exception("The administrators could not be told: %s", subject)


def _mail(*, subject: str, text: str, key: str) -> None:
    hour = timezone.now().strftime("%Y-%m-%dT%H")
    link = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("core_operations")
    for address in administrators():
        outbox.enqueue(
            to=address,
            subject=subject,
            text=f"{text}\n\n{link}\n",
            category=CATEGORY,
            key=f"{CATEGORY}:{key}:{hour}:{address}"[:200],
            priority=5,
        )


def task_failed(task_name: str, task_path: str, reason: str) -> None:
    """Tell that a queued task has been given up. The reason is an error's name: its text may hold personal data."""
    with override(settings.LANGUAGE_CODE):
        tell(
            subject=_("A task has been given up: %(name)s") % {"name": task_name},
            text=_("The worker tried %(name)s until it gave up (%(reason)s). It can be tried again under Operations.")
            % {"name": task_name, "reason": reason},
            key=f"task:{task_path}",
        )


def job_failed(job: Job) -> None:
    """Tell that a periodic job has begun to fail."""
    with override(settings.LANGUAGE_CODE):
        tell(
            subject=_("A periodic job failed: %(name)s") % {"name": job.title},
            text=_("%(name)s failed and will be run again at its next time. More is to be read under Operations.")
            % {"name": job.title},
            key=f"job:{job.name}",
        )


def mails_unsure(count: int) -> None:
    """Tell that nobody knows whether some mails went out."""
    with override(settings.LANGUAGE_CODE):
        tell(
            subject=_("Mails to look at: it is not known whether they were sent"),
            text=_(
                "The worker was interrupted while it sent %(count)d mail(s). Look at them in the outbox and say "
                "whether they shall be sent again."
            )
            % {"count": count},
            key="unsure",
        )
