"""What pages cost with 2,000 posts, beside the same pages with 20.

    make audit ARGS=bench

Works on a copy of the database. Query counts must be the same, and processor
time within what a count of more rows explains; afterwards the web server is
started on the copy, reads widely, and must stay within its memory.
"""

from __future__ import annotations

import datetime
import statistics
import sys
import time
from typing import Any

from tests.bench.filling import copied_site, table_copier
from tests.bench.measuring import processor_times, queries

FEW, MANY = 20, 2000
ROUNDS = 40
MAX_RATIO = 1.5  # of processor time, many posts to few; counting 2,000 rows by year is a millisecond or two
MAX_MEMORY = 200_000_000  # bytes
DAYS = 360  # over which the posts are spread, whatever their number, so that pages show the same


def fill(index: Any, number: int) -> None:
    """Bring the index to this many posts, each a copy of one of them, spread over the last year."""
    from django.utils import timezone
    from wagtail.models import Page

    from core.models import BasePage
    from home.models import PostPage

    posts = PostPage.objects.child_of(index)
    example = posts.order_by("-date").filter(main_image__isnull=False).first()
    missing = number - posts.count()
    first = Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    last_step = int(index.get_children().order_by("-path").values_list("path", flat=True)[0][-4:], 36)
    today = timezone.localdate()
    ids = list(range(first, first + missing))

    def slug(n: int) -> str:
        return f"kopia-{first + n}"

    page = Page.objects.get(pk=example.pk)
    Page.objects.bulk_create(
        [
            Page(
                pk=pk,
                path=index.path + Page._int2str(last_step + 1 + n).rjust(4, "0"),
                depth=index.depth + 1,
                title=f"{page.title} {n}",
                draft_title=f"{page.title} {n}",
                slug=slug(n),
                url_path=f"{index.url_path}{slug(n)}/",
                content_type_id=page.content_type_id,
                locale_id=page.locale_id,
                first_published_at=page.first_published_at,
                last_published_at=page.last_published_at,
            )
            for n, pk in enumerate(ids)
        ],
        batch_size=200,
    )
    Page.objects.filter(pk=index.pk).update(numchild=number)
    table_copier(BasePage, example.pk)(ids, {})
    table_copier(PostPage, example.pk)(
        ids, {"date": lambda n: (today - datetime.timedelta(days=1 + n * DAYS // missing)).isoformat()}
    )


def measure(paths: dict[str, str]) -> dict[str, tuple[int, float]]:
    """Queries and median processor milliseconds of each page."""
    times = processor_times(paths, ROUNDS)
    return {name: (queries(path), statistics.median(times[name])) for name, path in paths.items()}


def memory_after_reading(folder: str, index_url: str) -> int:
    """Start the web server on the copy, read what is long, and return its memory in bytes."""
    from devtools.audit.site import environment_of, free_port, served

    port = free_port()
    with served(environment_of(folder, port), port) as site:
        pages = [f"{index_url}?sida={number}" for number in range(1, 30)]
        for path in ["/", "/sitemap.xml", f"{index_url}flode/", "/sok/?q=skola", *pages]:
            started = time.monotonic()
            status, body = site.get(path)
            assert status == 200, f"{path} answered {status}"
            if path == "/sitemap.xml":
                listed = body.count(b"<loc>")
                print(f"sitemap.xml     {listed} addresses in {time.monotonic() - started:.1f} s")
        return site.memory()


def main() -> int:
    with copied_site(page_cache=True) as folder:
        from home.models import PostIndexPage, PostPage

        index = PostIndexPage.objects.live().filter(locale__language_code="sv").first()
        assert index is not None, "the demo content is not loaded"
        post = PostPage.objects.child_of(index).live().filter(main_image__isnull=False).order_by("-date").first()
        assert post is not None, "the demo content has no post with a picture"
        paths = {"front": "/", "post index": index.url, "post": post.url}
        figures = {}
        for number in (FEW, MANY):
            fill(index, number)
            figures[number] = measure(paths)
        missed = []
        for name in paths:
            (few_queries, few_time), (many_queries, many_time) = figures[FEW][name], figures[MANY][name]
            ratio = many_time / few_time
            print(
                f"{name:16}{few_queries} queries and {few_time:.2f} ms with {FEW} posts,"
                f" {many_queries} and {many_time:.2f} ms with {MANY}: {ratio:.2f} × (at most {MAX_RATIO})"
            )
            if few_queries != many_queries or ratio > MAX_RATIO:
                missed.append(name)
        memory = memory_after_reading(folder, index.url)
        print(f"web server      {memory / 1e6:.0f} MB after reading widely (at most {MAX_MEMORY / 1e6:.0f})")
    return 1 if missed or memory > MAX_MEMORY else 0


if __name__ == "__main__":
    sys.exit(main())
