"""How the benchmarks weigh a page: processor time and queries, caches emptied before each look."""

from __future__ import annotations

import time

WARM_UP = 3  # rounds: the first load templates and translations


def empty_caches() -> None:
    """Forget all that a reader before this one may have left."""
    from django.core.cache import caches

    for cache in caches.all():
        cache.clear()


def processor_times(paths: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """Return each page's processor milliseconds, once a round, the pages taking turns."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    times: dict[str, list[float]] = {name: [] for name in paths}
    for number in range(rounds + WARM_UP):
        for name, path in paths.items():
            empty_caches()
            started = time.process_time()
            answer = client.get(path)
            spent = (time.process_time() - started) * 1000
            assert answer.status_code == 200, f"{path} answered {answer.status_code}"
            if number >= WARM_UP:
                times[name].append(spent)
    return times


def queries(path: str) -> int:
    """Return how many queries a page takes when nothing is remembered."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    empty_caches()
    with CaptureQueriesContext(connection) as captured:
        Client(headers={"host": "localhost"}).get(path)
    return len(captured)
