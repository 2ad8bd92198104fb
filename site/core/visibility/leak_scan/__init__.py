"""The leak scan: walks the site as strangers do, and reports what shows that should not.

`run()` is what the command and the nightly job call. It asks the site through its own middleware and views, in
this process and without a network, as a stranger, as somebody signed in without roles, and as a plain member.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from core.visibility.leak_scan.marks import Secret, register_secrets
from core.visibility.leak_scan.walk import Finding, Walk, register_addresses

__all__ = ["Finding", "Secret", "register_addresses", "register_secrets", "run"]

logger = logging.getLogger(__name__)
MOST_FINDINGS = 200  # kept and shown; more say nothing new


def run(*, mail: bool = True) -> Any:
    """Walk, store the result, and tell the administrators if something was found. Returns the LeakScan."""
    from core.models import LeakScan

    started = timezone.now()
    with _quiet():
        walk = Walk()
        findings = walk.run()
    scan = LeakScan.objects.create(
        started_at=started,
        ended_at=timezone.now(),
        requests=walk.requests,
        findings=[finding.as_dict() for finding in findings[:MOST_FINDINGS]],
    )
    LeakScan.objects.exclude(pk__in=LeakScan.objects.values("pk")[:30]).delete()
    if findings:
        logger.error("The leak scan found %d things that show and should not", len(findings))
        if mail:
            _tell_administrators(scan, len(findings))
    return scan


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the walk's thousands of refusals out of the log; what breaks is a finding of its own."""
    requests = logging.getLogger("django.request")
    before = requests.level
    requests.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        requests.setLevel(before)


def _tell_administrators(scan: Any, count: int) -> None:
    """Mail the administrators. What is private is named by its number only: mail is no safe place."""
    users = get_user_model().objects.filter(is_superuser=True, is_active=True)
    addresses = [user.email for user in users if user.email]
    with override(settings.LANGUAGE_CODE):
        subject = ngettext("%d leak found on the site", "%d leaks found on the site", count) % count
        lines = [f"{row['kind']}: {row['address']} ({row['reader']}, {row['about']})" for row in scan.findings[:20]]
        link = f"{settings.SITE_URL}{reverse('wagtailadmin_home')}"
        body = "\n".join([_("The nightly walk saw what these readers should not see:"), "", *lines, "", link])
    for address in addresses:
        message = EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [address])
        message.extra_headers["Auto-Submitted"] = "auto-generated"  # which the outbox takes care of
        message.send()
