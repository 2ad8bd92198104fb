"""Publishing what is due and taking down what has expired."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from functools import partial

from django.apps import apps
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from core.guard import clock

logger = logging.getLogger(__name__)


class SomeFailed(Exception):
    """Some pages could not be published or taken down; the others were."""


def publish_scheduled() -> None:
    """Do what `manage.py publish_scheduled` does, but so that one page that fails does not stop the others.

    Raises SomeFailed afterwards, naming them; they are tried again at the next round.
    """
    failed = []
    for name, action in [*_expired(), *_due()]:
        try:
            action()
        except Exception:
            logger.exception("Could not publish or take down %s", name)
            failed.append(name)
    if failed:
        raise SomeFailed(", ".join(failed))


def _expired() -> Iterator[tuple[str, Callable[[], object]]]:
    others = [
        model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    for model in (Page, *others):
        for thing in model.objects.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at"):
            yield (
                f"{model._meta.label} {thing.pk}",
                partial(thing.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled"),
            )


def _due() -> Iterator[tuple[str, Callable[[], object]]]:
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
    for revision in due:
        yield (
            f"{revision.base_content_type} {revision.object_id}",
            partial(clock.publish, revision),
        )
