"""A page of hits at 20 and at 20,000 pages: queries and processor time.

    python -m tests.bench.bench_search            (a database of its own, thrown away)

Entries are written straight into the tables: the search reads nothing else of a page's text.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from typing import Any

SIZES = tuple(int(size) for size in sys.argv[1:]) or (20, 20_000)
MOST_QUERIES = 9  # beyond the empty search page
ROUNDS = 7
WORDS = [
    "skola",
    "kök",
    "buss",
    "miljö",
    "torg",
    "bibliotek",
    "nämnd",
    "budget",
    "klimat",
    "äldre",
    "ungdom",
    "hamn",
    "väg",
    "cykel",
    "förening",
    "möte",
    "val",
    "plan",
]


def fill(home: Any, count: int, first: int) -> None:
    """Add rows of pages and entries as publishing would: past Wagtail's saving, which takes an hour for as many."""
    from django.db import connection
    from wagtail.models import Page

    from core.models import BasePage, SearchEntry
    from core.search.store import Words, store
    from tests.factories.home import make_page

    model = make_page(home, title=f"Förlaga {count}")
    chance = random.Random(first)
    rows = []
    for number in range(first, count):
        page = Page(title=" ".join(chance.sample(WORDS, 3)), slug=f"p{number}", url_path=f"{home.url_path}p{number}/")
        page.path, page.depth = Page._get_path(home.path, home.depth + 1, number + 1000 + first), home.depth + 1
        page.content_type_id, page.locale_id, page.live = model.content_type_id, model.locale_id, True
        rows.append(page)
    made = Page.objects.bulk_create(rows, batch_size=500)
    columns = ", ".join(f.column for f in BasePage._meta.local_concrete_fields if not f.primary_key)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO core_basepage (page_ptr_id, {columns}) SELECT wagtailcore_page.id, {columns} "
            "FROM wagtailcore_page, core_basepage WHERE page_ptr_id = %s AND wagtailcore_page.id >= %s",
            [model.pk, made[0].pk],
        )
    texts = [" ".join(chance.choices(WORDS, k=60)) for _page in made]
    entries = SearchEntry.objects.bulk_create(
        [
            SearchEntry(page_id=page.pk, kind="sidor", language="sv", title=page.title, lead=text[:120], text=text)
            for page, text in zip(made, texts, strict=True)
        ],
        batch_size=500,
    )
    for entry in entries:
        store().write(entry.pk, Words("sv", entry.title, entry.lead, entry.text))


def measure() -> tuple[int, float, float]:
    """Return queries beyond the empty page, and milliseconds of a page of hits and of suggestions."""
    from django.test import Client

    from tests.queries import capture

    client = Client(headers={"host": "localhost"})
    queries = len(capture(client, "/sok/?q=skolan+bussar")) - len(capture(client, "/sok/"))
    times: dict[str, list[float]] = {}
    for path in ("/sok/?q=skolan+bussar", "/sok/forslag/?q=skol"):
        for _round in range(ROUNDS):
            started = time.perf_counter()
            client.get(path)
            times.setdefault(path, []).append((time.perf_counter() - started) * 1000)
    hits, suggestions = (statistics.median(spent) for spent in times.values())
    return queries, hits, suggestions


def main() -> int:
    """Fill, measure, fill more, measure again; roll all of it back."""
    import django

    django.setup()
    from django.db import transaction

    from tests.factories.home import make_site

    found = {}
    with transaction.atomic():
        home = make_site().root_page
        done = 0
        for size in SIZES:
            fill(home, size, done)
            done = size
            found[size] = measure()
            queries, hits, suggestions = found[size]
            print(
                f"{size:7} pages  {queries} queries  hits {hits:6.0f} ms  suggestions {suggestions:6.0f} ms", flush=True
            )
        transaction.set_rollback(True)
    same = len({queries for queries, _hits, _suggestions in found.values()}) == 1
    return 0 if same and max(row[0] for row in found.values()) <= MOST_QUERIES else 1


if __name__ == "__main__":
    sys.exit(main())
