"""What is done at night."""

import pytest
from django.db import connection

from core.tasks import housekeeping
from tests.factories.home import make_index, make_post, make_site

pytestmark = pytest.mark.django_db


def test_sqlite_is_told_how_its_tables_are_filled():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL counts by itself")
    index = make_index(make_site().root_page)
    make_post(index)
    make_post(index, title="Nytt bibliotek")
    housekeeping.tidy()
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'home_postpage'")
        counts = {row[0].split()[0] for row in cursor.fetchall()}
    assert counts == {"2"}
