"""What gives a private page or file away: its title, its first words, its address."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import trans_real

from core.visibility import files
from core.visibility.audiences import EVERYONE, NOBODY, may_read
from core.visibility.leak_scan.readers import plain

SHORTEST = 8  # letters: shorter titles stand on too many pages
LEAD = 60
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that not everyone may read, and the texts that would give it away."""

    about: str
    audience: str
    marks: tuple[str, ...]
    url: str
    title: str
    is_file: bool = False
    is_draft: bool = False

    def shows_in(self, text: str, words: frozenset[str]) -> bool:
        """Return whether a plain text, which has these words, gives it away.

        A title of one word, such as "Handlingar", stands in many a sentence: it counts where it stands by itself,
        as in a menu, a list, a heading or a feed.
        """
        return any(
            _whole_words(mark) <= words and mark in text and (not mark.isalpha() or _stands_alone(mark, text))
            for mark in self.marks
        )


def words_of(text: str) -> frozenset[str]:
    """Return the words in a text: to look them up is much quicker than to look for hundreds of marks in it."""
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=20_000)
def _whole_words(mark: str) -> frozenset[str]:
    """Return the words that a text has if the mark stands in it: all but what may go on beyond the mark's ends."""
    return frozenset(found.group() for found in _WORD.finditer(mark) if found.start() > 0 and found.end() < len(mark))


Secrets = Callable[[], Iterable[Secret]]
_more: list[Secrets] = []


def register_secrets(secrets: Secrets) -> None:
    """Let the walk look for more that must not show, such as members' addresses. Called in `AppConfig.ready()`."""
    _more.append(secrets)


def pages() -> list[Any]:
    """Return all pages with what the walk needs of them."""
    from core.models import BasePage

    fields = ("title", "draft_title", "slug", "path", "depth", "numchild", "url_path", "live", "locale", "lead")
    rows = BasePage.objects.select_related("locale").order_by("path")
    return list(rows.only(*fields, "effective_audience", "content_type", "has_unpublished_changes"))


def secrets_for(user: Any, rows: list[Any]) -> list[Secret]:
    """Return what is not for everyone, with the texts that would give it away to somebody: none that they may read."""
    open_text = _readable_text(user)
    found = []
    for page in rows:
        audience = page.effective_audience if page.live else NOBODY
        url = page.get_url() or ""
        if audience != EVERYONE:
            marks = [page.title, page.draft_title, page.lead[:LEAD]]
            if len(page.slug) >= SHORTEST and page.depth > 2:
                marks.append(f"/{page.slug}/")
            told = _telling(marks, open_text)
            found.append(Secret(f"page {page.pk}", audience, told, url, page.title, is_draft=not page.live))
        elif page.has_unpublished_changes and page.draft_title != page.title:
            found.append(Secret(f"draft of page {page.pk}", NOBODY, _telling([page.draft_title], open_text), "", ""))
    for secrets in _more:
        found += [replace(secret, marks=_telling(list(secret.marks), open_text)) for secret in secrets()]
    return _without_what_is_read_elsewhere(user, found + _files(open_text))


def _without_what_is_read_elsewhere(user: Any, secrets: list[Secret]) -> list[Secret]:
    """Leave out what also stands in another that the reader may read: minutes say the same thing more than once."""
    open_marks: set[str] = set()
    for secret in secrets:
        if may_read(user, secret.audience):
            open_marks.update(secret.marks)
    return [
        secret
        if may_read(user, secret.audience)
        else replace(secret, marks=tuple(mark for mark in secret.marks if mark not in open_marks))
        for secret in secrets
    ]


def _files(open_text: str) -> list[Secret]:
    found = []
    by_collection = files.audiences_by_collection()
    closed = [pk for pk, audience in by_collection.items() if audience != EVERYONE]
    renditions = files.image_model().get_rendition_model()
    for kind, model in (("image", files.image_model()), ("document", files.document_model())):
        for row in model.objects.filter(collection__in=closed).only("title", "file", "collection"):
            audience = by_collection[row.collection_id]
            name = row.file.name.rpartition("/")[2]
            url = row.url if kind == "document" else row.file.url
            marks = _telling([row.title, name], open_text)
            found.append(Secret(f"{kind} {row.pk}", audience, marks, url, row.title, is_file=True))
    for rendition in renditions.objects.filter(image__collection__in=closed).select_related("image"):
        audience = by_collection[rendition.image.collection_id]
        about = f"rendition {rendition.pk} of image {rendition.image_id}"
        found.append(Secret(about, audience, (), rendition.file.url, "", is_file=True))
    return found


def _telling(texts: list[str], open_text: str) -> tuple[str, ...]:
    """Keep the texts that are long enough and that the reader may read elsewhere."""
    cleaned = {plain(text).strip() for text in texts if text} - _words_of_the_interface()
    return tuple(sorted(text for text in cleaned if len(text) >= SHORTEST and text not in open_text))


def _stands_alone(word: str, text: str) -> bool:
    return re.search(rf"""[>"'] ?{re.escape(word)} ?(?:[<"']|[–|·] )""", text) is not None


@cache
def _words_of_the_interface() -> frozenset[str]:
    """Return what buttons, headings and labels say in all languages: a page may be called as one of them."""
    words: set[str] = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            catalogue: Any = trans_real.catalog()
            said = catalogue._catalog.items()
            words |= {plain(text).strip() for _message, text in said if isinstance(text, str)}
    return frozenset(words)


def _readable_text(user: Any) -> str:
    """Return what the pages that somebody may read say, and people, places and settings."""
    from core.models import BasePage, Person, SiteSettings, Venue

    parts = []
    fields = ("title", "slug", "lead", "body", "easy_read")
    for page in BasePage.objects.live().visible_to(user).only(*fields).iterator():
        parts += [page.title, f"/{page.slug}/", page.lead, page.easy_read]
        parts.append(json.dumps(list(page.body.raw_data), ensure_ascii=False))
    for model in (Person, Venue, SiteSettings):
        parts += [json.dumps(row, ensure_ascii=False, default=str) for row in model.objects.values()]
    return plain("\n".join(parts))
