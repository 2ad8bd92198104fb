"""What minutes say, as data: the same words give the same hash, and one other letter gives another."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import override

from members_area.models import MinutesPage, MinutesState

FORMAT = 1


def snapshot(page: MinutesPage, state: MinutesState) -> dict[str, Any]:
    """Return what a draft says, whole: what is sent to those who approve, and then kept."""
    first = state.first_number
    with override("sv"):
        paragraphs = [
            {
                "number": _number(page, first + place),
                "title": item.title,
                "html": _html(item),
                "decision": item.decision.strip(),
                "vote": item.vote.strip(),
                "responsible": item.responsible.strip(),
                "due": item.due_on.isoformat() if item.due_on else "",
            }
            for place, item in enumerate(page.items.all())
        ]
        attachments = [_attachment(row) for row in page.attachments.select_related("document")] if page.pk else []
    return {
        "format": FORMAT,
        "title": page.title,
        "date": page.date.isoformat() if page.date else "",
        "hours": page.hours,
        "place": page.place,
        "chair": page.chair,
        "secretary": page.secretary,
        "present": page.present,
        "absent": page.absent,
        "corrects": page.corrects_id,
        "paragraphs": paragraphs,
        "attachments": attachments,
    }


def _number(page: MinutesPage, number: int) -> str:
    return f"T{number}" if page.corrects_id else str(number)


def _html(item: Any) -> str:
    """Return the text as HTML: kept as it was read, whatever becomes of the templates."""
    return "\n".join(str(block.render()).strip() for block in item.text)


def _attachment(row: Any) -> dict[str, Any]:
    document = row.document
    digest = hashlib.sha256()
    try:
        with document.file.open("rb") as file:
            for part in iter(lambda: file.read(65536), b""):
                digest.update(part)
    except OSError:
        digest = hashlib.sha256()
    name = document.file.name.rpartition("/")[2]
    return {"id": document.pk, "title": row.title or document.title, "name": name, "sha256": digest.hexdigest()}


def hash_of(content: dict[str, Any]) -> str:
    """Return the SHA-256 of what minutes say: of its JSON with sorted keys and without spaces."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def draft_of(page: MinutesPage) -> MinutesPage:
    """Return the newest draft: one query."""
    found: MinutesPage = page.get_latest_revision_as_object() if page.latest_revision_id else page
    return found


def plain(html: str) -> str:
    """Return HTML as plain text, for search and mails."""
    return " ".join(strip_tags(html.replace("<", " <")).split())


def anchor_of(number: str) -> str:
    """Return the id of a paragraph on the page: its permalink."""
    return f"paragraf-{number.lower()}"
