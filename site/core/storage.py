"""Media on an object storage (S3 and its kin), which nobody reaches but by an address that holds for a minute.

Addresses of files are the site's own, as on disk: `/media/…` asks who may see the file (core.media) and then sends
pictures for everyone itself, to be kept by caches, and leads to a signed address for everything else.
"""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import quote

from botocore.exceptions import ClientError
from django.conf import settings
from storages.backends.s3 import S3Storage


class GuardedS3Storage(S3Storage):
    """A bucket without any public access. Needs django-storages[s3] (requirements-s3.txt)."""

    def get_default_settings(self) -> dict[str, Any]:
        """Keep the bucket closed, names unused before, and addresses signed as every provider understands them."""
        ours = {
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": True,
            "signature_version": "s3v4",
            "addressing_style": "path",  # so that the content policy can name the storage
        }
        return {**super().get_default_settings(), **ours}

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """Return the site's own address of a file."""
        return f"{settings.MEDIA_URL}{quote(name)}"

    def signed_url(self, name: str, *, seconds: int, content_type: str, disposition: str = "") -> str:
        """Return an address at the storage that holds for some seconds, and tells no cache to keep the answer."""
        says = {"ResponseContentType": content_type, "ResponseCacheControl": "private, no-store"}
        if disposition:
            says["ResponseContentDisposition"] = disposition
        address: str = super().url(name, parameters=says, expire=seconds, http_method="GET")
        return address

    def mark(self, name: str) -> str:
        """Return what changes when the file does: one question to the storage. Raises FileNotFoundError."""
        try:
            found = self.connection.meta.client.head_object(Bucket=self.bucket_name, Key=name)
        except ClientError as error:
            raise FileNotFoundError(name) from error
        return hashlib.sha256(f"{found['ETag']}{found['LastModified']}".encode()).hexdigest()
