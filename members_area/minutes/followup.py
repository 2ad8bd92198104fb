"""What follows from approved minutes: rows of decisions, what the search knows, and reminders of what is to be done."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date

from core.search import entries
from core.visibility import audiences
from members_area.minutes import mails
from members_area.models import ApprovedMinutes, Decision, Member, MinutesPage

BEFORE = datetime.timedelta(days=7)
AGAIN = datetime.timedelta(days=14)
LATEST = datetime.timedelta(days=90)


def note(record: ApprovedMinutes) -> int:
    """Make a row of each decision, and return how many. Safe to call twice."""
    page = MinutesPage.objects.select_related("meeting").get(pk=record.minutes_id)
    made = 0
    for paragraph in record.content["paragraphs"]:
        if not paragraph["decision"]:
            continue
        values = {
            "date": page.date,
            "kind": page.meeting.kind if page.meeting else "",
            "title": paragraph["title"],
            "text": paragraph["decision"],
            "responsible": paragraph["responsible"],
            "due_on": parse_date(paragraph["due"]) if paragraph["due"] else None,
            "member": member_named(paragraph["responsible"]),
        }
        # What nobody is to do has been done by being decided.
        if not values["responsible"] and values["due_on"] is None:
            values["state"] = Decision.State.DONE
        _row, is_new = Decision.objects.get_or_create(minutes=page, paragraph=paragraph["number"], defaults=values)
        made += is_new
    return made


def member_named(name: str) -> Member | None:
    """Return the only member with a name; None if there is none, or several."""
    first, _space, last = name.strip().partition(" ")
    if not last:
        return None
    found = list(Member.objects.filter(user__first_name__iexact=first, user__last_name__iexact=last.strip())[:2])
    return found[0] if len(found) == 1 else None


def renew_search(page: MinutesPage) -> None:
    """Let the search know what the approved minutes say."""
    entries.keep_page(page)


def remind(now: datetime.datetime | None = None) -> int:
    """Remind of decisions that are soon to be done, and again of those that are late; return how many. For the clock.

    A mail's key holds the decision, the day and the step, so that each goes once whenever this runs.
    """
    today = timezone.localdate(now)
    rows = Decision.objects.filter(
        state=Decision.State.OPEN, due_on__lte=today + BEFORE, due_on__gte=today - LATEST, member__isnull=False
    ).select_related("member__user", "minutes")
    count = 0
    for row in rows:
        if row.due_on is None or not _may_be_told(row):
            continue
        step = "before" if row.due_on >= today else f"late{(today - row.due_on) // AGAIN}"
        count += mails.decision_due(row, step=step, today=today)
    return count


def _may_be_told(row: Any) -> bool:
    user = row.member.user
    return bool(row.member.email and audiences.may_read(user, row.minutes.effective_audience))
