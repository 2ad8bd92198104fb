"""The default site's address follows SITE_URL, so that there is one place to set it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site


def match_site_address(**kwargs: Any) -> None:
    """Give Wagtail's default site the host and port of SITE_URL. Also the handler of post_migrate."""
    url = urlsplit(settings.SITE_URL)
    port = url.port or (443 if url.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site is not None and (site.hostname, site.port) != (url.hostname, port):
        site.hostname, site.port = str(url.hostname), port
        site.save()
