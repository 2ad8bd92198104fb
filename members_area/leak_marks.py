"""What the leak scan looks for besides pages: members' addresses and phones, which nobody but the keepers sees."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from core.visibility.audiences import NOBODY
from core.visibility.leak_scan import Secret
from members_area.models import Member
from members_area.models.register import NO_MAIL

MOST = 500  # members a night; of more, others each night


def secrets() -> Iterator[Secret]:
    """Yield what gives a member away. A name does not: people sign texts with it."""
    rows = Member.objects.exclude(user__email__endswith=NO_MAIL).order_by("pk")
    nights = rows.count() // MOST + 1
    start = timezone.localdate().toordinal() % nights * MOST
    for pk, email, phone in rows.values_list("pk", "user__email", "phone")[start : start + MOST]:
        yield Secret(f"member {pk}", NOBODY, (email, phone), "", "")


def addresses() -> list[str]:
    """Return the addresses beside the page tree."""
    names = ("my-page", "new-address", "my-data", "erase-me")
    return [reverse(f"members_area:{name}") for name in names]
