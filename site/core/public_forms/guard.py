"""Who may post a form, and how often."""

from __future__ import annotations

import ipaddress
import logging
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)

PER_ADDRESS = (6, 10 * 60)  # how many in how many seconds, all forms together
PER_FORM = (60, 60 * 60)


def is_from_our_own_page(request: HttpRequest) -> bool:
    """Tell whether the browser says that the form was sent from a page of this site.

    A browser so old that it says nothing at all is believed: nothing is done in its reader's name, and the signed
    token is asked for besides.
    """
    headers = request.headers
    if site := headers.get("Sec-Fetch-Site"):
        return site in {"same-origin", "none"}
    said = headers.get("Origin") or headers.get("Referer")
    if not said:
        return True
    try:
        return urlsplit(said).netloc == request.get_host()
    except ValueError:
        return False


def client_address(request: HttpRequest) -> str:
    """Return the reader's address as the outermost of our own proxies saw it; IPv6 by its network of a household."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
        if hops:
            address = hops[-min(settings.TRUSTED_PROXIES, len(hops))]
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if found.version == 6:
        return str(ipaddress.ip_network(f"{found}/64", strict=False).network_address)
    return str(found)


def fingerprint(*parts: str) -> str:
    """Return a keyed hash of the parts: equal for equal parts, and telling nothing of them."""
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return salted_hmac("core.public_forms", text, algorithm="sha256").hexdigest()


def wait(request: HttpRequest, form: str, *, most: int = PER_FORM[0]) -> int:
    """Count one more message, and return how many seconds to wait when it is one too many; 0 when it is not.

    `most` is how many may come by the form in an hour, from everybody.
    A cache that is away counts nothing: better junk than a lost letter.
    """
    limits = [(f"form:{form}", (most, PER_FORM[1]))]
    if address := client_address(request):
        limits.append((f"address:{fingerprint(address)}", PER_ADDRESS))
    return max(_wait(name, most, seconds) for name, (most, seconds) in limits)


def _wait(name: str, most: int, seconds: int) -> int:
    now = int(time.time())
    window = now // seconds
    key = f"public_forms:{name}:{window}"
    try:
        cache.add(key, 0, timeout=seconds)
        count = cache.incr(key)
    except Exception:  # whatever a cache raises when it is away, or has forgotten meanwhile
        logger.warning("The rate of forms could not be counted", exc_info=True)
        return 0
    return (window + 1) * seconds - now if count > most else 0
