"""What the reports cost with 5,000 of them, beside the same pages with 50.

    make audit ARGS=bench_reports

Works on a copy of the database, the page cache off. Query counts must be within their bounds and the same, and
processor time within 1.3 times. The catalogue behind the filters is made once after each change of the site
(docs/adr/0032); that is measured by itself.
"""

from __future__ import annotations

import datetime
import os
import statistics
import sys
import time
from collections import defaultdict
from typing import Any

from tests.bench.filling import copied_site, step, table_copier

FEW, MANY = 50, 5000
ROUNDS = 40
BENCH = 10_000  # the first number of a report made here
MAX_RATIO = 1.3
#: Queries beyond those of Wagtail itself (tests/queries.py), by what the address shows.
BOUNDS = {"list": 8, "filtered": 8, "few words": 8, "all words": 8, "report": 7, "area": 10}


def fill(index: Any, number: int) -> None:
    """Bring the list to so many reports with both texts, spread over ten years, two assemblies and all areas."""
    from django.utils import timezone
    from wagtail.models import Page

    from core.models import BasePage, SearchEntry
    from core.models.pages import PageTag
    from core.search.store import Words, store
    from reports.models import ReportPage, ReportText, Sitting

    reports = ReportPage.objects.child_of(index).live()
    example = reports.filter(before_out_on__isnull=False, after_out_on__isnull=False).first()
    reports.filter(number__lt=BENCH).exclude(pk=example.pk).update(live=False)  # so that both lists show a full page
    missing = number - reports.count()
    assemblies = list(
        reports.order_by("sitting__assembly")
        .values_list("sitting__assembly_id", "sitting__assembly__title")
        .distinct()[:2]
    )
    writers = list(reports.exclude(writer=None).values_list("writer_id", flat=True).distinct())
    areas = list(ReportPage.areas.through.objects.values_list("policyareapage_id", flat=True).distinct())
    first = Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    last_step = int(index.get_children().order_by("-path").values_list("path", flat=True)[0][-4:], 36)
    ids = list(range(first, first + missing))
    today = timezone.localdate()
    days = [today - datetime.timedelta(days=40 + n * 3650 // missing) for n in range(missing)]
    years = {day.year for day in days}
    before = Sitting.objects.order_by("-pk").values_list("pk", flat=True)[0]
    Sitting.objects.bulk_create(
        [
            Sitting(
                pk=before + 1 + n,
                assembly_id=assemblies[n % len(assemblies)][0],
                date=day,
                time=datetime.time(n % 24, n // 24 % 60, number % 60),
            )
            for n, day in enumerate(days)
        ],
        batch_size=500,
    )
    table_copier(Page, example.pk)(
        ids,
        {
            "path": lambda n: index.path + step(last_step + 1 + n),
            "slug": lambda n: f"bench-{ids[n]}",
            "url_path": lambda n: f"{index.url_path}bench-{ids[n]}/",
            "translation_key": lambda n: os.urandom(16).hex(),
            "title": lambda n: f"Rapport {n}",
            "latest_revision_id": lambda n: None,
            "live_revision_id": lambda n: None,
        },
    )
    table_copier(BasePage, example.pk)(ids, {})
    table_copier(ReportPage, example.pk)(
        ids,
        {
            "sitting_id": lambda n: before + 1 + n,
            "sitting_date": lambda n: days[n].isoformat(),
            "assembly_name": lambda n: assemblies[n % len(assemblies)][1],
            "writer_id": lambda n: writers[n % len(writers)],
            "number_year": lambda n: days[n].year,
            "number": lambda n: BENCH + n,
        },
    )
    texts = {text.phase: text for text in example.texts.all()}
    ReportText.objects.bulk_create(
        [
            ReportText(report_id=pk, phase=phase, live=True, lead=text.lead, body=text.body, headline=text.headline,
                       first_published_at=text.first_published_at)
            for pk in ids for phase, text in texts.items()
        ],
        batch_size=500,
    )  # fmt: skip
    ReportPage.areas.through.objects.bulk_create(
        [
            ReportPage.areas.through(reportpage_id=pk, policyareapage_id=areas[n % len(areas)])
            for n, pk in enumerate(ids)
        ],
        batch_size=500,
    )
    tag = PageTag.objects.values_list("tag_id", flat=True).first()
    PageTag.objects.bulk_create([PageTag(content_object_id=pk, tag_id=tag) for pk in ids[::3]], batch_size=500)
    words = "Köket är litet och nämnden vill bygga om skolan"
    entries = SearchEntry.objects.bulk_create(
        [
            SearchEntry(page_id=pk, kind="rapporter", language="sv", title=f"Rapport {n}", lead=words,
                        text=f"{words} {'återremiss' if n % max(missing // 30, 1) == 0 else ''}")
            for n, pk in enumerate(ids)
        ],
        batch_size=500,
    )  # fmt: skip
    for entry in entries:
        store().write(entry.pk, Words("sv", entry.title, entry.lead, entry.text))
    Page.objects.filter(pk=index.pk).update(numchild=index.get_children().count())
    print(f"{reports.count()} reports over {len(years)} years")


def measure(client: Any, paths: dict[str, str]) -> dict[str, tuple[int, float]]:
    """Return queries, and the median of processor milliseconds, in turns so that the machine's moods even out."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    queries: dict[str, int] = {}
    times: dict[str, list[float]] = {name: [] for name in paths}
    for name, path in paths.items():
        client.get(path)
        connection.queries_log.clear()
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        print(f"{name:10}{response.content.count(b'<time')} dates shown")
        queries[name] = len(captured)
    for _round in range(ROUNDS):
        for name, path in paths.items():
            begun = time.process_time()
            client.get(path)
            times[name].append((time.process_time() - begun) * 1000)
    return {name: (queries[name], statistics.median(times[name])) for name in paths}


def addresses(index: Any) -> tuple[dict[str, str], dict[str, int]]:
    """Return what is asked for, and how deep in the tree it lies."""
    from program.models import PolicyAreaPage
    from reports.models import ReportPage

    reports = ReportPage.objects.child_of(index).live()
    report = reports.filter(areas__isnull=False).order_by("-number").first()
    area = PolicyAreaPage.objects.get(pk=report.areas.values_list("pk", flat=True)[0])
    organ = (
        reports.filter(number__gte=BENCH)
        .order_by("sitting__assembly")
        .values_list("sitting__assembly__slug", flat=True)[0]
    )
    paths = {
        "list": index.url,
        "filtered": f"{index.url}?organ={organ}&fas=both",
        "few words": f"{index.url}?q=återremiss",
        "all words": f"{index.url}?q=nämnden&fas=both",
        "report": report.url,
        "area": area.url,
    }
    depths = dict.fromkeys(paths, index.depth) | {"report": report.depth, "area": area.depth}
    return paths, depths


def main() -> int:
    """Fill, measure, compare."""
    with copied_site():
        from django.db import connection
        from django.test import Client

        from core import generation
        from reports.catalogue import _make
        from reports.models import ReportIndexPage
        from tests.queries import WAGTAILS_OWN

        index = ReportIndexPage.objects.live().filter(locale__language_code="sv").get()
        found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        client, depths = Client(), {}
        for number in (FEW, MANY):
            fill(index, number)
            paths, depths = addresses(index)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            generation.bump()
            for name, figures in measure(client, paths).items():
                found[name].append(figures)
            begun = time.perf_counter()
            _make(None, index.pk)
            print(f"catalogue made in {(time.perf_counter() - begun) * 1000:.0f} ms")
        failed = False
        for name, ((few_queries, few), (queries, many)) in found.items():
            beyond, ratio = queries - WAGTAILS_OWN[depths[name]], many / few
            print(
                f"{name:10}{few_queries} → {queries} queries, {beyond} beyond Wagtail's (at most {BOUNDS[name]});"
                f" {few:.1f} → {many:.1f} ms: {ratio:.2f} × (at most {MAX_RATIO})"
            )
            failed |= queries != few_queries or beyond > BOUNDS[name] or ratio > MAX_RATIO
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
