"""Make `.venv` hold exactly what a lock says, from nothing but Python.

    python3 site/devtools/bootstrap.py [run|dev]

`run` is what the site needs, `dev` adds the tests and linters. Uses the
standard library only, since nothing else is there yet.

The rule: an environment is trusted only when its stamp, written last, names
this lock and this Python. A new environment is built under a temporary name
and renamed when whole, so a set-up that was interrupted leaves no `.venv` that
looks finished. An environment never goes back from `dev` to `run`: otherwise
`make run` and `make test` would take turns undoing each other's work.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
UV_LOCK = Path(__file__).resolve().parent / "uv.txt"
LOCKS = {"run": ROOT / "requirements.txt", "dev": ROOT / "requirements-dev.txt"}
STAMP = "syrenen-stamp"
OLDEST_PYTHON = (3, 11)


class SetUpError(Exception):
    """Something a person has to do; the text says what."""


def say(text):
    print("• " + text, flush=True)


def wanted_stamp(level):
    """What the stamp of a finished environment of this level says."""
    digest = hashlib.sha256()
    for lock in (UV_LOCK, LOCKS[level]):
        digest.update(lock.read_bytes())
    version = ".".join(str(part) for part in sys.version_info[:3])
    return "%s python-%s %s\n" % (level, version, digest.hexdigest())


def read_stamp(venv):
    try:
        return (venv / STAMP).read_text()
    except OSError:
        return ""


def level_to_build(venv, asked):
    """`dev` once the environment has been `dev`, else what was asked for."""
    return "dev" if read_stamp(venv).startswith("dev ") else asked


def has_venv_module():
    """Debian ships `venv` without `ensurepip`, so importing `venv` proves nothing."""
    probe = [sys.executable, "-c", "import ensurepip, venv"]
    return subprocess.run(probe, capture_output=True).returncode == 0


def apt_prefix():
    """The command that may install Debian packages, or None when nobody here may."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n", "apt-get"]
    return None


def apt_install(packages):
    """Install Debian packages; False when that is impossible or fails."""
    prefix = apt_prefix()
    if prefix is None:
        return False
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")

    def quietly(*arguments):
        command = [*prefix, *arguments]
        done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        return done.returncode == 0

    quietly("update", "-q")
    return quietly("install", "-y", "-q", "--no-install-recommends", *packages)


def need_venv_module():
    if has_venv_module():
        return
    package = "python%d.%d-venv" % sys.version_info[:2]
    say("This Python cannot make virtual environments yet; installing %s." % package)
    for name in (package, "python3-venv"):
        if apt_install([name]) and has_venv_module():
            return
    raise SetUpError(
        "Python's venv module is missing and could not be installed from here. Run\n"
        "    sudo apt-get install %s\nand try again." % package
    )


def run_quietly(command, failure):
    """Run a step and show its output only when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=str(ROOT),
    )
    if done.returncode:
        raise SetUpError("%s\n%s" % (failure, done.stdout.strip()))


def sync(venv, lock):
    """Install exactly the lock: with uv in seconds, else with pip in a minute."""
    python = venv / "bin" / "python"
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--require-hashes"]
    try:
        run_quietly([*pip, "-r", UV_LOCK], "")
        run_quietly([python, "-m", "uv", "pip", "sync", "--require-hashes", "--python", python, lock], "")
    except SetUpError as error:
        say("uv could not do it (%s)." % (str(error).strip().splitlines() or ["?"])[-1])
        say("Using pip instead, which takes about a minute.")
        run_quietly([*pip, "-r", lock], "The Python packages could not be installed:")


def repoint_scripts(venv, final):
    """Console scripts and `activate` carry the folder's name; give them the final one."""
    old, new = str(venv).encode(), str(final).encode()
    for script in (venv / "bin").iterdir():
        if script.is_symlink() or not script.is_file():
            continue
        content = script.read_bytes()
        if old in content and b"\0" not in content:
            script.write_bytes(content.replace(old, new))


def build(venv, level):
    """Build a whole environment beside `venv`, then put it in its place."""
    need_venv_module()
    fresh = venv.with_name("%s.new-%d" % (venv.name, os.getpid()))
    for leftover in venv.parent.glob(venv.name + ".new-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    say("Making a Python environment in %s." % venv.name)
    try:
        run_quietly([sys.executable, "-m", "venv", fresh], "The environment could not be made:")
        say("Installing the packages of %s." % LOCKS[level].name)
        sync(fresh, LOCKS[level])
        repoint_scripts(fresh, venv)
        (fresh / STAMP).write_text(wanted_stamp(level))
        shutil.rmtree(venv, ignore_errors=True)
        fresh.rename(venv)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def update(venv, level):
    """Bring a whole but older environment up to the lock, untrusted meanwhile."""
    say("Bringing the packages up to %s." % LOCKS[level].name)
    (venv / STAMP).unlink()
    sync(venv, LOCKS[level])
    (venv / STAMP).write_text(wanted_stamp(level))


def ensure(asked="run", venv=VENV):
    """Return when `venv` holds at least the asked level; work only if it must."""
    stamp = read_stamp(venv)
    level = level_to_build(venv, asked)
    works = (venv / "bin" / "python").exists()
    if works and stamp == wanted_stamp(level):
        return
    same_python = stamp.split()[1:2] == wanted_stamp(level).split()[1:2]
    if works and same_python:
        update(venv, level)
    else:
        build(venv, level)
    say("The packages are in place.")


def main(arguments):
    if sys.version_info[:2] < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        raise SetUpError(
            "Python 3.11 or newer is needed, and `%s` is %s. With a newer one installed:\n"
            "    make %s PYTHON=python3.11" % (sys.executable, found, "run")
        )
    asked = arguments[0] if arguments else "run"
    if asked not in LOCKS:
        raise SetUpError("Say `run` or `dev`, not `%s`." % asked)
    ensure(asked)
    import libraries  # beside this file

    libraries.ensure(apt_install, say)
    if asked == "dev":
        import browser  # beside this file

        browser.ensure(apt_install, say)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SetUpError as error:
        sys.exit("\n%s\n" % error)
    except KeyboardInterrupt:
        sys.exit("\nStopped. Nothing half-made is left behind that would be trusted.")
