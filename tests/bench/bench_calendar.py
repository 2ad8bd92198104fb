"""What the calendar costs with 5,000 events and 300 repeating ones over ten years, beside the same with 50.

    make audit ARGS=bench_calendar

Works on a copy of the database. Query counts must be the same and few, the month's processor time within 1.5 times,
and the public feed of 2,000 events made within a second.
"""

from __future__ import annotations

import datetime
import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.bench.filling import copied_site, step, table_copier

FEW, MANY, SERIES, IN_FEED = 50, 5000, 300, 2000
ROUNDS = 30
MAX_RATIO, MAX_FEED = 1.5, 1.0  # of processor time; seconds
YEARS, WEEKS = 10, 20


def fill(calendar: Any, number: int, series: int, month: datetime.date, *, inside: bool) -> None:
    """Add so many single events and so many of twenty weeks: all inside a month, or over ten years around it.

    The month then shows the same however many there are, as the list does by its pages.
    """
    from django.utils import timezone
    from wagtail.models import Page

    from core.models import BasePage
    from events.models import EventPage, EventRecord, Occurrence
    from events.models.occurrences import over_at

    example = EventPage.objects.child_of(calendar).filter(rrule="", all_day=False).order_by("pk").first()
    missing = number + series
    first = Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    last_step = int(calendar.get_children().order_by("-path").values_list("path", flat=True)[0][-4:], 36)
    ids = list(range(first, first + missing))
    days = [n % 28 for n in range(missing)] if inside else [_day(n, missing) for n in range(missing)]
    moments = [
        timezone.make_aware(datetime.datetime.combine(month, datetime.time(18)) + datetime.timedelta(days=day))
        for day in days
    ]
    path = calendar.path
    table_copier(Page, example.pk)(
        ids,
        {
            "path": lambda n: path + step(last_step + 1 + n),
            "slug": lambda n: f"bench-{ids[n]}",
            "url_path": lambda n: f"{calendar.url_path}bench-{ids[n]}/",
            "translation_key": lambda n: os.urandom(16).hex(),
            "title": lambda n: f"Möte {n}",
            "latest_revision_id": lambda n: None,
            "live_revision_id": lambda n: None,
            "numchild": lambda n: 0,
        },
    )
    table_copier(BasePage, example.pk)(ids, {})
    table_copier(EventPage, example.pk)(
        ids, {"starts_at": lambda n: moments[n].astimezone(datetime.UTC).replace(tzinfo=None).isoformat(" ")}
    )
    EventPage.objects.filter(pk__in=ids[number:]).update(rrule=f"FREQ=WEEKLY;COUNT={WEEKS}")
    Page.objects.filter(pk=calendar.pk).update(numchild=calendar.get_children().count())
    now = timezone.now()
    EventRecord.objects.bulk_create(
        [EventRecord(event_id=pk, digest="x", created_at=now, changed_at=now) for pk in ids], batch_size=500
    )
    rows = []
    for n, pk in enumerate(ids):
        weeks = range(WEEKS) if n >= number else range(1)
        for week in weeks:
            moment = moments[n] + datetime.timedelta(weeks=week)
            end = moment + datetime.timedelta(hours=2)
            date = timezone.localtime(moment).date()
            over = over_at(moment, end, all_day=False)
            rows.append(Occurrence(event_id=pk, date=date, starts_at=moment, ends_at=end, over_at=over))
    Occurrence.objects.bulk_create(rows, batch_size=2000)


def _day(n: int, of: int) -> int:
    """Return a day of ten years, far enough from the month for twenty weeks to pass it by."""
    half = 365 * YEARS // 2
    return -7 * (WEEKS + 1) - half * n // of if n % 2 else 62 + half * n // of


def measure(get: Callable[[], Any]) -> tuple[int, float]:
    """Return queries and milliseconds of processor time of a request, the median of many."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    get()
    connection.queries_log.clear()  # full after filling: it would not grow
    with CaptureQueriesContext(connection) as captured:
        response = get()
    queries = len(captured)
    assert response.status_code == 200, response.status_code
    times = []
    for _round in range(ROUNDS):
        begun = time.process_time()
        get()
        times.append((time.process_time() - begun) * 1000)
    return queries, statistics.median(times)


def main() -> int:
    """Fill, measure, compare."""
    with copied_site():
        from django.db import connection
        from django.test import Client
        from django.utils import timezone

        from events.models import CalendarPage, EventPage, Occurrence

        today = timezone.localdate()
        calendar = CalendarPage.objects.filter(locale__language_code="sv").get()
        client = Client()
        first = (today + datetime.timedelta(days=400)).replace(day=1)
        paths = ["/kalender/", f"/kalender/manad/{first:%Y-%m}/", f"/kalender/ar/{today.year}/", "/kalender/tidigare/"]
        found: dict[str, list[tuple[int, float]]] = {path: [] for path in paths}
        print(f"{Occurrence.objects.count()} dates of {EventPage.objects.count()} events at first")
        for number, series in ((FEW, 0), (MANY, SERIES)):
            fill(calendar, number, series, first, inside=not series)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            for path in paths:
                found[path].append(measure(lambda path=path: client.get(path)))
            print(f"{Occurrence.objects.count()} dates of {EventPage.objects.count()} events")
        failed = False
        for path, ((few_queries, few), (queries, many)) in found.items():
            ratio = many / few
            print(f"{path:28}{few_queries} → {queries} queries, {few:.1f} → {many:.1f} ms: {ratio:.2f} ×")
            failed |= queries != few_queries or ("manad" in path and ratio > MAX_RATIO)
        if "--profile" in sys.argv:
            import cProfile

            cProfile.runctx('client.get("/kalender.ics")', {"client": client}, {}, sort="cumtime")
        begun = time.perf_counter()
        response = client.get("/kalender.ics")
        took = time.perf_counter() - begun
        count = response.content.count(b"BEGIN:VEVENT")
        scaled = took / count * IN_FEED
        print(f"feed: {count} events, {len(response.content) / 1000:.0f} kB in {took:.2f} s: {scaled:.2f} s for 2,000")
        begun = time.perf_counter()
        again = client.get("/kalender.ics", headers={"If-None-Match": response["ETag"]})
        print(f"feed again: {again.status_code} in {(time.perf_counter() - begun) * 1000:.1f} ms")
        failed |= scaled > MAX_FEED or again.status_code != 304
        return int(failed)


if __name__ == "__main__":
    sys.exit(main())
