"""Processor time of a page, as a multiple of a bare Wagtail page in the same run.

    make audit ARGS=bench

Seconds say little on a machine that others use too; a ratio taken in one run,
request by request in turn, does. The bare page is the post itself, served by
Wagtail with a one-line template: what any page at that address costs. Beside it
stands Wagtail's plain `Page`, whose single table is the least there is.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench.measuring import processor_times

ROUNDS = 60
MARKS = {"post": 2.0}  # the most a page may cost, in bare pages
BARE = "?bare"  # asks for the one-line template


def addresses() -> dict[str, str]:
    """The pages to measure, by name; each is the first of its kind."""
    from wagtail.models import Page

    from home.models import PostIndexPage, PostPage, StandardPage

    index = PostIndexPage.objects.live().filter(locale__language_code="sv").first()
    assert index is not None, "the demo content is not loaded"
    plain = index.add_child(instance=Page(title="Plain", slug="plain-page-of-the-benchmark"))
    found = {"bare": "", "plain Page": plain.url, "front": "/", "post index": index.url}
    for name, model in {"post": PostPage, "standard page": StandardPage}.items():
        page = model.objects.live().filter(locale__language_code="sv").first()
        if page is not None:
            found[name] = page.url
    found["bare"] = found["post"] + BARE
    return found


@contextmanager
def one_line_template() -> Iterator[None]:
    """Serve a post with a one-line template when its address ends in `?bare`."""
    from django.http import HttpResponse
    from django.template import engines

    from home.models import PostPage

    template = engines["django"].from_string("{{ page.title }}")
    real = PostPage.serve

    def serve(page, request, *args, **kwargs):
        if request.META["QUERY_STRING"] == BARE[1:]:
            return HttpResponse(template.render({"page": page}, request))
        return real(page, request, *args, **kwargs)

    PostPage.serve = serve
    yield
    PostPage.serve = real


def main() -> int:
    import django

    django.setup()
    from django.db import transaction

    with transaction.atomic():
        with one_line_template():
            times = processor_times(addresses(), ROUNDS)
        transaction.set_rollback(True)
    bare = statistics.median(times["bare"])
    missed = [name for name in MARKS if name not in times]
    for name in missed:
        print(f"{name:16}is not in the demo content")
    for name, spent in times.items():
        ratio = statistics.median(spent) / bare
        mark = MARKS.get(name)
        print(
            f"{name:16}{statistics.median(spent):7.2f} ms processor time {ratio:6.2f} × bare"
            + (f"  (at most {mark})" if mark else "")
        )
        if mark and ratio > mark:
            missed.append(name)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
