"""Four processes write 1,200 read-then-write transactions to one SQLite file, and none fails.

python -m tests.bench.bench_sqlite            (a file of its own, thrown away; nothing to do on PostgreSQL)
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROCESSES, EACH = 4, 300
WRITER = """
import sys, django
django.setup()
from django.db import connection, transaction
failed = 0
for _ in range(int(sys.argv[1])):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT value FROM counter")
            value = cursor.fetchone()[0]
            cursor.execute("UPDATE counter SET value = %s", [value + 1])
            cursor.execute("INSERT INTO note (text) VALUES (%s)", ["x" * 500])
    except Exception:
        failed += 1
print(failed)
"""


def main() -> int:
    """Write with the site's own settings for SQLite, and count."""
    with tempfile.TemporaryDirectory(prefix="syrenen-bench-") as folder:
        environment = {**os.environ, "DATABASE_URL": f"sqlite:///{Path(folder, 'bench.sqlite3')}"}
        make = (
            "import django; django.setup(); from django.db import connection as c; k = c.cursor(); "
            "k.execute('CREATE TABLE counter (value integer)'); k.execute('INSERT INTO counter VALUES (0)'); "
            "k.execute('CREATE TABLE note (text text)')"
        )
        subprocess.run([sys.executable, "-c", make], env=environment, check=True)
        started = time.perf_counter()
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(EACH)], env=environment, stdout=subprocess.PIPE, text=True
            )
            for _process in range(PROCESSES)
        ]
        failed = sum(int(writer.communicate()[0]) for writer in writers)
        seconds = time.perf_counter() - started
        count = "import django; django.setup(); from django.db import connection as c; k = c.cursor(); "
        count += "k.execute('SELECT value FROM counter'); print(k.fetchone()[0])"
        done = int(
            subprocess.run([sys.executable, "-c", count], env=environment, capture_output=True, text=True).stdout
        )
    wanted = PROCESSES * EACH
    print(f"SQLite, {PROCESSES} processes, {wanted} transactions: {failed} failed, {done} counted, {seconds:.0f} s")
    return 0 if failed == 0 and done == wanted else 1


if __name__ == "__main__":
    sys.exit(main())
