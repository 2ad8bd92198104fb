"""What is left of a word without its endings, so that *skolorna* and *skola* compare as equal.

Swedish has rules of its own here: the usual Snowball rules leave *skolan*, *miljön* and *medlemmar*
apart from *skola*, *miljö* and *medlem*. A stem is for comparing only; it need not be a word.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

import snowballstemmer

VOWELS = frozenset("aeiouyåäöé")
SHORTEST = 3  # letters that must be left

# Definite, plural and verb endings, longest first. Each is taken once.
ENDINGS = (
    *("arens", "heter", "arnas"),
    *("aren", "arna", "erna", "orna", "ande"),
    *("are", "ade", "ena", "ern"),
    *("or", "ar", "er", "an", "en", "et", "na"),
    *("a", "e"),
)
# Plurals that change their vowel: städer, länder, böcker. Also at the end of compounds.
CHANGED = {
    "städ": "stad",
    "länd": "land",
    "händ": "hand",
    "stränd": "strand",
    "böck": "bok",
    "nätt": "natt",
    "fött": "fot",
    "rött": "rot",
    "tänd": "tand",
    "bönd": "bond",
}
PLURALS = ("er", "erna")
_LOST_E = re.compile(r"(?<=[^aeiouyåäöé])e(?=l$)")  # cykel, cyklar
_LEFT_OVER = re.compile(r"(?<=[bdgkpt])[rn]$")  # vintr(ar), vattn(et)

# Other languages, by Snowball's names.
SNOWBALL = {"en": "english", "ar": "arabic", "fi": "finnish", "de": "german", "es": "spanish", "nb": "norwegian"}


def _without_genitive(word: str) -> str:
    return word[:-1] if len(word) > SHORTEST and word.endswith("s") and not word.endswith("ss") else word


def _without_ending(word: str) -> str:
    for ending in ENDINGS:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= SHORTEST and VOWELS.intersection(rest):
            if ending in PLURALS:
                for changed, plain in CHANGED.items():
                    if rest.endswith(changed):
                        return rest[: -len(changed)] + plain
            return rest
    return word


def swedish(word: str) -> str:
    """Return the stem of a Swedish word in small letters.

    >>> {swedish(word) for word in ("skola", "skolan", "skolor", "skolornas")}
    {'skol'}
    """
    if not word.isalpha():
        return word
    word = _without_genitive(word)
    if len(word) > SHORTEST and word.endswith(("ön", "ån", "eln", "én")):
        word = word[:-1]
    stem = _without_genitive(_without_ending(word))
    stem = _LOST_E.sub("", stem) if len(stem) > SHORTEST + 1 else stem
    if len(stem) > SHORTEST:
        stem = _LEFT_OVER.sub("", stem)
        if stem.endswith(("mm", "nn")):
            stem = stem[:-1]
    return stem


@functools.cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language == "sv":
        return swedish
    if language in SNOWBALL:
        return snowballstemmer.stemmer(SNOWBALL[language]).stemWord
    return str


@functools.lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a word in small letters; the word itself in a language without rules."""
    return _stemmer(language)(word) or word
