"""Every environment variable the site reads, typed, in one table.

The same table checks production's environment at start, and a house test holds
it against `.env.example`, so that no variable goes undocumented.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable: its type, its default and whether production must set it."""

    name: str
    kind: type
    default: Any
    help: str
    required: bool = False  # in production


TABLE: tuple[Variable, ...] = (
    Variable("SECRET_KEY", str, "", "A long random text; changing it signs everybody out.", required=True),
    Variable("SITE_URL", str, "http://localhost:8000", "The site's public address, with https://.", required=True),
    Variable("ALLOWED_HOSTS", list, [], "Host names to answer to, with commas; SITE_URL's own is always included."),
    Variable("DATABASE_URL", str, "", "postgresql://user:password@host/name", required=True),
    Variable("EMAIL_URL", str, "", "smtp+tls://user:password@host:587", required=True),
    Variable("DEFAULT_FROM_EMAIL", str, "hej@example.org", "The sender of the site's mail.", required=True),
    Variable("VAR_DIR", str, "", "Where everything written at run time lies; default var/ beside manage.py."),
    Variable("MEDIA_ROOT", str, "", "Where uploads lie; default media/ in VAR_DIR."),
    Variable("MEDIA_ACCEL_PREFIX", str, "", "nginx's internal location for MEDIA_ROOT; then nginx sends the files."),
    Variable("STATIC_ROOT", str, "", "Where collected static files lie; default static/ in VAR_DIR."),
    Variable("PORT", int, 8000, "The port gunicorn listens on."),
    Variable("WEB_CONCURRENCY", int, 1, "Number of web processes."),
    Variable("WEB_THREADS", int, 4, "Threads in each web process."),
    Variable("TRUSTED_PROXIES", int, 1, "How many proxies stand in front of gunicorn (0: none)."),
    Variable("SECURITY_CONTACT", str, "", "Address in /.well-known/security.txt; default DEFAULT_FROM_EMAIL."),
    Variable("LOG_LEVEL", str, "INFO", "DEBUG, INFO, WARNING or ERROR."),
)
BY_NAME = {variable.name: variable for variable in TABLE}

_env = environ.Env()


def read(name: str) -> Any:
    """Return the variable's value in its own type, or its default.

    Raises ImproperlyConfigured with a sentence that names the variable when the value has the wrong type.
    """
    variable = BY_NAME[name]
    raw = os.environ.get(name, "").strip()
    if not raw:
        return variable.default
    try:
        if variable.kind is int:
            return int(raw)
        if variable.kind is list:
            return [part.strip() for part in raw.split(",") if part.strip()]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, but is {raw!r}.") from error
    return raw


def database(default: str) -> dict[str, Any]:
    """Return Django's settings for DATABASE_URL. Raises ImproperlyConfigured for an address that is none."""
    url = read("DATABASE_URL") or default
    if not re.match(r"(postgres|postgresql|sqlite)://", url):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql:// (or sqlite:/// for a trial).")
    return dict(_env.db_url_config(url))


def email(default: str) -> dict[str, Any]:
    """Return Django's settings for EMAIL_URL. Raises ImproperlyConfigured for an unknown scheme."""
    url = read("EMAIL_URL") or default
    try:
        return dict(_env.email_url_config(url))
    except (KeyError, ValueError, ImproperlyConfigured) as error:
        raise ImproperlyConfigured("EMAIL_URL must look like smtp+tls://user:password@host:587.") from error


def check_production() -> None:
    """Stop the start with a sentence that names what is missing or senseless.

    Raises ImproperlyConfigured with one line for each variable, so that all are seen at once.
    """
    wrong = [
        f"{variable.name} is missing: {variable.help}"
        for variable in TABLE
        if variable.required and not os.environ.get(variable.name, "").strip()
    ]
    secret = read("SECRET_KEY")
    if secret and (len(secret) < 50 or len(set(secret)) < 10 or secret.startswith("django-insecure")):
        wrong.append("SECRET_KEY is too weak: at least 50 random characters.")
    url = urlsplit(read("SITE_URL"))
    if os.environ.get("SITE_URL") and (url.scheme != "https" or not url.hostname):
        wrong.append("SITE_URL must begin with https:// and name a host.")
    for number, low, high in (
        ("PORT", 1, 65535),
        ("WEB_CONCURRENCY", 1, 64),
        ("WEB_THREADS", 1, 64),
        ("TRUSTED_PROXIES", 0, 5),
    ):
        if not low <= read(number) <= high:
            wrong.append(f"{number} must lie between {low} and {high}.")
    if read("LOG_LEVEL") not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        wrong.append("LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR.")
    if wrong:
        raise ImproperlyConfigured("The environment is not complete.\n  " + "\n  ".join(wrong))
