"""The text inside documents: PDF by pypdf, word-processor files by the XML in their zip.

Read in a queued task, since a thick PDF takes seconds. A file that cannot be read is found by its title.
"""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any, BinaryIO
from xml.etree import ElementTree as ET

from django.db import transaction

from core.models import CustomDocument
from core.search.entries import MOST_TEXT, keep_document
from core.tasks import queued

logger = logging.getLogger(__name__)

MOST_PAGES = 400  # of a PDF
MOST_BYTES = 30_000_000  # of a document, and of an unpacked part of one


def _pdf(file: BinaryIO) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - takes time to import, and only the worker needs it

    reader = PdfReader(file)
    if reader.is_encrypted:
        reader.decrypt("")
    for number, page in enumerate(reader.pages):
        if number >= MOST_PAGES:
            return
        yield page.extract_text() or ""


def _parts(file: BinaryIO, wanted: Callable[[str], bool]) -> Iterator[bytes]:
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            if wanted(info.filename) and info.file_size <= MOST_BYTES:
                yield archive.read(info)


def _xml_text(part: bytes) -> str:
    """Return the text of an XML part; paragraphs, rows and cells end a line. Refuses entities, as bombs need them."""
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise ValueError("An office document declares no document type.")
    lines: list[str] = []
    for _event, element in ET.iterparse(io.BytesIO(part)):  # noqa: S314 - no document type, so no entities
        if element.text:
            lines.append(element.text)
        if element.tag.rpartition("}")[2] in {"p", "h", "tab", "br", "c", "row", "si", "table-cell"}:
            lines.append("\n")
        if element.tail:
            lines.append(element.tail)
    return "".join(lines)


def _office(*prefixes: str) -> Callable[[BinaryIO], Iterator[str]]:
    def read(file: BinaryIO) -> Iterator[str]:
        for part in _parts(file, lambda name: name.startswith(prefixes) and name.endswith(".xml")):
            yield _xml_text(part)

    return read


def _text(file: BinaryIO) -> Iterator[str]:
    data = file.read(MOST_TEXT * 4)
    try:
        yield data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield data.decode("latin-1")


READERS: dict[str, Callable[[BinaryIO], Iterator[str]]] = {
    ".pdf": _pdf,
    ".docx": _office("word/document", "word/footnotes", "word/header", "word/footer"),
    ".pptx": _office("ppt/slides/slide"),
    ".xlsx": _office("xl/sharedStrings"),
    **dict.fromkeys((".odt", ".ods", ".odp"), _office("content")),
    **dict.fromkeys((".txt", ".csv"), _text),
}


def read_text(document: CustomDocument) -> str:
    """Return the text of a document; nothing of one that cannot be read."""
    reader = READERS.get(PurePath(document.file.name or "").suffix.lower())
    if reader is None:
        return ""
    found: list[str] = []
    length = 0
    try:
        with document.file.storage.open(document.file.name) as file:
            if file.size > MOST_BYTES:
                return ""
            for text in reader(file):
                found.append(text)
                length += len(text)
                if length > MOST_TEXT:
                    break
    except Exception:  # whatever a stranger's file makes a parser raise; the title is found all the same
        logger.warning("Document %s could not be read for the search", document.pk, exc_info=True)
    return "\n".join(found).replace("\x00", " ")[:MOST_TEXT]


@queued()
def read_document(document_id: int) -> None:
    """Read a document and note its text. Safe to run twice; a document that is gone needs nothing."""
    document = CustomDocument.objects.filter(pk=document_id).first()
    if document is not None:
        keep_document(document, read_text(document))


def on_document_save(sender: Any, instance: CustomDocument, raw: bool = False, **kwargs: Any) -> None:
    """Signal handler: note the title at once, and have the text read."""
    if raw:
        return
    keep_document(instance)
    if instance.file.name != getattr(instance, "_read_as", None):
        instance._read_as = instance.file.name  # saved twice in one request: read once
        transaction.on_commit(lambda: read_document.enqueue(instance.pk))
