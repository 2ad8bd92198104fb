"""Bring `var/` up to date for `make run` and `make dev`, all in one process.

Catalogues, static files, database, demo content and its users. Each step
is skipped when nothing has changed; when nothing at all has, `is_done` tells
without even starting Django, so that a second start is quick.
"""

import os
from pathlib import Path

from devtools import fingerprint

ROOT = fingerprint.ROOT
STATIC = ROOT / "static"
LOCK = ROOT / "requirements.txt"


def var_folder() -> Path:
    """Where everything written at run time lies (VAR_DIR, else var/)."""
    return Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()


def state(settings: str) -> str:
    """What the preparation depends on, for comparing with the last time."""
    code = [ROOT / app for app in fingerprint.APPS]
    rest = [ROOT / "site" / "config", ROOT / "site" / "locale", STATIC, LOCK]
    return fingerprint.of_state([*code, *rest], f"{settings} {os.environ.get('SITE_URL', '')}")


def is_done(var: Path, settings: str) -> bool:
    """Whether nothing has changed since the last preparation, and nothing is gone."""
    needed = [var / "db.sqlite3"]
    if settings.endswith("demo"):
        needed.append(var / "static" / "staticfiles.json")
    stamp = var / "stamps" / f"prepared-{settings}"
    return all(path.exists() for path in needed) and fingerprint.is_fresh(stamp, state(settings))


def say(text: str) -> None:
    print("• " + text, flush=True)


def compile_catalogues() -> None:
    """Compile what a translator has edited; clones have it compiled already."""
    from devtools import catalogues

    for path in catalogues.compile_all():
        say(f"Compiled {path.relative_to(ROOT)}.")


def collect_static(var: Path) -> None:
    """Collect the static files anew when one of them, or a package, has changed."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = var / "stamps" / "static"
    roots = [STATIC, LOCK, *(app / "static" for app in (ROOT / name for name in fingerprint.APPS))]
    roots.append(ROOT / "site" / "core" / "staticfiles.py")
    found = fingerprint.of_state([root for root in roots if root.exists()])
    built = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if built.exists() and fingerprint.is_fresh(stamp, found):
        return
    say("Collecting the static files.")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    fingerprint.write(stamp, found)


def migrate() -> None:
    """Migrate when there is something to; a first time takes about 20 seconds."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        first = len(plan) > 100
        say("Making the database (about 20 seconds)." if first else "Updating the database.")
        call_command("migrate", interactive=False, verbosity=0)


def load_demo() -> None:
    """Load the demo content of each app that has not loaded its own yet."""
    from django.core.management import call_command, get_commands

    if "load_demo" in get_commands():
        say("Loading the demo content where it is missing.")
        call_command("load_demo")


def demo_users() -> None:
    """Make the users that the sign-in page offers, and give them their groups' rights."""
    from users.demo import load

    load.load()


def main() -> None:
    settings = os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    os.environ.setdefault("LOG_LEVEL", "WARNING")  # the steps speak for themselves
    var = var_folder()
    var.mkdir(parents=True, exist_ok=True)
    compile_catalogues()
    now = state(settings)  # before the work: what is edited meanwhile shows next time
    import django

    django.setup()
    if settings.endswith("demo"):
        collect_static(var)
    migrate()
    load_demo()
    demo_users()
    from core.site_address import match_site_address
    from core.tasks.housekeeping import know_the_tables

    match_site_address()
    know_the_tables()
    fingerprint.write(var / "stamps" / f"prepared-{settings}", now)


if __name__ == "__main__":
    main()
