"""What readers see of the members' letters: the archive with its search, the neighbours, the latest."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Max, Q
from django.http import HttpRequest

from core.search import asking

PAGE_SIZE = 12
LONGEST = 200  # characters of a question


def letters_of(index: Any, user: Any) -> Any:
    """Return the letters of an archive that somebody may read, the newest first."""
    from members_area.models import LetterPage  # noqa: PLC0415 - the model's module imports this one

    return LetterPage.objects.child_of(index).live().visible_to(user).order_by("-date", "-number", "-pk")


def next_number(index: Any, year: int) -> int:
    """Return the number that the next letter of a year gets; drafts count."""
    from members_area.models import LetterPage  # noqa: PLC0415

    found = LetterPage.objects.child_of(index).filter(date__year=year).aggregate(most=Max("number"))
    return (found["most"] or 0) + 1


def archive(index: Any, request: HttpRequest) -> dict[str, Any]:
    """Return a page of letters, all or those that have the words: at most four queries, however many there are."""
    query = request.GET.get("q", "").replace("\x00", "")[:LONGEST].strip()
    rows = letters_of(index, request.user).defer("body", "easy_read")
    if query:
        entries = asking.find_among(rows, query=query, user=request.user, language=index.locale.language_code)
        rows = rows.filter(pk__in=entries)
    return {
        "query": query,
        "letters": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("sida")),
        "url": index.get_url(request) or "",
    }


def neighbours(letter: Any, user: Any) -> dict[str, Any]:
    """Return the letters before and after one, and the archive: three queries."""
    index = letter.get_parent().specific
    rows = letters_of(index, user).defer("body", "easy_read")
    day, number = letter.date, letter.number
    earlier = rows.filter(Q(date__lt=day) | Q(date=day, number__lt=number)).first()
    later = rows.filter(Q(date__gt=day) | Q(date=day, number__gt=number)).last()
    return {"earlier": earlier, "later": later, "index": index}


def latest(*, user: Any, language: str) -> Any:
    """Return the newest letter that somebody may read in a language, or None: one query."""
    from members_area.models import LetterPage  # noqa: PLC0415

    rows = LetterPage.objects.live().visible_to(user).filter(locale__language_code=language)
    return rows.order_by("-date", "-number").first()
