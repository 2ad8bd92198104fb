"""What the leak scan looks for besides pages: members' addresses and phones, and what minutes say."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from core.visibility.audiences import NOBODY
from core.visibility.leak_scan import Secret
from members_area.minutes import texts
from members_area.models import ApprovedMinutes, Member, MinutesPage
from members_area.models.register import NO_MAIL

SAID, SHORTEST = 60, 30  # characters of a paragraph: shorter ones are said elsewhere, too
MOST = 500  # members a night; of more, others each night


def secrets() -> Iterator[Secret]:
    """Yield what gives a member away. A name does not: people sign texts with it."""
    rows = Member.objects.exclude(user__email__endswith=NO_MAIL).order_by("pk")
    nights = rows.count() // MOST + 1
    start = timezone.localdate().toordinal() % nights * MOST
    for pk, email, phone in rows.values_list("pk", "user__email", "phone")[start : start + MOST]:
        yield Secret(f"member {pk}", NOBODY, (email, phone), "", "")


def minutes() -> Iterator[Secret]:
    """Yield what minutes say: of approved ones to those whom they are for, of drafts to the board."""
    sealed = {row.minutes_id: row for row in ApprovedMinutes.objects.defer("scan")}
    for page in MinutesPage.objects.select_related("latest_revision").order_by("-date")[:MOST]:
        record = sealed.get(page.pk)
        if record is not None:
            said = [(row["title"], texts.plain(row["html"])) for row in record.content["paragraphs"]]
        else:
            said = [(row.title, texts.plain(str(row.text))) for row in texts.draft_of(page).items.all()]
        marks = tuple(text[:SAID] for _title, text in said if len(text) >= SHORTEST)
        audience = page.effective_audience if record is not None else ",board,"
        if marks:
            yield Secret(f"words of minutes {page.pk}", audience, marks, "", "")


def addresses() -> list[str]:
    """Return the addresses beside the page tree."""
    names = ("my-page", "new-address", "my-data", "erase-me", "decisions")
    return [reverse(f"members_area:{name}") for name in names]
