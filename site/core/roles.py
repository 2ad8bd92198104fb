"""The roles: Django groups with what each may do in the admin. What is written here stands in docs/redaktor.md.

`set_up` may run any number of times; it gives a role what it lacks and leaves alone what somebody added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db import connections, transaction
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _

from core.visibility import role_names as names

ACCESS = ("wagtailadmin.access_admin",)
FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
SNIPPETS = tuple(
    f"{app}.{action}_{model}"
    for app, model in (("core", "person"), ("core", "venue"), ("program", "plannedaction"), ("program", "planchapter"))
    for action in ("add", "change", "delete")
)
PROMISES = ("program.change_demandrecord", "program.view_demandrecord")  # rows come and go with what is published
PLAN = ("program.add_plannedaction", "program.change_plannedaction")  # what is decided, done and dropped
EVENT_QUESTIONS = tuple(f"events.{action}_eventquestion" for action in ("view", "change", "delete"))
TRANSLATE = ("wagtail_localize.submit_translation",)
SETTINGS = ("core.change_sitesettings", "program.change_plansettings")
OUTBOX = ("core.view_outboxmail", "core.change_outboxmail")
GUARD = ("core.view_guarddecision", *(f"core.{action}_withheldname" for action in ("add", "change", "delete", "view")))
WORKFLOW, TASK = "Granskning", "Kommunikationsgruppen granskar"
STOCK_WORKFLOW = "Moderators approval"  # so are its one workflow and the task in it called
STOCK_GROUPS = ("Editors", "Moderators")  # Wagtail's own, which nobody here has a use for


@dataclass(frozen=True, slots=True)
class Role:
    """A group and what it may do: with pages and files everywhere they may read, and with models."""

    name: str
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    collections: bool = False


ROLES = (
    Role(names.ADMINISTRATORS),  # Administrators are superusers: connect_signals keeps the two in step
    Role(
        names.EDITORS,
        pages=("add", "change", "publish", "bulk_delete", "lock", "unlock"),
        files=FILES,
        models=(*ACCESS, *SNIPPETS, *PROMISES, *EVENT_QUESTIONS, *TRANSLATE, *SETTINGS, *GUARD),
        collections=True,
    ),
    Role(
        names.COMMUNICATIONS,
        pages=("add", "change", "publish"),
        files=FILES,
        models=(
            *(*ACCESS, *PROMISES, *EVENT_QUESTIONS, *PLAN, *TRANSLATE, *OUTBOX, *GUARD),
            *("core.add_person", "core.change_person"),
        ),
    ),
    Role(names.REPRESENTATIVES, pages=("add",), files=FILES, models=ACCESS),
    Role(names.BOARD, pages=("add",), files=FILES, models=(*ACCESS, *PLAN)),
    Role(names.TREASURER),
    Role(names.MEMBERS),
    Role(names.PARLIAMENTARY),
    Role(names.NOMINATION),
)


def set_up() -> None:
    """Make the groups, their permissions and the review. Safe to run again."""
    with transaction.atomic():
        groups = {role.name: _set_up_role(role) for role in ROLES}
        _set_up_review(groups[names.COMMUNICATIONS])
        Group.objects.filter(name__in=STOCK_GROUPS, user__isnull=True).delete()
        for user in get_user_model().objects.filter(is_superuser=True):
            user.groups.add(groups[names.ADMINISTRATORS])


def _permissions(codes: tuple[str, ...]) -> list[Permission]:
    found = []
    for code in codes:
        app, codename = code.split(".")
        found += Permission.objects.filter(content_type__app_label=app, codename=codename)
    return found


def _set_up_role(role: Role) -> Group:
    from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

    group, _made = Group.objects.get_or_create(name=role.name)
    group.permissions.add(*_permissions(role.models))
    root = Page.get_first_root_node()
    for permission in _permissions(tuple(f"wagtailcore.{action}_page" for action in role.pages)):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    top = Collection.get_first_root_node()
    codes = [f"wagtailimages.{code}" if code.endswith("image") else f"wagtaildocs.{code}" for code in role.files]
    codes += [f"wagtailcore.{action}_collection" for action in ("add", "change") if role.collections]
    for permission in _permissions(tuple(codes)):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=top, permission=permission)
    return group


def _set_up_review(reviewers: Group) -> None:
    """Let the communications group review public pages; private ones have no workflow (core.models.BasePage)."""
    from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

    workflow = Workflow.objects.filter(name=WORKFLOW).first()
    stock = Workflow.objects.filter(name=STOCK_WORKFLOW).first()
    if stock is not None and workflow is None:  # Wagtail's own, in Swedish and with other reviewers
        Workflow.objects.filter(pk=stock.pk).update(name=WORKFLOW)
        GroupApprovalTask.objects.filter(workflow_tasks__workflow=stock).update(name=TASK)
    elif stock is not None and not stock.workflow_states.exists():
        stock.delete()
        GroupApprovalTask.objects.filter(name=STOCK_WORKFLOW, workflow_tasks=None, task_states=None).delete()
    if workflow is None:
        workflow = Workflow.objects.get_or_create(name=WORKFLOW)[0]
        task = GroupApprovalTask.objects.get_or_create(name=TASK)[0]
        task.groups.set([reviewers])
        WorkflowTask.objects.update_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
        WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})


def set_up_after_migrating(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """Signal handler of post_migrate: runs when the last app has got its permissions."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if sender.label == last.label and using == "default":
        tables = set(connections[using].introspection.table_names())
        if {"core_basepage", "wagtailcore_workflowpage", "users_user"} <= tables:
            set_up()


# Administrators ---------------------------------------------------------------------


class LastAdministratorError(PermissionDenied):
    """Somebody tried to remove the last administrator. Wagtail answers with a message, not with an error page."""

    def __init__(self) -> None:
        super().__init__(str(_("This is the last administrator. Appoint another one first.")))


def is_last_administrator(user: Any) -> bool:
    """Tell whether nobody would be left to run the site without this user."""
    users = get_user_model().objects.filter(is_superuser=True, is_active=True)
    return users.filter(pk=user.pk).exists() and not users.exclude(pk=user.pk).exists()


def keep_last(users: Any) -> None:
    """Raise LastAdministratorError if these are all the administrators there are."""
    administrators = set(
        get_user_model().objects.filter(is_superuser=True, is_active=True).values_list("pk", flat=True)
    )
    if administrators and administrators <= {user.pk for user in users}:
        raise LastAdministratorError


def _before_save(sender: Any, instance: Any, **kwargs: Any) -> None:
    if instance.pk and not (instance.is_superuser and instance.is_active) and is_last_administrator(instance):
        raise LastAdministratorError


def _after_save(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Keep the group in step with the superuser mark."""
    group = Group.objects.filter(name=names.ADMINISTRATORS).first()
    if group is None:
        return
    is_in = instance.groups.filter(pk=group.pk).exists()
    if instance.is_superuser and not is_in:
        instance.groups.add(group)
    elif not instance.is_superuser and is_in:
        instance.groups.remove(group)


def _before_delete(sender: Any, instance: Any, origin: Any = None, **kwargs: Any) -> None:
    going = origin if origin is not None and not hasattr(origin, "pk") else [instance]
    keep_last(list(going))


def _groups_changed(sender: Any, instance: Any, action: str, reverse: bool, pk_set: Any, **kwargs: Any) -> None:
    """Who joins the administrators' group becomes one, and who leaves it is none any more."""
    group = Group.objects.filter(name=names.ADMINISTRATORS).first()
    if group is None:
        return
    if reverse:
        if instance.pk != group.pk:
            return
        users = list(get_user_model().objects.filter(pk__in=pk_set) if pk_set is not None else instance.user_set.all())
    elif pk_set is None or group.pk in pk_set:
        users = [instance]
    else:
        return
    leaving = action in ("pre_remove", "pre_clear")
    if leaving:
        users = [user for user in users if user.is_superuser and user.groups.filter(pk=group.pk).exists()]
        if users:
            keep_last(users)
    for user in users if leaving or action == "post_add" else ():
        if user.is_superuser == leaving:
            get_user_model().objects.filter(pk=user.pk).update(is_superuser=not leaving)
            user.is_superuser = not leaving


def _before_group_delete(sender: Any, instance: Group, **kwargs: Any) -> None:
    if instance.name == names.ADMINISTRATORS:
        raise LastAdministratorError


def connect_signals() -> None:
    """Guard the administrators; called once, when the apps are ready."""
    user_model: Any = get_user_model()
    pre_save.connect(_before_save, sender=user_model, dispatch_uid="core.roles.before_save")
    post_save.connect(_after_save, sender=user_model, dispatch_uid="core.roles.after_save")
    pre_delete.connect(_before_delete, sender=user_model, dispatch_uid="core.roles.before_delete")
    pre_delete.connect(_before_group_delete, sender=Group, dispatch_uid="core.roles.before_group_delete")
    m2m_changed.connect(_groups_changed, sender=user_model.groups.through, dispatch_uid="core.roles.groups")
