"""Counts what a page costs beyond what Wagtail itself asks the database for at that address."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class OneLine:
    """Stands in for a page's template: one line, no context of ours."""

    def __init__(self) -> None:
        self.template = engines["django"].from_string("{{ page.title }}")

    def serve(self, page: Page, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Serve the page as Wagtail would with a one-line template."""
        return HttpResponse(self.template.render({"page": page}, request))


def capture(client: Client, path: str) -> list[str]:
    """Return the queries of a GET, after one that filled the caches."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200, response.status_code
    return [query["sql"] for query in captured]


def beyond_wagtail(client: Client, path: str, page_class: type[Page], monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many queries the page makes beyond those of a one-line template. Fails on a write."""
    real = capture(client, path)
    assert [sql for sql in real if sql.lstrip().upper().startswith(WRITES)] == []
    one_line = OneLine()
    with monkeypatch.context() as patch:
        patch.setattr(page_class, "serve", lambda page, request, *a, **k: one_line.serve(page, request))
        bare = capture(client, path)
    return len(real) - len(bare)


# What Wagtail makes for a signed-out reader of a page with a one-line template, by the page's depth in the tree.
WAGTAILS_OWN = {3: 7, 4: 9}


def queries_of(client: Client, path: str) -> int:
    """Return how many queries a page takes, its addresses known since an earlier request."""
    return len(capture(client, path))
