"""How long a list of 30,000 rows takes, and how much memory: at most 60 s and 300 MB (`make audit`)."""

from __future__ import annotations

import resource
import time

import pytest

from core import spreadsheets
from members_area.importing import applying, columns, comparing
from members_area.models import Member, RegisterImport

ROWS = 30_000
pytestmark = pytest.mark.django_db


def test_thirty_thousand_rows() -> None:
    lines = ["Medlemsnummer;Förnamn;Efternamn;E-post;Mobil;Medlem sedan"]
    lines += [f"{n};Åsa{n};Öberg;medlem{n}@example.org;070-174 06 12;2020-03-01" for n in range(ROWS)]
    content = "\n".join(lines).encode("cp1252")
    headings = next(spreadsheets.rows_of(content))
    for what in ("new", "same"):
        started = time.monotonic()
        found = RegisterImport.objects.create(
            file_name="lista.csv", content=content, headings=headings, columns=columns.guess(headings, {})
        )
        comparing.compare(found)
        compared = time.monotonic()
        RegisterImport.objects.filter(pk=found.pk).update(state="applying")
        found.refresh_from_db()
        applying.apply(found)
        done = time.monotonic()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{what}: compared {compared - started:.1f} s, brought in {done - compared:.1f} s, {memory} MB")
    assert Member.objects.count() == ROWS
