"""wapiti, a scanner for holes in web applications, in an environment of its own: over the running site, out and in."""

import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

from devtools.audit import signed_in
from devtools.audit.site import RunningSite
from devtools.fingerprint import ROOT

PACKAGE = "wapiti3==3.2.3"
HOME = ROOT / "var" / "audit" / "wapiti"
# Those that need no server of wapiti's own somewhere on the net.
MODULES = (
    "backup,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,ldap,methods,permanentxss,redirect,sql,timesql,"
    "upload,xss,xxe"
)
MINUTES = float(os.environ.get("WAPITI_MINUTES", "20"))  # for the attacks of one reader
INFO = 0  # wapiti's level of what is only told
# What is left, and why it is no hole. A finding that fits none of these is one to look into.
EXPLAINED = {
    # The demo speaks http; production sets both (config/settings/production.py).
    r"^Secure Flag cookie|Strict-Transport-Security": "http",
    # Forms for strangers know no session (docs/adr/0013-public-forms.md).
    r"^Cross Site Request Forgery: POST (/en|/ar)?/(person|formular|fraga|bli-medlem/skicka)/": "no session",
    r"^Cross Site Request Forgery: POST (/en|/ar)?/kalender/(anmalan|fraga)/": "no session",
    # Wagtail draws some of its forms without a token and adds it by script; Django refuses a POST without one.
    r"^Cross Site Request Forgery: POST /admin/": "refused with 403",
    # Wagtail's admin needs inline scripts and styles (core/middleware.py).
    r"^Content Security Policy.*: GET /admin/": "the admin",
}


def install() -> str | None:
    """Make the environment; the reason when that cannot be."""
    stamp = HOME / "stamp"
    if stamp.exists() and stamp.read_text() == PACKAGE:
        return None
    print("• Installing wapiti in an environment of its own.", flush=True)
    venv.create(HOME, clear=True, with_pip=True)
    done = subprocess.run(
        [HOME / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["pip failed"])[-1]
    stamp.write_text(PACKAGE)
    return None


def scan(site: RunningSite, name: str, start: str) -> dict[str, list[dict[str, Any]]]:
    """Let wapiti walk and attack from an address on, and return its findings by kind."""
    report = HOME / f"{name}.json"
    report.unlink(missing_ok=True)
    seconds = int(MINUTES * 60)
    command: list[str | Path] = [
        *(HOME / "bin" / "wapiti", "-u", f"{site.address}{start}", "--scope", "folder", "-m", MODULES),
        *("-f", "json", "-o", report, "--flush-session", "--no-bugreport", "-v", "0", "--color"),
        *("-d", "4", "--max-links-per-page", "60", "--max-files-per-dir", "40", "--store-session", HOME / "sessions"),
        *("--max-scan-time", str(seconds // 3), "--max-attack-time", str(max(20, seconds // len(MODULES.split(","))))),
        *("-x", f"{site.address}/logga-ut/*", "-x", f"{site.address}/admin/logout/*"),
    ]
    if site.cookies:
        command += ["-C", site.cookie_header]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if not report.exists():
        print(done.stdout[-2000:], done.stderr[-2000:], file=sys.stderr)
        raise SystemExit("wapiti made no report.")
    told = json.loads(report.read_text(encoding="utf-8"))
    return {
        kind: found for part in ("vulnerabilities", "anomalies") for kind, found in told.get(part, {}).items() if found
    }


def unexplained(found: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Return what is more than information and has no explanation."""
    left = []
    for kind, items in found.items():
        for item in items:
            told = f"{kind}: {item['method']} {item['path']}: {item['info']}"
            if item["level"] > INFO and not any(re.search(pattern, told) for pattern in EXPLAINED):
                left.append(told)
    return left


def run(site: RunningSite) -> dict[str, Any]:
    """Scan as a stranger, a member and an editor; return what was found, and what of it is left to explain."""
    scans = {
        "stranger": scan(site, "stranger", "/"),
        "member": scan(signed_in.sign_in(site, "styrelse"), "member", "/medlem/"),
        "editor": scan(signed_in.sign_in(site, "redaktor"), "editor", "/admin/"),
    }
    return {
        "found": {name: {kind: len(items) for kind, items in found.items()} for name, found in scans.items()},
        "left": {name: unexplained(found) for name, found in scans.items()},
    }
