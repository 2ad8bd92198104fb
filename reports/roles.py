"""What the roles may do with the reporting, and the review of its texts. Safe to run again."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connections
from wagtail.models import Workflow, WorkflowContentType

from core import roles
from core.visibility import role_names
from reports.models import ReportText

ROWS = ("sitting", "seat", "writerprofile")
EVERY = ("add", "change", "delete")
MAY: dict[str, tuple[str, ...]] = {
    role_names.EDITORS: (
        *(f"{action}_{model}" for model in ROWS for action in EVERY),
        *("change_reporttext", "publish_reporttext", "lock_reporttext", "unlock_reporttext"),
        *("view_readerquestion", "change_readerquestion", "delete_readerquestion", "change_reportingsettings"),
    ),
    role_names.COMMUNICATIONS: (
        *("add_sitting", "change_sitting", "change_reporttext", "publish_reporttext"),
        *("view_readerquestion", "change_readerquestion"),
    ),
}


def set_up() -> None:
    """Give the roles their permissions, and let the communications group review texts."""
    for name, codes in MAY.items():
        group = Group.objects.filter(name=name).first()
        if group is not None:
            group.permissions.add(*Permission.objects.filter(content_type__app_label="reports", codename__in=codes))
    workflow = Workflow.objects.filter(name=roles.WORKFLOW).first()
    if workflow is not None:
        kind = ContentType.objects.get_for_model(ReportText)
        WorkflowContentType.objects.get_or_create(content_type=kind, defaults={"workflow": workflow})


def set_up_after_migrating(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """Signal handler of post_migrate: runs when the last app has got its permissions, whichever app is ready first."""
    from django.apps import apps  # noqa: PLC0415

    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if sender.label == last.label and using == "default":
        tables = set(connections[using].introspection.table_names())
        if {"reports_reporttext", "wagtailcore_workflowcontenttype"} <= tables:
            roles.set_up()
            set_up()
