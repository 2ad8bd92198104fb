"""Makes letters, folders and documents for tests."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Page

from core.models import CustomDocument
from members_area.models import DocumentPage, DocumentsPage, DocumentVersion, LetterIndexPage, LetterPage
from tests.factories.core import publish
from tests.factories.members import days


def make_archive(start: Page, **fields: Any) -> LetterIndexPage:
    """Make the archive of letters."""
    return publish(start, LetterIndexPage(title="Medlemsbrev", slug="medlemsbrev", **fields))


def make_letter(index: Page, number: int = 1, title: str = "", **fields: Any) -> LetterPage:
    """Make a letter of this spring, in the month of its number."""
    fields.setdefault("date", datetime.date(2026 + (number - 1) // 12, (number - 1) % 12 + 1, 4))
    return publish(index, LetterPage(title=title or f"Brev nummer {number}", number=number, **fields))


def make_file(title: str = "Stadgar", content: bytes = b"innehall", name: str = "stadgar.txt", **fields: Any) -> Any:
    """Make an uploaded document."""
    return CustomDocument.objects.create(title=title, file=ContentFile(content, name=name), **fields)


def make_folder(parent: Page, title: str = "Handlingar", **fields: Any) -> DocumentsPage:
    """Make a folder."""
    return publish(parent, DocumentsPage(title=title, **fields))


def make_document(folder: Page, title: str = "Stadgar", versions: tuple[Any, ...] = (), **fields: Any) -> DocumentPage:
    """Make a document; its versions are files, the oldest first."""
    page = DocumentPage(title=title, **fields)
    page.versions = [
        DocumentVersion(file=file, date=days(number - len(versions))) for number, file in enumerate(versions)
    ]
    return publish(folder, page)
