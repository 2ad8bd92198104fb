"""Who may do what with the members' area: the board writes there, a group its own pages, keepers the register."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connections

from core.visibility import role_names
from members_area.roles import OWN_PAGES, REGISTER_KEEPERS

PAGES = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
KEEPERS = (
    "wagtailadmin.access_admin",
    *(f"members_area.{action}_member" for action in ("view", "add", "change", "export", "import")),
    *(f"members_area.{action}_circle" for action in ("view", "add", "change", "delete")),
    *(f"members_area.{action}_joinrequest" for action in ("view", "change", "delete")),
)


def on_section_saved(sender: Any, instance: Any, created: bool = False, raw: bool = False, **kwargs: Any) -> None:
    """Give the board the members' pages, when there are any."""
    if created and not raw:
        _open_to_the_board(instance)


def _open_to_the_board(page: Any) -> None:
    from wagtail.models import GroupPagePermission  # noqa: PLC0415 - called when models are there

    board = Group.objects.filter(name=role_names.BOARD).first()
    if board is None:
        return
    codes = [f"{action}_page" for action in PAGES]
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codes):
        GroupPagePermission.objects.get_or_create(group=board, page_id=page.pk, permission=permission)


OWN = ("add", "change", "publish")
FILES = ("add_image", "choose_image", "add_document", "choose_document")


def on_group_section_saved(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Give a group its own section, and the way into the admin. Another group that had it, has it no longer."""
    if not raw:
        _open_to_its_group(instance)


def _open_to_its_group(page: Any) -> None:
    from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission  # noqa: PLC0415 - as above

    from core.visibility import files  # noqa: PLC0415

    name = next((name for key, _label, name in OWN_PAGES if key == page.group), "")
    group = Group.objects.filter(name=name).first()
    others = {name for _key, _label, name in OWN_PAGES} - {name}
    GroupPagePermission.objects.filter(page_id=page.pk, group__name__in=others).delete()
    if group is None:
        return
    group.permissions.add(*Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin"))
    codes = [f"{action}_page" for action in OWN]
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codes):
        GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)
    collection: Collection = files.collection_for(page.private_audience())
    for permission in Permission.objects.filter(
        content_type__app_label__in=["core", "wagtailimages", "wagtaildocs"], codename__in=FILES
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def set_up() -> None:
    """Make the register keepers' group, and give it and the board what they lack. Safe to run again."""
    from members_area.models import MembersPage  # noqa: PLC0415

    group, _made = Group.objects.get_or_create(name=REGISTER_KEEPERS)
    for code in KEEPERS:
        app, codename = code.split(".")
        group.permissions.add(*Permission.objects.filter(content_type__app_label=app, codename=codename))
    for page in MembersPage.objects.all():
        _open_to_the_board(page)


def set_up_after_migrating(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """Signal handler of post_migrate: runs when the last app has got its permissions."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if sender.label == last.label and using == "default":
        tables = set(connections[using].introspection.table_names())
        if {"members_area_member", "members_area_memberspage", "core_basepage"} <= tables:
            set_up()
