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
    Variable(
        "ANYMAIL_PROVIDER", str, "", "Send by a provider's interface instead of EMAIL_URL: brevo, mailgun, postmark …"
    ),
    Variable("ANYMAIL_API_KEY", str, "", "The provider's key."),
    Variable("ANYMAIL_API_URL", str, "", "The provider's address, where it has several (Mailgun in the EU)."),
    Variable("ANYMAIL_ACCOUNT", str, "", "What the provider asks for besides: domain, second key or project."),
    Variable("MAIL_PER_MINUTE", int, 60, "How many mails the outbox sends in a minute."),
    Variable("DEFAULT_FROM_EMAIL", str, "hej@example.org", "The sender of the site's mail.", required=True),
    Variable("REDIS_URL", str, "", "A Redis that web and worker share; needed when they stand on different machines."),
    Variable("VAR_DIR", str, "", "Where everything written at run time lies; default var/ beside manage.py."),
    Variable("MEDIA_ROOT", str, "", "Where uploads lie; default media/ in VAR_DIR."),
    Variable("MEDIA_ACCEL_PREFIX", str, "", "nginx's internal location for MEDIA_ROOT; then nginx sends the files."),
    Variable("MEDIA_S3_BUCKET", str, "", "A bucket for uploads instead of MEDIA_ROOT; needs requirements-s3.txt."),
    Variable("MEDIA_S3_ENDPOINT", str, "https://s3.eu-north-1.amazonaws.com", "The address of the object storage."),
    Variable("MEDIA_S3_REGION", str, "eu-north-1", "The region of the bucket."),
    Variable("MEDIA_S3_KEY", str, "", "The access key of a user who may read, write and delete in the bucket."),
    Variable("MEDIA_S3_SECRET", str, "", "The secret that belongs to the access key."),
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


# What each provider's settings are called in django-anymail: the key, and what it asks for besides.
PROVIDERS = {
    "brevo": ("BREVO_API_KEY", ""),
    "mailersend": ("MAILERSEND_API_TOKEN", ""),
    "mailgun": ("MAILGUN_API_KEY", "MAILGUN_SENDER_DOMAIN"),
    "mailjet": ("MAILJET_API_KEY", "MAILJET_SECRET_KEY"),
    "mailtrap": ("MAILTRAP_API_TOKEN", ""),
    "postmark": ("POSTMARK_SERVER_TOKEN", ""),
    "resend": ("RESEND_API_KEY", ""),
    "scaleway": ("SCALEWAY_SECRET_KEY", "SCALEWAY_PROJECT_ID"),
    "sparkpost": ("SPARKPOST_API_KEY", ""),
}


def email(default: str) -> dict[str, Any]:
    """Return the settings that say how mail leaves: a provider's, or those of EMAIL_URL.

    Raises ImproperlyConfigured for an unknown provider or scheme.
    """
    if provider := read("ANYMAIL_PROVIDER").lower():
        return _provider(provider)
    url = read("EMAIL_URL") or default
    try:
        found = dict(_env.email_url_config(url))
    except (KeyError, ValueError, ImproperlyConfigured) as error:
        raise ImproperlyConfigured("EMAIL_URL must look like smtp+tls://user:password@host:587.") from error
    return {**found, "MAIL_TRANSPORT": found.pop("EMAIL_BACKEND")}


def _provider(provider: str) -> dict[str, Any]:
    if provider not in PROVIDERS:
        raise ImproperlyConfigured(f"ANYMAIL_PROVIDER must be one of {', '.join(sorted(PROVIDERS))}.")
    key, besides = PROVIDERS[provider]
    wanted = {key: "ANYMAIL_API_KEY", besides: "ANYMAIL_ACCOUNT"} if besides else {key: "ANYMAIL_API_KEY"}
    if missing := [variable for variable in wanted.values() if not read(variable)]:
        raise ImproperlyConfigured(f"ANYMAIL_PROVIDER={provider} needs {' and '.join(missing)}.")
    options = {setting: read(variable) for setting, variable in wanted.items()}
    if read("ANYMAIL_API_URL"):
        options[f"{provider.upper()}_API_URL"] = read("ANYMAIL_API_URL")
    return {"MAIL_TRANSPORT": f"anymail.backends.{provider}.EmailBackend", "ANYMAIL": options}


_S3_KEYS = ("MEDIA_S3_KEY", "MEDIA_S3_SECRET")


def media_storage() -> dict[str, Any]:
    """Return the storage of uploads: a folder, or a bucket."""
    bucket = read("MEDIA_S3_BUCKET")
    if not bucket:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    options = {
        "bucket_name": bucket,
        "endpoint_url": read("MEDIA_S3_ENDPOINT").rstrip("/"),
        "region_name": read("MEDIA_S3_REGION"),
        "access_key": read("MEDIA_S3_KEY") or None,
        "secret_key": read("MEDIA_S3_SECRET") or None,
    }
    return {"BACKEND": "core.storage.GuardedS3Storage", "OPTIONS": options}


def check_production() -> None:
    """Stop the start with a sentence that names what is missing or senseless.

    Raises ImproperlyConfigured with one line for each variable, so that all are seen at once.
    """
    wrong = [
        f"{variable.name} is missing: {variable.help}"
        for variable in TABLE
        if variable.required
        and not os.environ.get(variable.name, "").strip()
        and not (variable.name == "EMAIL_URL" and read("ANYMAIL_PROVIDER"))
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
        ("MAIL_PER_MINUTE", 1, 100_000),
    ):
        if not low <= read(number) <= high:
            wrong.append(f"{number} must lie between {low} and {high}.")
    if read("MEDIA_S3_BUCKET"):
        wrong += [f"{name} is missing: MEDIA_S3_BUCKET needs it." for name in _S3_KEYS if not read(name)]
        if urlsplit(read("MEDIA_S3_ENDPOINT")).scheme != "https":
            wrong.append("MEDIA_S3_ENDPOINT must begin with https://.")
    if read("LOG_LEVEL") not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        wrong.append("LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR.")
    if os.environ.get("DEMO_SIGN_IN", "").strip().lower() not in {"", "0", "false", "no"}:
        wrong.append("DEMO_SIGN_IN is for the demo only: it lets anybody in as administrator with one click.")
    if wrong:
        raise ImproperlyConfigured("The environment is not complete.\n  " + "\n  ".join(wrong))
