"""What the newsroom's overview shows of texts that are not out: drafts, one in review, some missing."""

from __future__ import annotations

import datetime

from django.utils import timezone

from reports import assigning
from reports.models import ReportPage, ReportText, Sitting
from reports.models.sittings import SittingQuerySet
from reports.texts import AFTER, BEFORE

SOCIAL, CULTURE, BUILDING = "Socialnämnden", "Kultur- och fritidsnämnden", "Samhällsbyggnadsnämnden"
IN_REVIEW = {
    "headline": "Fler timmar hemtjänst, samma antal händer",
    "lead": "Budgeten för hemtjänsten räcker om ingen blir sjuk. Det blir någon.",
    "body": "<p>Nämnden ska besluta om vinterns schema. Jag vill att restiden mellan besöken räknas som arbetstid, "
    "också i det schema som politikerna får se.</p>",
}
DRAFT = {
    "headline": "Musikskolans kö ska redovisas",
    "lead": "",
    "body": "<p>Kolla siffran för höstterminen. Hur många står i kö till fiol?</p>",
}
AFTER_DRAFT = {
    "headline": "Ett halvt svar om belysningen",
    "lead": "Vi fick veta vad lamporna kostar, men inte när de byts.",
    "body": "<p>Frågan togs upp som sista punkt. Skriv ut vad ordföranden svarade.</p>",
}
MISSING = 2  # reports of which the text after has not come


def load(today: datetime.date) -> None:
    """Begin texts about the sittings nearest to today that nobody has written about."""
    ahead = Sitting.objects.ahead(today)
    for name, words in ((SOCIAL, IN_REVIEW), (CULTURE, DRAFT)):
        for sitting in _unwritten(ahead.filter(assembly__title=name), 1):
            _draft(sitting, BEFORE, words, is_sent=words is IN_REVIEW)
    behind = Sitting.objects.filter(date__lt=today - datetime.timedelta(days=3)).order_by("-date", "pk")
    for sitting in _unwritten(behind.filter(assembly__title=BUILDING), 1):
        _draft(sitting, AFTER, AFTER_DRAFT)
    for sitting in _unwritten(behind, MISSING):
        _report(sitting)  # nobody has begun: the overview says that the text is missing


def _unwritten(sittings: SittingQuerySet, count: int) -> list[Sitting]:
    """Return sittings that take place, with a member of ours and no report yet."""
    found = []
    for sitting in sittings.taking_place().select_related("assembly")[:60]:
        if not ReportPage.objects.filter(sitting=sitting).exists() and assigning.writers_of(sitting):
            found.append(sitting)
        if len(found) == count:
            break
    return found


def _report(sitting: Sitting) -> ReportPage | None:
    return assigning.report_for(sitting, assigning.writers_of(sitting)[0])


def _draft(sitting: Sitting, phase: str, words: dict[str, str], *, is_sent: bool = False) -> None:
    report = _report(sitting)
    if report is None:
        return
    assigning.link_for(report, report.writer, now=timezone.now())
    text = ReportText.objects.get(report=report, phase=phase)
    for name, value in words.items():
        setattr(text, name, value)
    text.save_revision(clean=False)
    workflow = text.get_workflow()
    if is_sent and workflow is not None:
        workflow.start(text, None)
