"""The nightly leak scan over 2,000 pages, the demo's among them; a tenth of those that are added are private.

python -m tests.bench.bench_leaks             (in a transaction that is rolled back)
"""

from __future__ import annotations

import sys
import time
from typing import Any

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
MOST_SECONDS = 120
PER_SECTION = 100


def fill(home: Any, count: int) -> None:
    """Add sections of a hundred pages each, as rows: publishing as many would take an hour."""
    from django.db import connection
    from wagtail.models import Page

    from core.models import BasePage
    from tests.factories.home import make_page

    for section in range(-(-count // PER_SECTION)):
        parent = make_page(home, f"Avdelning {section}", slug=f"avdelning-{section}")
        model = make_page(parent, "Förlaga", slug="forlaga")
        rows = []
        for number in range(PER_SECTION - 2):
            title = f"Handling nummer {section}-{number} om kommunens ekonomi"
            page = Page(title=title, draft_title=title, slug=f"handling-{section}-{number}")
            page.path = Page._get_path(parent.path, parent.depth + 1, number + 2)
            page.depth, page.url_path = parent.depth + 1, f"{parent.url_path}{page.slug}/"
            page.content_type_id, page.locale_id, page.live = model.content_type_id, model.locale_id, True
            rows.append(page)
        made = Page.objects.bulk_create(rows, batch_size=500)
        Page.objects.filter(pk=parent.pk).update(numchild=PER_SECTION - 1)
        with connection.cursor() as cursor:
            for table, key, fields in (
                ("core_basepage", "page_ptr_id", BasePage._meta.local_concrete_fields),
                ("home_standardpage", "basepage_ptr_id", type(model)._meta.local_concrete_fields),
            ):
                columns = "".join(f", {field.column}" for field in fields if not field.primary_key)
                cursor.execute(
                    f"INSERT INTO {table} ({key}{columns}) SELECT wagtailcore_page.id{columns} "
                    f"FROM wagtailcore_page, {table} WHERE {key} = %s AND wagtailcore_page.id >= %s",
                    [model.pk, made[0].pk],
                )
        private = BasePage.objects.filter(pk__in=[page.pk for page in made[::10]])
        private.update(audience=",board,", effective_audience=",board,")


def main() -> int:
    """Fill, scan, roll back."""
    import django

    django.setup()
    from django.db import transaction

    from core.models import BasePage
    from core.visibility import leak_scan
    from tests.factories.home import make_site

    with transaction.atomic():
        fill(make_site().root_page, SIZE - BasePage.objects.count())
        pages = BasePage.objects.count()
        started = time.perf_counter()
        scan = leak_scan.run()
        seconds = time.perf_counter() - started
        transaction.set_rollback(True)
    print(f"leak scan of {pages} pages: {seconds:.0f} s, {scan.requests} requests, {len(scan.findings)} findings")
    for finding in scan.findings[:5]:
        print(finding)
    return 0 if seconds <= MOST_SECONDS and not scan.findings else 1


if __name__ == "__main__":
    sys.exit(main())
