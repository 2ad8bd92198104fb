"""The passage that is shown of a hit, with the words that were found marked. Pure rules, no database."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from core.search.words import WORD, Term, normal

LONGEST = 260  # characters of a passage
MOST_LOOKED_AT = 60_000  # characters of a text
_SENTENCE = re.compile(r"(?<=[.!?…:])\s+|\n+")
_SPACE = re.compile(r"\s+")


def _places(text: str, terms: Iterable[Term], *, loosely: bool) -> list[tuple[int, int, str]]:
    """Return where the hits stand in a text: beginning, end and the term."""
    found = []
    known: dict[str, str] = {}
    for match in WORD.finditer(text):
        word = normal(match.group())
        if word not in known:
            known[word] = next((term.word for term in terms if term.finds(word, loosely=loosely)), "")
        if known[word]:
            found.append((match.start(), match.end(), known[word]))
    return found


def marked(text: str, terms: Iterable[Term], *, loosely: bool = False) -> SafeString:
    """Return the text as HTML with the hits in <mark>."""
    pieces = []
    end = 0
    for start, stop, _term in _places(text, list(terms), loosely=loosely):
        pieces += [escape(text[end:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        end = stop
    return mark_safe("".join([*pieces, escape(text[end:])]))  # noqa: S308 - each piece is escaped


def passage(lead: str, text: str, terms: Iterable[Term], *, loosely: bool = False) -> str:
    """Return what to show: the lead if it holds all that the text has to offer, else the sentences that hold more."""
    terms = list(terms)
    lead = _SPACE.sub(" ", lead).strip()
    in_lead = {term for *_place, term in _places(lead, terms, loosely=loosely)}
    best, most = "", len(in_lead)
    sentences = [_SPACE.sub(" ", part).strip() for part in _SENTENCE.split(text[:MOST_LOOKED_AT])]
    sentences = [part for part in sentences if part]
    if most < len(terms):
        for number, sentence in enumerate(sentences):
            held = {term for *_place, term in _places(sentence, terms, loosely=loosely)}
            if len(held) > most:
                best, most = sentence, len(held)
                if len(best) < LONGEST // 2 and number + 1 < len(sentences):
                    best = f"{best} {sentences[number + 1]}"
    return _shortened(best or lead or " ".join(sentences[:3]), terms, loosely=loosely)


def _shortened(text: str, terms: list[Term], *, loosely: bool) -> str:
    """Cut a long text around the first hit, between words."""
    if len(text) <= LONGEST:
        return text
    places = _places(text, terms, loosely=loosely)
    first = places[0][0] if places else 0
    start = 0 if first < LONGEST * 2 // 3 else text.rfind(" ", 0, first - LONGEST // 3) + 1
    stop = text.rfind(" ", start, start + LONGEST)
    cut = text[start : stop if stop > start else start + LONGEST].rstrip(" ,;:–-")
    return ("… " if start else "") + cut + ("" if start + LONGEST >= len(text) else " …")
