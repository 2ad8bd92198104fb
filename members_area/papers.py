"""What readers see of folders and documents: only what they belong to, and only files that they may open."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest

from core.visibility.files import readable

PAGE_SIZE = 50


def folder(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return what lies in a folder: folders, documents with the day of the version that holds, quarters."""
    from members_area.models import DocumentPage, DocumentsPage, DocumentVersion, OutcomePage  # noqa: PLC0415

    def mine(model: Any) -> Any:
        return model.objects.child_of(page).live().visible_to(request.user).defer("body", "easy_read")

    newest = DocumentVersion.objects.filter(page=OuterRef("pk")).order_by("-date", "-pk")
    documents = mine(DocumentPage).annotate(holds_from=Subquery(newest.values("date")[:1])).order_by("title", "pk")
    return {
        "folders": list(mine(DocumentsPage).order_by("path")),
        "documents": Paginator(documents, PAGE_SIZE).get_page(request.GET.get("sida")),
        "outcomes": list(mine(OutcomePage).order_by("-year", "-quarter")[:PAGE_SIZE]),
    }


def versions(page: Any, user: Any) -> dict[str, Any]:
    """Return a document's versions, the one that holds first: two queries. Files that are not for the reader go."""
    rows = list(page.versions.all())  # of a draft in the preview, too
    files = {row.file_id for row in rows}
    from core.models import CustomDocument  # noqa: PLC0415 - core's models know nothing of this module

    found = {file.pk: file for file in readable(CustomDocument.objects.filter(pk__in=files), user)}
    shown = [{"row": row, "file": found[row.file_id]} for row in rows if row.file_id in found]
    shown.sort(key=lambda item: (item["row"].date, item["row"].pk or 0), reverse=True)
    return {"current": shown[0] if shown else None, "older": shown[1:]}


def sheet(page: Any, user: Any) -> dict[str, Any]:
    """Return the spreadsheet that a table came from, if the reader may see it: two queries at most."""
    files = readable([page.sheet] if page.sheet_id else [], user)
    return {"sheet": files[0] if files else None}
