"""Prints addresses that only who has the key knows, so that the audit looks at those pages, too.

A personal link that is open and one that has expired, the link by which a question is answered, and the one by which
minutes are approved. Run in the audit's
own environment; it makes what the demo lacks.
"""

import datetime

import django


def addresses() -> list[str]:
    """Return the paths."""
    from django.utils import timezone

    from members_area.minutes.signed import address_of as approval_address
    from members_area.models.approvals import Signature
    from reports import assigning, signed
    from reports.models import ReaderQuestion, Sitting, WriterLink

    now, found = timezone.now(), []
    for sitting in Sitting.objects.ahead(timezone.localdate()).taking_place():
        writers = assigning.writers_of(sitting)
        if len(found) == 2:
            break
        report = assigning.report_for(sitting, writers[0]) if writers else None
        if report is not None and not report.texts.filter(live=True).exists():
            link = assigning.link_for(report, writers[0], now=now, afresh=True)
            if found:
                WriterLink.objects.filter(pk=link.pk).update(expires_at=now - datetime.timedelta(days=1))
            found.append(signed.address_of(link))
    question = ReaderQuestion.objects.public().first()
    if question:
        found.append(signed.answer_address(question))
    waiting = Signature.objects.filter(answer=Signature.Answer.WAITING, expires_at__gt=now).first()
    if waiting:
        found.append(approval_address(waiting))
    return found


if __name__ == "__main__":
    django.setup()
    print("\n".join(addresses()))
