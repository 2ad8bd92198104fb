"""What the members' pages cost with 5,000 minutes, beside the same pages with 50.

    make audit ARGS=bench_minutes

Works on a copy of the database, as a signed-in member. Query counts must be within their bounds and the same.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections import defaultdict
from typing import Any

from tests.bench.bench_reports import measure
from tests.bench.filling import copied_site, step, table_copier

FEW, MANY = 50, 5000
#: Queries beyond those of Wagtail and of the sign-in (tests/queries.py).
BOUNDS = {"start": 12, "archive": 8, "page 40": 8, "kind": 8, "words": 8, "minutes": 8, "search": 11}


def fill(meetings: Any, number: int) -> None:
    """Bring the archive to so many approved minutes, each of a meeting of its own, back to 1990."""
    from django.utils import timezone
    from wagtail.models import Page

    from core.models import BasePage, SearchEntry
    from core.search.store import Words, store
    from members_area.models import ApprovedMinutes, MeetingPage, MinutesPage, MinutesState

    sealed = MinutesPage.objects.live().filter(effective_audience="members", meeting__isnull=False)
    example = sealed.filter(pk__in=ApprovedMinutes.objects.values("minutes_id")).order_by("-date").first()
    missing = number - sealed.count()
    first = Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    last_step = int(meetings.get_children().order_by("-path").values_list("path", flat=True)[0][-4:], 36)
    today = timezone.localdate()
    days = [today - datetime.timedelta(days=60 + n * 12_000 // missing) for n in range(missing)]
    above, below = [list(range(start, first + 2 * missing, 2)) for start in (first, first + 1)]

    def place(n: int) -> str:
        return f"{meetings.path}{step(last_step + 1 + n)}"

    fresh: dict[str, Any] = {
        "translation_key": lambda _n: os.urandom(16).hex(),
        "latest_revision_id": lambda _n: None,
        "live_revision_id": lambda _n: None,
    }
    table_copier(Page, example.meeting_id)(
        above,
        fresh
        | {
            "path": place,
            "slug": lambda n: f"bench-{above[n]}",
            "url_path": lambda n: f"{meetings.url_path}bench-{above[n]}/",
            "title": lambda n: f"Möte {days[n]}",
            "numchild": lambda _n: 1,
        },
    )
    table_copier(BasePage, example.meeting_id)(above, {})
    table_copier(MeetingPage, example.meeting_id)(above, {"event_id": lambda _n: None})
    table_copier(Page, example.pk)(
        below,
        fresh
        | {
            "path": lambda n: f"{place(n)}0001",
            "url_path": lambda n: f"{meetings.url_path}bench-{above[n]}/protokoll/",
            "title": lambda n: f"Protokoll {days[n]}",
            "slug": lambda _n: "protokoll",
            "numchild": lambda _n: 0,
        },
    )
    table_copier(BasePage, example.pk)(below, {})
    table_copier(MinutesPage, example.pk)(
        below, {"date": lambda n: days[n].isoformat(), "meeting_id": lambda n: above[n]}
    )
    state = MinutesState.objects.get(page_id=example.pk)
    record = ApprovedMinutes.objects.filter(minutes_id=example.pk).first()
    _copies(MinutesState, state, "page_id", below)
    _copies(ApprovedMinutes, record, "minutes_id", below)
    words = "Mötet beslutar att köpa en hörslinga"
    entries = SearchEntry.objects.bulk_create(
        [
            SearchEntry(page_id=pk, kind="medlem", language="sv", title=f"Protokoll {n}", lead="", text=words)
            for n, pk in enumerate(below)
        ],
        batch_size=500,
    )
    for entry in entries:
        store().write(entry.pk, Words("sv", entry.title, entry.lead, entry.text))
    Page.objects.filter(pk=meetings.pk).update(numchild=meetings.numchild + missing)
    print(f"{sealed.count()} minutes")


def _copies(model: Any, example: Any, key: str, ids: list[int]) -> None:
    fields = {
        field.attname: getattr(example, field.attname) for field in model._meta.concrete_fields if not field.primary_key
    }
    if "series_id" in fields:
        fields["series_id"] = None  # numbers are given once only
    rows = [model(**{**fields, key: pk}) for pk in ids]
    model._base_manager.bulk_create(rows, batch_size=200)


def own_of(depth: int) -> int:
    """Return what Wagtail makes for a page so deep down: two more for each step (tests/queries.py)."""
    from tests.queries import WAGTAILS_OWN

    return WAGTAILS_OWN[3] + 2 * (depth - 3)


def queries_by(client: Any, path: str) -> int:
    """Return how many queries a page takes the second time."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def main() -> int:
    """Fill, measure, compare."""
    with copied_site():
        from django.contrib.auth import get_user_model
        from django.db import connection
        from django.test import Client

        from core import generation
        from core.visibility.audiences import EVERYONE, MEMBERS, audiences_of
        from members_area.models import MeetingsPage, Member, MembersPage, MinutesPage
        from tests.queries import OneLine

        meetings = MeetingsPage.objects.live().filter(locale__language_code="sv").first()
        start = MembersPage.objects.live().filter(locale__language_code="sv").first()
        users = get_user_model().objects.filter(is_active=True, pk__in=Member.objects.values("user_id"))
        member = next(user for user in users if audiences_of(user) == {EVERYONE, MEMBERS})
        client = Client()
        client.force_login(member)
        found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number in (FEW, MANY):
            fill(meetings, number)
            minutes = MinutesPage.objects.live().filter(title__startswith="Protokoll 2").last()
            paths = {
                "start": start.url,
                "archive": meetings.url,
                "page 40": f"{meetings.url}?sida={2 if number == FEW else 40}",
                "kind": f"{meetings.url}?slag=member",
                "words": f"{meetings.url}?q=Protokoll",
                "minutes": minutes.url,
                "search": "/sok/?q=hörslinga",
            }
            depths = dict.fromkeys(paths, meetings.depth) | {"start": start.depth, "minutes": minutes.depth}
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            generation.bump()
            for name, figures in measure(client, paths).items():
                found[name].append(figures)
        one_line = OneLine()
        real, MembersPage.serve = MembersPage.serve, lambda page, request, *a, **k: one_line.serve(page, request)
        signed_in = queries_by(client, start.url) - own_of(start.depth)
        MembersPage.serve = real
        failed = False
        for name, ((few_queries, few), (queries, many)) in found.items():
            own = signed_in if name == "search" else own_of(depths[name]) + signed_in
            ratio = many / few
            print(
                f"{name:10}{few_queries} → {queries} queries, {queries - own} beyond Wagtail's and the sign-in's"
                f" (at most {BOUNDS[name]}); {few:.1f} → {many:.1f} ms: {ratio:.2f} ×"
            )
            failed |= queries > few_queries or queries - own > BOUNDS[name]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
