"""Run the site on one's own machine: `make run`, or with `--dev` as `make dev`.

Prepares what is missing, starts the web server and the worker, and stands over
them: Ctrl-C ends both, and when one dies the other is ended too, since half a
site that looks alive is worse than none.
"""

import argparse
import fcntl
import os
import socket
import subprocess
import sys
from pathlib import Path

from devtools import prepare
from devtools.supervise import Child, supervise

ROOT = prepare.ROOT


class NotNow(Exception):
    """Why the site cannot start, in words for the person who started it."""


def port_from(environment: dict[str, str]) -> int:
    """The port asked for with PORT. Raises NotNow for anything that is no port."""
    text = environment.get("PORT", "").strip() or "8000"
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise NotNow(f"PORT must be a number from 1 to 65535, and is {text!r}.")
    return int(text)


def need_free_port(port: int) -> None:
    """Raise NotNow, naming a way out, when another program listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise NotNow(f"Port {port} needs more rights. Try PORT=8001 make run") from None
        except OSError:
            raise NotNow(
                f"Port {port} is taken by another program. End that one, or choose another port:\n"
                f"    PORT={port + 1} make run"
            ) from None


def hold_lock(var: Path):
    """Keep the folder to ourselves: two workers on one database would share jobs.

    The lock goes with the process, however that ends, so none is ever stale.
    """
    var.mkdir(parents=True, exist_ok=True)
    handle = (var / "serve.lock").open("a+")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise NotNow(f"The site already runs from this folder ({var}). End it first.") from None
    return handle


def children(port: int, dev: bool) -> list[Child]:
    """The two programs that make up the running site."""
    manage = [sys.executable, "manage.py"]
    worker = Child("worker", [*manage, "run_worker"])
    if dev:
        return [Child("web", [*manage, "runserver", f"127.0.0.1:{port}"]), worker]
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py"]
    options = ["--bind", f"127.0.0.1:{port}", "--log-level", "warning"]
    return [Child("web", [*gunicorn, *options, "config.wsgi"]), worker]


def welcome(port: int, var: Path) -> str:
    """What to show when the site answers."""
    return (
        f"\n  The site    http://localhost:{port}/"
        f"\n  The admin   http://localhost:{port}/admin/"
        f"\n  Sign in     http://localhost:{port}/logga-in/   choose a role there: one click, no password"
        f"\n  Mail        as files in {os.path.relpath(var / 'mail', ROOT)}/"
        "\n\n  Ctrl-C ends it.\n"
    )


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--dev", action="store_true", help="reload when code changes")
    dev = arguments.parse_args().dev
    port = port_from(dict(os.environ))
    need_free_port(port)
    var = prepare.var_folder()
    lock = hold_lock(var)
    settings = "config.settings.dev" if dev else "config.settings.demo"
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    os.environ["PORT"] = str(port)
    os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    os.chdir(ROOT)
    if not prepare.is_done(var, settings):
        command = [sys.executable, "-m", "devtools.prepare"]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    print("• Starting the web server and the worker.", flush=True)
    with lock:
        return supervise(children(port, dev), port, lambda: print(welcome(port, var), flush=True))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NotNow as reason:
        sys.exit(f"\n{reason}\n")
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode if error.returncode > 0 else 1)
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
