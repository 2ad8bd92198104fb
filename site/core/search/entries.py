"""Keeps a search entry for each published page, its parts and each document, in step with their sources.

An entry holds the texts only. Where a page lies and who may read it is asked of the page itself when
somebody searches, so moving, restricting or unpublishing a page needs nothing here to be true at once.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone
from modelsearch.index import SearchField
from wagtail.models import Page

from core.models import BasePage, CustomDocument, SearchEntry, SearchWord
from core.search.kinds import Kind
from core.search.parts import Part
from core.search.store import Words, store
from core.search.words import LONGEST_WORD, words_of

MOST_TEXT = 200_000  # characters of a text
VERSION = "1"  # a new one has every entry written anew at the next rebuild
SHORTEST_KNOWN = 4  # letters of a word that spelling is compared with


def _plain_text(page: BasePage) -> str:
    """Return what the page's type lists as searchable, save title and lead."""
    fields = {field.field_name: field for field in page.get_search_fields() if isinstance(field, SearchField)}
    values = [field.get_value(page) for name, field in fields.items() if name not in {"title", "lead"}]
    return "\n".join(_flat(values))


def _flat(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | tuple | set):
            yield from _flat(value)
        elif value is not None:
            yield str(value)


def keep_page(page: BasePage) -> None:
    """Note what a published page says; forget one that is not published. Safe to call twice."""
    if not page.live:
        forget(SearchEntry.objects.filter(page_id=page.pk))
        return
    shared: dict[str, Any] = {
        "kind": page.search_kind,
        "language": page.locale.language_code,
        "date": page.search_date,
        "stale_from": page.search_changes_on,
    }
    parts = [Part("", page.title, page.lead, _plain_text(page)), *page.search_parts()]
    marks = dict(SearchEntry.objects.filter(page_id=page.pk).values_list("anchor", "mark"))
    gone = marks.keys() - {part.anchor for part in parts}
    if gone:
        forget(SearchEntry.objects.filter(page_id=page.pk, anchor__in=gone))
    for part in parts:
        source = {"page_id": page.pk, "anchor": part.anchor}
        _keep(source, marks.get(part.anchor), title=part.title, lead=part.lead, text=part.text, **shared)


def keep_document(document: CustomDocument, text: str | None = None) -> None:
    """Note a document's title and, once it has been read, its text."""
    if text is None:
        text = SearchEntry.objects.filter(document=document).values_list("text", flat=True).first() or ""
    _keep(
        {"document_id": document.pk},
        SearchEntry.objects.filter(document=document).values_list("mark", flat=True).first(),
        kind=Kind.DOCUMENTS,
        language="",
        title=document.title,
        lead="",
        text=text,
        date=timezone.localdate(document.created_at),
        stale_from=None,
    )


def _keep(source: dict[str, Any], known: str | None, **values: Any) -> None:
    for name in ("title", "lead", "text"):
        values[name] = values[name].replace("\x00", " ")
    values["text"] = values["text"][:MOST_TEXT]
    values["name"] = " ".join(words_of(values["title"]))[:255]
    said = repr([VERSION, *sorted(values.items())])
    values["mark"] = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
    if known == values["mark"]:
        return
    with transaction.atomic():
        entry, _made = SearchEntry.objects.update_or_create(**source, defaults=values)
        language = entry.language or "sv"
        store().write(entry.pk, Words(language, entry.title, entry.lead, entry.text))
        _learn(entry.language, f"{entry.title} {entry.lead} {entry.text}")


def _learn(language: str, text: str) -> None:
    words = {word for word in words_of(text) if SHORTEST_KNOWN <= len(word) < LONGEST_WORD and word.isalpha()}
    SearchWord.objects.bulk_create(
        [SearchWord(language=language, word=word) for word in sorted(words)], ignore_conflicts=True, batch_size=400
    )


def forget(entries: Any) -> None:
    """Remove entries; their words go with them."""
    entries.delete()


def rebuild(*, anew: bool = False) -> tuple[int, int]:
    """Bring all entries up to date, one transaction each, and return how many pages and documents there are.

    `anew` writes every entry again, and forgets words that are no longer in use.
    """
    from core.search.documents import read_text  # noqa: PLC0415 - documents builds on this module

    if anew:
        SearchWord.objects.all().delete()
        SearchEntry.objects.update(mark="")
    pages = documents = 0
    published = BasePage.objects.live()
    SearchEntry.objects.filter(page__isnull=False).exclude(page__in=published).delete()
    for page in published.specific(defer=False).iterator(chunk_size=200):
        keep_page(page)
        pages += 1
    for document in CustomDocument.objects.iterator():
        keep_document(document, read_text(document))
        documents += 1
    return pages, documents


def renew_stale(today: datetime.date | None = None) -> int:
    """Note anew what says more from today on (a report's second text, for example), and return how many."""
    stale = SearchEntry.objects.filter(stale_from__lte=today or timezone.localdate())
    ids = set(stale.values_list("page_id", flat=True))
    for page in BasePage.objects.filter(pk__in=ids).specific():
        keep_page(page)
    return len(ids)


# Signals ------------------------------------------------------------------------

# What Wagtail saves of a page without its texts being touched: drafts, locks, moves in the tree.
_NOTHING_SAID = frozenset(
    {
        *("draft_title", "latest_revision", "latest_revision_created_at", "has_unpublished_changes", "numchild"),
        *("locked", "locked_at", "locked_by", "path", "depth", "url_path", "go_live_at", "expire_at", "expired"),
    }
)


def on_page_save(sender: Any, instance: Any, update_fields: Any = None, raw: bool = False, **kwargs: Any) -> None:
    """Signal handler: note what a page says when it was saved."""
    if raw or not isinstance(instance, BasePage) or (update_fields and _NOTHING_SAID.issuperset(update_fields)):
        return
    if sender is BasePage and instance.specific_class is not BasePage:
        instance = instance.specific
    keep_page(instance)


def on_unpublish(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Signal handler of page_unpublished."""
    forget(SearchEntry.objects.filter(page_id=instance.pk))


def on_entry_delete(sender: Any, instance: SearchEntry, **kwargs: Any) -> None:
    """Signal handler: the words go with their entry, also when the source was deleted."""
    store().forget([instance.pk])


def connect() -> None:
    """Listen to pages, documents and entries; called once, when the apps are ready."""
    from django.db.models.signals import post_delete, post_save  # noqa: PLC0415 - called when models are there
    from wagtail.models import get_page_models  # noqa: PLC0415
    from wagtail.signals import page_unpublished  # noqa: PLC0415

    from core.search.documents import on_document_save  # noqa: PLC0415

    for model in get_page_models():
        if issubclass(model, BasePage):
            post_save.connect(on_page_save, sender=model, dispatch_uid=f"core.search.{model._meta.label}")
    post_save.connect(on_document_save, sender=CustomDocument, dispatch_uid="core.search.document")
    post_delete.connect(on_entry_delete, sender=SearchEntry, dispatch_uid="core.search.entry")
    page_unpublished.connect(on_unpublish, dispatch_uid="core.search.unpublished")


def source_pages(entries: Iterable[SearchEntry]) -> list[Page]:
    """Return the pages of entries, without gaps."""
    return [entry.page for entry in entries if entry.page]
