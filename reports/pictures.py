"""The picture of a draft: stored where nobody but the newsdesk sees it until the text is out."""

from __future__ import annotations

import hashlib
from typing import Any

from core.models import CustomImage
from reports import publication


def keep(upload: Any, *, title: str, alt: str) -> CustomImage:
    """Return the stored picture; the same file twice is one picture. Raises ValidationError for what is no picture."""
    upload.seek(0)
    digest = hashlib.sha1(upload.read(), usedforsecurity=False).hexdigest()
    upload.seek(0)
    collection = publication.draft_collection()
    known = CustomImage.objects.filter(collection=collection, file_hash=digest).first()
    if known is not None:
        return known
    image = CustomImage(title=title[:120] or "Rapport", description=alt[:255], collection=collection, file_hash=digest)
    image.file.save(upload.name, upload, save=False)
    image.save()
    return image
