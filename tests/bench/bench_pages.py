"""Processor time of a page, as a multiple of a bare Wagtail page in the same run.

    make audit ARGS=bench

Seconds say little on a machine that others use too; a ratio taken in one run,
request by request in turn, does. The bare page is Wagtail's own `Page` with its
one-line template, at the same depth of the tree.
"""

from __future__ import annotations

import statistics
import sys
import time

ROUNDS = 60
MARKS = {"post": 2.0}  # the most a page may cost, in bare pages


def addresses() -> dict[str, str]:
    """The pages to measure, by name; each is the first of its kind."""
    from wagtail.models import Page

    from home.models import PostIndexPage, PostPage, StandardPage

    index = PostIndexPage.objects.live().filter(locale__language_code="sv").first()
    assert index is not None, "the demo content is not loaded"
    bare = index.add_child(instance=Page(title="Bare", slug="bare-page-of-the-benchmark"))
    found = {"bare": bare.url, "front": "/", "post index": index.url}
    for name, model in {"post": PostPage, "standard page": StandardPage}.items():
        page = model.objects.live().filter(locale__language_code="sv").first()
        if page is not None:
            found[name] = page.url
    return found


def measure(paths: dict[str, str]) -> dict[str, list[float]]:
    """Processor milliseconds of each request, caches emptied before each."""
    from django.core.cache import caches
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    times: dict[str, list[float]] = {name: [] for name in paths}
    for number in range(ROUNDS + 3):
        for name, path in paths.items():
            for cache in caches.all():
                cache.clear()
            started = time.process_time()
            answer = client.get(path)
            spent = (time.process_time() - started) * 1000
            assert answer.status_code == 200, f"{path} answered {answer.status_code}"
            if number >= 3:  # the first rounds load templates and translations
                times[name].append(spent)
    return times


def main() -> int:
    import django

    django.setup()
    from django.db import transaction

    with transaction.atomic():
        times = measure(addresses())
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
