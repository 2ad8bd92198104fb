"""Find a Chromium for the browser tests, or install Debian's.

Never `playwright install`: the distribution's browser gets its security updates
from the distribution, and is there on machines that reach no other download.
"""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# libatomic1 is what Playwright's own Node needs; the fonts draw Latin and Arabic.
PACKAGES = ("chromium", "libatomic1", "fonts-liberation", "fonts-noto-core")

# As root there is no sandbox to be had, and a browser that phones home at every
# start only slows the tests down where it cannot.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-proxy-server",
)


def find():
    """The path of a browser, or None. `CHROMIUM` in the environment goes first."""
    for name in (os.environ.get("CHROMIUM"), *NAMES):
        found = shutil.which(name) if name else None
        if found:
            return found
    return None


def has_library(name):
    """Whether the dynamic linker knows a library; True where nobody can tell."""
    try:
        cache = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True).stdout
    except OSError:
        return True
    return name in cache


def ensure(apt_install, say):
    """Install what is missing if that is possible; say so plainly if not."""
    if find() and has_library("libatomic.so.1"):
        return
    say("Installing Debian's Chromium and fonts for the browser tests; this takes a minute.")
    if apt_install(PACKAGES) and find():
        return
    say(
        "No browser could be installed: the browser tests will be skipped. Install one with\n"
        "    sudo apt-get install " + " ".join(PACKAGES) + "\n"
        "  or name one in CHROMIUM."
    )
