"""Counts the queries of a whole request."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# What Wagtail makes for a signed-out reader of a page with a one-line template, by the page's depth in the tree.
WAGTAILS_OWN = {3: 7, 4: 9}


def queries_of(client: Client, path: str) -> int:
    """Return how many queries a page takes, its addresses known since an earlier request."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)
