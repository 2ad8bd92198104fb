"""What each role may do is what the editors' manual says; and somebody always runs the site."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowTask

from core import roles
from core.visibility import role_names
from devtools.fingerprint import ROOT
from tests.factories.core import make_administrator, make_member, make_user
from tests.factories.home import make_page, make_site
from users.models import User

pytestmark = pytest.mark.django_db


def table() -> dict[str, dict[str, bool]]:
    """Return the manual's table: role, column, yes or no."""
    lines = re.findall(
        r"^\|(.+)\|$",
        (ROOT / "docs" / "redaktor.md").read_text().partition("\n## Roller\n")[2].partition("\n## ")[0],
        re.MULTILINE,
    )
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if "---" not in line]
    head = rows[0][1:]
    return {
        row[0]: {name: {"ja": True, "nej": False}[cell] for name, cell in zip(head, row[1:], strict=True)}
        for row in rows[1:]
    }


def what_may(user, page) -> dict[str, bool]:
    """Try everything out."""
    client = Client()
    client.force_login(user)

    def opens(name):
        return client.get(reverse(name)).status_code == 200

    rights = page.permissions_for_user(user)
    task = Workflow.objects.get(name=roles.WORKFLOW).tasks.get().specific
    return {
        "Adminen": opens("wagtailadmin_home"),
        "Skriva utkast": Page.objects.get(pk=page.pk).get_parent().permissions_for_user(user).can_add_subpage(),
        "Ändra andras sidor": rights.can_edit(),
        "Publicera": rights.can_publish(),
        "Radera avsnitt": rights.can_delete(),
        "Granska": bool(task.get_actions(page, user)),
        "Bilder och dokument": image_policy.user_has_permission(user, "add") and opens("wagtaildocs:index"),
        "Personer och lokaler": opens("wagtailsnippets_core_venue:add"),
        "Inställningar": client.get("/admin/settings/core/sitesettings/", follow=True).status_code == 200
        and user.has_perm("core.change_sitesettings"),
        "Användare och roller": opens("wagtailusers_users:index"),
        "Utskick": user.has_perms(["core.view_outboxmail", "core.change_outboxmail"]),
    }


@pytest.mark.parametrize("role", [role.name for role in roles.ROLES])
def test_manual_says_what_a_role_may_do(role):
    page = make_page(make_site().root_page, "Avsnitt")
    make_page(page, "Under")
    page.refresh_from_db()
    user = make_member("nagon@example.org", role)
    user = User.objects.get(pk=user.pk)
    assert what_may(user, page) == table()[role]


def test_manual_names_every_role():
    assert list(table()) == [role.name for role in roles.ROLES]


def test_setting_up_again_changes_nothing():
    before = (Group.objects.count(), GroupPagePermission.objects.count(), Workflow.objects.count())
    roles.set_up()
    roles.set_up()
    assert before == (Group.objects.count(), GroupPagePermission.objects.count(), Workflow.objects.count())
    assert not Group.objects.filter(name__in=roles.STOCK_GROUPS).exists()
    assert not Workflow.objects.filter(active=True).exclude(name=roles.WORKFLOW).exists()


def test_group_and_superuser_mark_are_in_step():
    administrator, other = make_administrator(), make_user()
    group = Group.objects.get(name=role_names.ADMINISTRATORS)
    assert group in administrator.groups.all()
    other.groups.add(group)
    assert User.objects.get(pk=other.pk).is_superuser
    group.user_set.remove(other)
    assert not User.objects.get(pk=other.pk).is_superuser


def ways_to_lose_the_last():
    def demote(user):
        user.is_superuser = False
        user.save()

    def deactivate(user):
        user.is_active = False
        user.save()

    def leave(user):
        user.groups.clear()

    def leave_by_name(user):
        user.groups.remove(Group.objects.get(name=role_names.ADMINISTRATORS))

    def set_others(user):
        user.groups.set([Group.objects.get(name=role_names.MEMBERS)])

    def empty_group(user):
        Group.objects.get(name=role_names.ADMINISTRATORS).user_set.clear()

    def delete(user):
        user.delete()

    def delete_all(user):
        User.objects.all().delete()

    def delete_group(user):
        Group.objects.get(name=role_names.ADMINISTRATORS).delete()

    return [demote, deactivate, leave, leave_by_name, set_others, empty_group, delete, delete_all, delete_group]


@pytest.mark.parametrize("lose", ways_to_lose_the_last())
def test_last_administrator_stays(lose):
    make_administrator()
    make_administrator("gone@example.org").groups.clear()
    user = User.objects.get(email="admin@example.org")
    with pytest.raises(PermissionDenied), transaction.atomic():
        lose(user)
    kept = User.objects.get(email="admin@example.org")
    assert kept.is_superuser
    assert kept.is_active


def test_one_of_two_administrators_may_go():
    make_administrator()
    make_administrator("annan@example.org").delete()
    assert User.objects.get().email == "admin@example.org"


def test_admin_refuses_with_a_message_not_an_error(client):
    administrator = make_administrator()
    client.force_login(administrator)
    for path, data in (
        (
            reverse("wagtailusers_users:edit", args=[administrator.pk]),
            {"email": administrator.email, "is_active": "on"},
        ),
        (f"/admin/bulk/users/user/set_active_state/?id={administrator.pk}", {"mark_as_active": "False"}),
        (f"/admin/bulk/users/user/delete/?id={administrator.pk}", {}),
        (reverse("wagtailusers_users:delete", args=[administrator.pk]), {}),
    ):
        assert client.post(path, data).status_code in (200, 302, 403)
        assert User.objects.get(pk=administrator.pk).is_superuser
        assert User.objects.get(pk=administrator.pk).is_active


@pytest.mark.parametrize("both", [False, True])
def test_wagtails_own_review_becomes_ours(both):
    from wagtail.models import GroupApprovalTask

    Workflow.objects.all().delete()
    GroupApprovalTask.objects.all().delete()
    if both:
        roles.set_up()
    stock = Workflow.objects.create(name=roles.STOCK_WORKFLOW)
    task = GroupApprovalTask.objects.create(name=roles.STOCK_WORKFLOW)
    WorkflowTask.objects.create(workflow=stock, task=task, sort_order=0)
    roles.set_up()
    workflow = Workflow.objects.get()
    assert (workflow.name, workflow.active) == (roles.WORKFLOW, True)
    task = GroupApprovalTask.objects.get()
    assert task.name == roles.TASK
    assert [group.name for group in task.groups.all()] == [role_names.COMMUNICATIONS]
    assert workflow.workflow_pages.get().page.depth == 1
