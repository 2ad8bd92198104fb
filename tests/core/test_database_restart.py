"""PostgreSQL is killed and started again while a worker sends: the worker goes on, and nobody gets two.

A server of its own, so that the other tests keep theirs; and one that keeps what it has committed.
"""

import os
import shutil
import signal
import subprocess
from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.db import OperationalError, connection

from config import env
from devtools import postgres
from tests import databases, processes, smtp
from tests.core.tasks import work

pytestmark = pytest.mark.django_db(transaction=True)

NAME = "restarted"


@pytest.fixture
def restart(monkeypatch):
    """Connect this test to a server of its own, and return what restarts it."""
    if connection.vendor != "postgresql":
        pytest.skip("there is no server to restart")
    before = dict(connection.settings_dict)
    folder = databases.KEPT / f"postgres-restarted-{os.getpid()}"
    server, url = postgres._start(folder, ("fsync = off",))  # a killed process loses nothing that the kernel has
    try:
        tool = {name: str(server.bin_path / name) for name in ("pg_dump", "psql")}
        theirs = urlsplit(url)._replace(path=f"/{NAME}").geturl()
        make = f"CREATE DATABASE {NAME} ENCODING 'UTF8' TEMPLATE template0"
        subprocess.run([tool["psql"], "-d", url, "-qc", make], check=True)
        dump = subprocess.run([tool["pg_dump"], "-d", processes.database_url()], capture_output=True, check=True)
        subprocess.run([tool["psql"], "-q", "-d", theirs], input=dump.stdout, stdout=subprocess.DEVNULL, check=True)
        connection.close()
        monkeypatch.setenv("DATABASE_URL", theirs)
        connection.settings_dict.update(env.database(""))

        def kill_and_start():
            connection.close()
            os.kill(server.get_pid(), signal.SIGQUIT)
            processes.until(lambda: not (folder / "postmaster.pid").exists())
            server.ensure_postgres_running()

        yield kill_and_start
    finally:
        connection.close()
        connection.settings_dict.update(before)
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def test_database_restarts_under_load(restart, tmp_path):
    from core.models import MailState, OutboxMail, Worker
    from core.tasks import queue

    for number in range(100):
        work.write.enqueue(str(tmp_path / "ran"), str(number), seconds=0.02)
        OutboxMail.objects.create(
            to=f"m{number}@example.org", subject="Hej", text="x", category="x", message_id=f"<{number}@x>",
            erase_after="2100-01-01T00:00Z",
        )  # fmt: skip

    def sent():
        try:
            return OutboxMail.objects.filter(state=MailState.SENT).count()
        except OperationalError:
            connection.close()
            return 0

    with (
        smtp.running() as server,
        processes.nursery(DATABASE_URL=processes.database_url(), TEST_SMTP_PORT=str(server.port)) as nursery,
    ):
        server.delay = 0.02
        nursery.worker(per_minute=1500)
        for share in (20, 50):
            processes.until(lambda share=share: sent() >= share)
            restart()
        processes.until(lambda: sent() == 100 and not queue.rows().exclude(status="SUCCESSFUL").exists())
        assert Worker.objects.count() == 1
        assert server.accepted == {f"m{number}@example.org": 1 for number in range(100)}
    ran = Counter(line.split()[0] for line in (tmp_path / "ran").read_text().splitlines())
    assert set(ran) == {str(number) for number in range(100)}
    assert sum(ran.values()) <= 102  # a task may run twice when its end could not be noted
