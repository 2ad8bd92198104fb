"""Rate of a kept page, as a share of a trivial Django view in the same run.

    make audit ARGS=bench

Both go through a WSGI handler as gunicorn calls it, in turn, request by request. The trivial view is Django with
no middleware and one address: the least that an answer can cost.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

ROUNDS = 12
A_ROUND = 400  # requests
MARK = 0.85  # of the trivial view's rate, at least


def environ(path: str) -> dict[str, Any]:
    """What gunicorn passes on of a browser's request."""
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT": "text/html,application/xhtml+xml",
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
        "HTTP_ACCEPT_LANGUAGE": "sv-SE,sv;q=0.9",
        "HTTP_USER_AGENT": "Mozilla/5.0",
        "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http",
    }


def trivial() -> Callable[..., Any]:
    """A site of one view and no middleware."""
    from types import ModuleType

    from django.core.handlers.wsgi import WSGIHandler
    from django.http import HttpResponse
    from django.test import override_settings
    from django.urls import path

    urls = ModuleType("trivial_urls")
    urls.urlpatterns = [path("", lambda request: HttpResponse("hej"))]  # type: ignore[attr-defined]
    sys.modules["trivial_urls"] = urls
    with override_settings(MIDDLEWARE=[]):
        handler = WSGIHandler()

    def application(given: dict[str, Any], start: Callable[..., Any]) -> Any:
        from django.urls import set_urlconf

        set_urlconf("trivial_urls")
        return handler(given, start)

    resolve = handler.resolve_request

    def resolve_request(request: Any) -> Any:
        request.urlconf = "trivial_urls"
        return resolve(request)

    handler.resolve_request = resolve_request  # type: ignore[method-assign]
    return application


def spent(application: Callable[..., Any], path: str) -> float:
    """Processor milliseconds of one request, of many."""
    seen: list[str] = []
    started = time.process_time()
    for _ in range(A_ROUND):
        answer = application(environ(path), lambda status, headers: seen.append(status))
        b"".join(answer)
        answer.close()
    used = time.process_time() - started
    assert set(seen) == {"200 OK"}, set(seen)
    return used * 1000 / A_ROUND


def main() -> int:
    import django

    django.setup()
    from django.core.handlers.wsgi import WSGIHandler

    targets = {"trivial": (trivial(), "/"), "kept page": (WSGIHandler(), "/")}
    times: dict[str, list[float]] = {name: [] for name in targets}
    for number in range(ROUNDS + 1):
        for name, (application, path) in targets.items():
            used = spent(application, path)
            if number:  # the first round loads and fills
                times[name].append(used)
    least = statistics.median(times["trivial"])
    rate = statistics.median(a / b for a, b in zip(times["trivial"], times["kept page"], strict=True))
    for name, found in times.items():
        print(f"{name:16}{statistics.median(found):7.3f} ms processor time {statistics.median(found) / least:6.2f} ×")
    print(f"rate of a kept page {rate:.2f} of the trivial view's (at least {MARK})")
    return 0 if rate >= MARK else 1


if __name__ == "__main__":
    sys.exit(main())
