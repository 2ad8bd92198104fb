"""The admin's form for documents: single upload, several at once, the chooser's, and editing."""

from __future__ import annotations

from wagtail.documents.forms import BaseDocumentForm

from core.full_disk import StoresBeforeSaying


class DocumentForm(StoresBeforeSaying, BaseDocumentForm):
    """Wagtail's, which tells when there is no room for the file."""
