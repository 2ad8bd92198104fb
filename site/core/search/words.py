"""Texts and queries as the words that are compared. Pure rules, no database.

A word is stored up to four times, told apart by a digit in front: as it stands (1), its stem (2), and both
without marks on the letters (3, 4) where they have any. Whoever writes *kök* means kök; whoever writes
*kok* may lack the key, and meets the words without their marks when the word itself gives little.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from core.search.stems import stem

MOST_CHARACTERS = 200
MOST_WORDS = 10
SHORTEST_PREFIX = 3  # letters; shorter words are found whole only
LONGEST_WORD = 60
AS_IT_STANDS, STEM, PLAIN_STEM, PLAIN = "1", "2", "3", "4"

WORD = re.compile(r"[^\W_]+", re.UNICODE)
# Words that say nothing beside others.
STOP_WORDS = {
    "sv": frozenset(
        [
            "att",
            "av",
            "de",
            "den",
            "det",
            "du",
            "en",
            "ett",
            "för",
            "från",
            "har",
            "i",
            "inte",
            "med",
            "men",
            "när",
            "och",
            "om",
            "på",
            "sin",
            "som",
            "så",
            "till",
            "var",
            "vi",
            "är",
        ]
    ),
    "en": frozenset(
        [
            "a",
            "an",
            "and",
            "are",
            "as",
            "at",
            "be",
            "by",
            "for",
            "from",
            "in",
            "is",
            "it",
            "of",
            "on",
            "or",
            "that",
            "the",
            "to",
            "was",
            "with",
        ]
    ),
}


def normal(text: str) -> str:
    """Return the text in the form it is compared in: composed, small letters, without NUL."""
    return unicodedata.normalize("NFC", text.replace("\x00", " ")).casefold()


def plain(word: str) -> str:
    """Return the word without marks on its letters: *miljo* of *miljö*."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text, in small letters."""
    for found in WORD.finditer(normal(text)):
        yield found.group()[:LONGEST_WORD]


def stored(text: str, language: str) -> Iterator[str]:
    """Yield what is stored of a text, in its order."""
    for word in words_of(text):
        root = stem(word, language)
        yield AS_IT_STANDS + word
        yield STEM + root
        bare = plain(word)
        if bare != word:
            yield PLAIN_STEM + plain(root)
            yield PLAIN + bare


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query."""

    word: str
    language: str

    @property
    def is_prefix(self) -> bool:
        """Tell whether longer words that begin so are meant, too."""
        return len(self.word) >= SHORTEST_PREFIX and not self.word.isdigit()

    def alternatives(self, *, loosely: bool = False) -> list[tuple[str, bool]]:
        """Return what may be stored of words that it finds, and whether the beginning is enough."""
        root = stem(self.word, self.language)
        found = [(AS_IT_STANDS + self.word, False), (STEM + root, False)]
        if loosely:
            found += [(PLAIN_STEM + root, False), (PLAIN + self.word, False)]
        if self.is_prefix:  # beside the word itself, which then counts for more
            found += [(text, True) for text, _prefix in found if text[0] in (AS_IT_STANDS, PLAIN)]
        return found

    def finds(self, word: str, *, loosely: bool = False) -> bool:
        """Tell whether a word in small letters is a hit; for marking."""
        if word == self.word or (self.is_prefix and word.startswith(self.word)):
            return True
        root = stem(self.word, self.language)
        if stem(word, self.language) == root:
            return True
        if not loosely or word.isascii():
            return False
        bare = plain(word)
        return (
            plain(stem(word, self.language)) == root
            or bare == self.word
            or (self.is_prefix and bare.startswith(self.word))
        )


def terms_of(query: str, language: str) -> list[Term]:
    """Return the words of a query that count, each once, at most ten."""
    words = list(dict.fromkeys(words_of(query[:MOST_CHARACTERS])))
    telling = [word for word in words if word not in STOP_WORDS.get(language, ())] or words
    return [Term(word, language) for word in telling[:MOST_WORDS]]
