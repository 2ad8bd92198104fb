"""Signed addresses: for one writer and one report, or one question. What is not signed by us is nobody's."""

from __future__ import annotations

from django.core import signing
from django.urls import reverse

from reports.models import ReaderQuestion, WriterLink

LINK, ANSWER = "reports.link", "reports.answer"
MOST_CHARACTERS = 200


def token_of(link: WriterLink) -> str:
    """Return the token of a personal link."""
    return signing.Signer(salt=LINK).sign_object([link.pk, link.nonce])


def address_of(link: WriterLink) -> str:
    """Return the path of a personal link. It is written in Swedish whoever asks: representatives are."""
    return reverse("reports:write", args=[token_of(link)])


def link_of(token: str) -> WriterLink | None:
    """Return the link that a token is for, open or closed; None for one that was altered or replaced."""
    found = _unsigned(token, LINK)
    if found is None:
        return None
    link = WriterLink.objects.select_related("report", "person").filter(pk=found[0]).first()
    return link if link is not None and link.nonce == found[1] else None


def answer_address(question: ReaderQuestion) -> str:
    """Return the path by which a question is answered."""
    return reverse("reports:answer", args=[signing.TimestampSigner(salt=ANSWER).sign_object([question.pk, ""])])


def question_of(token: str, max_age: int) -> ReaderQuestion | None:
    """Return the question that a token is for; None for one that was altered or has expired."""
    if len(token) > MOST_CHARACTERS:
        return None
    try:
        found = signing.TimestampSigner(salt=ANSWER).unsign_object(token, max_age=max_age)
        return ReaderQuestion.objects.select_related("report", "report__writer").filter(pk=found[0]).first()
    except (signing.BadSignature, ValueError, TypeError, IndexError):
        return None


def _unsigned(token: str, salt: str) -> tuple[int, str] | None:
    if len(token) > MOST_CHARACTERS:
        return None
    try:
        pk, nonce = signing.Signer(salt=salt).unsign_object(token)
        return int(pk), str(nonce)
    except (signing.BadSignature, ValueError, TypeError):
        return None
