"""What is done at night."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from core.tasks import housekeeping
from tests.factories.core import make_member
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


def test_sign_ins_that_have_ended_are_forgotten(client):
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    user = make_member()
    client.force_login(user)
    live = Session.objects.get()
    old = Session.objects.create(
        session_key="gammal", session_data="", expire_date=timezone.now() - datetime.timedelta(1)
    )
    for session in (live, old):
        UserSession.objects.update_or_create(
            session_key=session.session_key, defaults={"user": user, "ip": "127.0.0.1", "user_agent": "x"}
        )
    housekeeping.clear_sessions()
    assert [row.session_key for row in Session.objects.all()] == [live.session_key]
    assert [row.session_key for row in UserSession.objects.all()] == [live.session_key]
