"""What is decided about a reader's question: shown or not, answered, reported. No request in here."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.guard import require
from core.models import Person
from reports import mails
from reports.models import QuestionState, ReaderQuestion

HIDDEN_AFTER = 3  # reports by readers, until somebody has looked again


def texts_of(question: ReaderQuestion) -> list[tuple[str, str]]:
    """Return what readers see of a question."""
    return [("text", question.text), ("name", question.name), ("answer", question.answer)]


def publish(question: ReaderQuestion) -> None:
    """Show the question, and pass it on to who wrote the report. Raises Held, as below."""
    require(question, texts=texts_of(question))
    with transaction.atomic():
        _set(question, state=QuestionState.PUBLISHED, decided_at=timezone.now(), reports=0)
        if not question.answer:
            mails.question_to_writer(question)


def refuse(question: ReaderQuestion, reason: str = "") -> None:
    """Let the question not be shown; the address is erased, since no answer comes."""
    _set(question, state=QuestionState.REFUSED, decided_at=timezone.now(), reason=reason[:200], email="")


def answer(question: ReaderQuestion, text: str, person: Person | None) -> None:
    """Publish an answer, tell who asked the first time, and erase the address. It can be put right later.

    Raises Held for one with a personal number that nobody has given a reason for (core.guard).
    """
    require(question, texts=[("answer", text)])
    with transaction.atomic():
        held = ReaderQuestion.objects.select_for_update().get(pk=question.pk)
        first = not held.answer
        if held.email and first and held.state == QuestionState.PUBLISHED:
            mails.answered(held)
        email = "" if held.state == QuestionState.PUBLISHED else held.email
        _set(
            question, answer=text, answered_by=person, email=email,
            answered_at=held.answered_at or timezone.now(),
        )  # fmt: skip


def report(question: ReaderQuestion) -> None:
    """Note that a reader finds it abusive; after a few it is hidden until the newsdesk has looked."""
    with transaction.atomic():
        ReaderQuestion.objects.filter(pk=question.pk).update(reports=F("reports") + 1)
        question.refresh_from_db()
        if question.reports >= HIDDEN_AFTER and question.is_public:
            _set(question, state=QuestionState.WAITING)
        mails.question_waits(question)


def _set(question: ReaderQuestion, **values: object) -> None:
    for name, value in values.items():
        setattr(question, name, value)
    question.save(update_fields=list(values))
