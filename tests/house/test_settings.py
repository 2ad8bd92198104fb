"""Production's settings: documented, checked, and silent when all is well."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from config import env
from devtools.fingerprint import ROOT

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "kX7mQ2vR9tB4wN6yH1cJ8dL3fG5sP0zAeUiOoTrEqWvY-only-for-this-test",
    "SITE_URL": "https://www.example.org",
    "DATABASE_URL": "postgresql://user:password@localhost/site",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
    "DEFAULT_FROM_EMAIL": "hej@example.org",
}
EXAMPLE = ROOT / ".env.example"
LINE = re.compile(r"^#?\s?([A-Z][A-Z0-9_]+)=")


def run(arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Start a program with this environment only, as a server would."""
    basics = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**basics, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def documented() -> set[str]:
    return {found[1] for line in EXAMPLE.read_text().splitlines() if (found := LINE.match(line))}


def test_every_variable_is_in_the_example():
    # DJANGO_SETTINGS_MODULE is Django's own, and documented with ours.
    assert documented() - {"DJANGO_SETTINGS_MODULE"} == set(env.BY_NAME)


def test_every_variable_in_the_example_is_explained():
    lines = EXAMPLE.read_text().splitlines()

    bare = [
        line
        for before, line in zip(["", *lines], lines, strict=False)
        if LINE.match(line) and not (before.startswith("# ") or LINE.match(before) or "  # " in line)
    ]

    assert bare == []


def test_check_deploy_is_silent_in_production():
    done = run(["manage.py", "check", "--deploy", "--fail-level", "INFO"], PRODUCTION)

    # Wagtail's preview shows pages in a frame of the same site, so Django's advice to DENY is silenced.
    assert re.fullmatch(r"System check identified no issues \([01] silenced\)\.\n", done.stdout), done.stdout
    assert done.returncode == 0


def test_production_without_variables_names_each_missing_one():
    done = run(["manage.py", "check"], {"DJANGO_SETTINGS_MODULE": "config.settings.production"})

    required = [variable.name for variable in env.TABLE if variable.required]
    assert done.returncode != 0
    assert [name for name in required if f"{name} is missing" not in done.stdout] == []


@pytest.mark.parametrize(
    ("name", "senseless"),
    [("SECRET_KEY", "short"), ("SITE_URL", "www.example.org"), ("DATABASE_URL", "mysql://x/y"), ("PORT", "http")],
)
def test_production_with_a_senseless_variable_names_it(name: str, senseless: str):
    done = run(["manage.py", "check"], {**PRODUCTION, name: senseless})

    assert done.returncode != 0
    assert name in done.stdout.strip().splitlines()[-1]


def test_gunicorn_takes_its_settings(tmp_path: Path):
    environment = {**PRODUCTION, "STATIC_ROOT": str(tmp_path)}  # as if collected: a missing folder is warned of

    done = run(["-m", "gunicorn", "--check-config", "--config", "gunicorn.conf.py", "config.wsgi"], environment)

    assert done.stdout == ""
    assert done.returncode == 0


PROVIDER = {name: value for name, value in PRODUCTION.items() if name != "EMAIL_URL"}


def test_provider_takes_the_mail_servers_place():
    show = "from django.conf import settings; print(settings.MAIL_TRANSPORT, settings.ANYMAIL, settings.EMAIL_BACKEND)"
    named = {**PROVIDER, "ANYMAIL_PROVIDER": "mailgun", "ANYMAIL_API_KEY": "k", "ANYMAIL_ACCOUNT": "mg.example.org"}
    done = run(["manage.py", "shell", "-v0", "-c", show], {**named, "ANYMAIL_API_URL": "https://api.eu.mailgun.net/v3"})

    assert done.stdout.strip() == (
        "anymail.backends.mailgun.EmailBackend {'MAILGUN_API_KEY': 'k', 'MAILGUN_SENDER_DOMAIN': 'mg.example.org', "
        "'MAILGUN_API_URL': 'https://api.eu.mailgun.net/v3'} core.outbox.backend.EmailBackend"
    )


@pytest.mark.parametrize(
    ("provider", "named"),
    [("pigeon", "ANYMAIL_PROVIDER"), ("brevo", "ANYMAIL_API_KEY"), ("mailjet", "ANYMAIL_ACCOUNT")],
)
def test_incomplete_provider_is_named(provider: str, named: str):
    done = run(["manage.py", "check"], {**PROVIDER, "ANYMAIL_PROVIDER": provider})

    assert done.returncode != 0
    assert named in done.stdout.strip().splitlines()[-1]


@pytest.mark.parametrize("provider", sorted(env.PROVIDERS))
def test_provider_is_one_that_the_package_knows(provider: str, monkeypatch: pytest.MonkeyPatch, settings):
    from django.core.mail import get_connection

    for name in ("ANYMAIL_PROVIDER", "ANYMAIL_API_KEY", "ANYMAIL_ACCOUNT"):
        monkeypatch.setenv(name, provider if name == "ANYMAIL_PROVIDER" else "x")
    found = env.email("")
    settings.ANYMAIL = found["ANYMAIL"]
    assert get_connection(found["MAIL_TRANSPORT"]).esp_name
