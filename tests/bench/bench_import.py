"""How long a list of 30,000 rows takes, and how much memory: at most 60 s and 300 MB.

    make audit ARGS=bench_import

Works on a copy of the database. The list is brought in twice; the second time nothing may change.
"""

from __future__ import annotations

import resource
import sys
import time
from typing import Any

from tests.bench.filling import copied_site

ROWS, FIRST = 30_000, 100_000  # numbers that nobody in the demo has
MOST_SECONDS, MOST_MB = 60, 300


def bring_in(content: bytes) -> tuple[Any, float, float]:
    """Compare a list and bring it in; return the import, and the seconds of each."""
    from core import spreadsheets
    from members_area.importing import applying, columns, comparing
    from members_area.models import RegisterImport

    headings = next(spreadsheets.rows_of(content))
    started = time.monotonic()
    found = RegisterImport.objects.create(
        file_name="lista.csv", content=content, headings=headings, columns=columns.guess(headings, {})
    )
    comparing.compare(found)
    compared = time.monotonic()
    RegisterImport.objects.filter(pk=found.pk).update(state="applying")
    found.refresh_from_db()
    counts = found.counts()
    applying.apply(found)
    return counts, compared - started, time.monotonic() - compared


def main() -> int:
    """Make the list, bring it in twice, compare."""
    lines = ["Medlemsnummer;Förnamn;Efternamn;E-post;Mobil;Medlem sedan"]
    lines += [f"{FIRST + n};Åsa{n};Öberg;bench{n}@example.org;070-174 06 12;2020-03-01" for n in range(ROWS)]
    content = "\n".join(lines).encode("cp1252")
    failed = False
    with copied_site():
        from members_area.models import Member

        before = Member.objects.count()
        for what in ("new", "same"):
            counts, compared, brought = bring_in(content)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{what}: compared in {compared:.1f} s, brought in in {brought:.1f} s, {memory} MB at most")
            failed |= counts[what] != ROWS or compared + brought > MOST_SECONDS or memory > MOST_MB
        failed |= Member.objects.count() != before + ROWS
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
