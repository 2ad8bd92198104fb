"""Operations and the outbox in the admin: who sees what, and what the buttons do."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core import outbox
from core.models import MailState, OutboxMail
from core.tasks import queue, schedule
from core.tasks.presence import Presence
from tests.core.tasks import work
from users.models import User

pytestmark = pytest.mark.django_db

OPERATIONS, OUTBOX = "/admin/drift/", "/admin/outbox/"


def signed_in(client, *codenames):
    """Sign in somebody who may enter the admin, with these permissions besides."""
    user = User.objects.create_user(email="nils@example.org")
    group = Group.objects.create(name="test")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    user.groups.add(group)
    client.force_login(user)
    return client


@pytest.fixture
def keeper(client):
    return signed_in(client, "operate", "view_outboxmail", "change_outboxmail")


def mails(*states, **fields):
    made = []
    for number, state in enumerate(states):
        mail = outbox.enqueue(
            to=f"m{number}@example.org", subject=f"Ärende {number}", text="Hemlig text", category="test", **fields
        )
        OutboxMail.objects.filter(pk=mail.pk).update(state=state)
        made.append(mail)
    return made


def action(name, *ids, listing=OUTBOX):
    query = urlencode({"id": ids, "next": listing}, doseq=True)
    return f"{reverse('wagtail_bulk_action', args=['core', 'outboxmail', name])}?{query}"


def states():
    return list(OutboxMail.objects.order_by("pk").values_list("state", flat=True))


def test_editor_without_the_permission_sees_nothing_of_it(client):
    (mail,) = mails(MailState.QUEUED)
    signed_in(client, "change_page")
    for address in (OPERATIONS, OUTBOX, f"{OUTBOX}inspect/{mail.pk}/", action("hold", mail.pk)):
        answer = client.get(address)
        assert answer.status_code in {302, 403}, address
        assert b"m0@example.org" not in answer.content
    client.post(action("hold", mail.pk))
    client.post("/admin/drift/uppgift/", {"task": "x", "action": "retry"})
    assert states() == [MailState.QUEUED]
    menu = client.get("/admin/", follow=True).content.decode()
    assert OPERATIONS not in menu
    assert OUTBOX not in menu


def test_who_may_only_look_changes_nothing(client):
    (mail,) = mails(MailState.QUEUED)
    signed_in(client, "view_outboxmail")
    assert client.get(OUTBOX).status_code == 200
    client.post(action("hold", mail.pk))
    assert states() == [MailState.QUEUED]


def test_nobody_writes_or_deletes_mails_by_hand(admin_client):
    (mail,) = mails(MailState.QUEUED)
    for address in ("new/", f"edit/{mail.pk}/", f"delete/{mail.pk}/"):
        assert admin_client.get(OUTBOX + address).status_code != 200


def test_list_is_filtered_and_searched(keeper):
    mails(MailState.QUEUED, MailState.FAILED)
    for query, shown in (("", (True, True)), ("?state=failed", (False, True)), ("?q=m0@", (True, False))):
        text = keeper.get(OUTBOX + query).content.decode()
        assert (f"Ärende {0}" in text, f"Ärende {1}" in text) == shown
    for nonsense in ("?q=%00", "?state=x", "?not_before_from=x", "?p=x", "?q=" + "x" * 5000):
        assert keeper.get(OUTBOX + nonsense).status_code in {200, 404}


def test_list_asks_the_same_for_one_mail_and_three(keeper):
    mails(MailState.QUEUED)
    keeper.get(OUTBOX)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            keeper.get(OUTBOX)
        counts.append(len(captured))
        mails(MailState.QUEUED, MailState.SENT)
    assert counts[0] == counts[1]


def test_mail_is_shown_with_its_text_and_its_buttons(keeper):
    (mail,) = mails(MailState.UNSURE)
    text = keeper.get(f"{OUTBOX}inspect/{mail.pk}/").content.decode()
    assert "Hemlig text" in text
    assert [name for name in ("hold", "release", "cancel", "confirm", "resend") if f"/outboxmail/{name}/" in text] == [
        "cancel", "confirm", "resend",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("hold", "queued", "held"),
        ("release", "held", "queued"),
        ("cancel", "unsure", "cancelled"),
        ("confirm", "unsure", "sent"),
        ("resend", "failed", "queued"),
    ],
)
def test_verb_asks_first_and_changes_only_what_fits(keeper, name, before, after):
    chosen = mails(before, before, "claimed")
    address = action(name, *(mail.pk for mail in chosen))
    assert keeper.get(address).status_code == 200
    assert states() == [before, before, "claimed"]
    assert keeper.post(address)["Location"] == OUTBOX
    assert states() == [after, after, "claimed"]


def test_all_means_what_the_list_showed(keeper):
    mails("failed", "cancelled", "failed")
    keeper.post(action("resend", "all", listing=f"{OUTBOX}?state=failed"))
    assert states() == ["queued", "cancelled", "queued"]


def test_sent_mail_is_sent_again_by_itself_only(keeper):
    chosen = mails("sent", "sent")
    keeper.post(action("resend", *(mail.pk for mail in chosen)))
    keeper.post(action("resend", "all"))
    assert states() == ["sent", "sent"]
    keeper.post(action("resend", chosen[0].pk))
    assert states() == ["sent", "sent", "queued"]


@pytest.mark.parametrize("ids", [["x"], ["-1"], ["9" * 30], ["²"], []])
def test_nonsense_chooses_nothing(keeper, ids):
    mails("queued")
    assert keeper.post(action("hold", *ids)).status_code in {200, 302}
    assert states() == ["queued"]


def test_operations_page_shows_what_runs_and_what_failed(keeper):
    presence = Presence("arbetare-1")
    presence.arrive()
    presence.note("queue", "some.task")
    presence.beat()
    schedule.keep_rows()
    work.is_wrong.enqueue()
    queue.run(queue.claim("w"), "w")
    mails("unsure")
    text = keeper.get(OPERATIONS).content.decode()
    for wanted in ("arbetare-1", "some.task", "is_wrong", "no such member", f"{OUTBOX}?state=unsure"):
        assert wanted in text
    assert OPERATIONS in keeper.get("/admin/").content.decode()


def test_failed_task_is_tried_again_or_forgotten(keeper):
    for _ in range(2):
        work.is_wrong.enqueue()
        queue.run(queue.claim("w"), "w")
    first, second = DBTaskResult.objects.order_by("pk")
    keeper.post("/admin/drift/uppgift/", {"task": first.pk, "action": "retry"})
    keeper.post("/admin/drift/uppgift/", {"task": second.pk, "action": "forget"})
    assert DBTaskResult.objects.get().status == TaskResultStatus.READY
    for nonsense in (
        {},
        {"task": "x", "action": "retry"},
        {"task": "\0", "action": "forget"},
        {"task": first.pk, "action": "x"},
    ):
        assert keeper.post("/admin/drift/uppgift/", nonsense).status_code == 302


def test_operations_page_asks_the_same_for_one_failure_and_three(keeper):
    counts = []
    for failures in (1, 2):
        for _ in range(failures):
            work.is_wrong.enqueue()
            queue.run(queue.claim("w"), "w")
        mails("sent", "failed")
        keeper.get(OPERATIONS)
        with CaptureQueriesContext(connection) as captured:
            keeper.get(OPERATIONS)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 30


def test_operations_page_stands_when_the_database_has_never_seen_a_worker(keeper):
    assert keeper.get(OPERATIONS).status_code == 200
