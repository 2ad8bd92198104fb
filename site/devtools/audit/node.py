"""The tools that come from npm: Lighthouse, the Nu HTML checker (with Java), and ical.js."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from devtools import browser
from devtools.audit.site import RunningSite
from devtools.fingerprint import ROOT

# Lighthouse 13 wants a newer Node than Debian stable has.
PACKAGES = ("lighthouse@12.8.2", "vnu-jar@26.9.27", "ical.js@2.2.1")
HOME = ROOT / "var" / "audit" / "tools"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
METRICS = {
    "LCP ms": "largest-contentful-paint",
    "TBT ms": "total-blocking-time",
    "CLS": "cumulative-layout-shift",
    "bytes": "total-byte-weight",
}
FULL = 0.9  # an audit below this is told of
RUNS = int(os.environ.get("RUNS", "3"))


def install() -> str | None:
    """Install the tools in var/; the reason when that cannot be."""
    if not shutil.which("npm"):
        return "npm is not installed"
    stamp = HOME / "stamp"
    if stamp.exists() and stamp.read_text() == " ".join(PACKAGES):
        return None
    print("• Installing Lighthouse, the Nu HTML checker and ical.js from npm.", flush=True)
    HOME.mkdir(parents=True, exist_ok=True)
    command: list[str | Path] = [
        "npm",
        "install",
        "--no-audit",
        "--no-fund",
        "--no-package-lock",
        "--ignore-scripts",
        "--prefix",
        HOME,
    ]
    done = subprocess.run([*command, *PACKAGES], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        return done.stderr.strip().splitlines()[-1]
    stamp.write_text(" ".join(PACKAGES))
    return None


def check_html(site: RunningSite, paths: list[str]) -> dict[str, list[str]]:
    """What the Nu HTML checker has against each page; all pages in one start of Java."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, path in enumerate(paths):
            file = Path(folder, f"{number}.html")
            file.write_bytes(site.get(path)[1])
            files[file.as_uri()] = path
        jar = HOME / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
        command: list[str | Path] = [
            "java",
            "-Xss8m",
            "-jar",
            jar,
            "--format",
            "json",
            "--exit-zero-always",
            *Path(folder).iterdir(),
        ]
        done = subprocess.run(command, capture_output=True, text=True)
    try:
        messages = json.loads(done.stderr or done.stdout)["messages"]
    except ValueError:
        return {"checker": [done.stderr.strip()[-500:]]}
    found: dict[str, list[str]] = {}
    for message in messages:
        if message["type"] == "info" and message.get("subType") != "warning":
            continue
        path = files.get(message.get("url", "").replace("file:/", "file:///").replace("file://////", "file:///"), "?")
        kind = "warning" if message["type"] == "info" else "error"
        line = message.get("lastLine", "?")
        found.setdefault(path, []).append(f"{kind} line {line}: {message['message']} {message.get('extract', '')!r}")
    return found


def dates_by_ical_js(feed: bytes, start: str, end: str) -> list[str]:
    """Return what ical.js sees of a feed between two days: "2027-02-15T17:30:00.000Z Title"."""
    library = HOME / "node_modules" / "ical.js" / "dist" / "ical.js"
    with tempfile.NamedTemporaryFile(suffix=".ics") as file:
        file.write(feed)
        file.flush()
        script = Path(__file__).with_name("ical_dates.mjs")
        done = subprocess.run(["node", script, library, file.name, start, end], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-500:])
    return sorted(done.stdout.splitlines())


def lighthouse_once(site: RunningSite, path: str, *options: str) -> dict[str, Any]:
    """One run on a simulated phone."""
    if site.cookies:
        options += (f"--extra-headers={json.dumps({'Cookie': site.cookie_header})}",)
    with tempfile.TemporaryDirectory() as profile:
        flags = " ".join(["--headless=new", *browser.FLAGS, f"--user-data-dir={profile}"])
        command = [str(HOME / "node_modules" / ".bin" / "lighthouse"), site.address + path, "--quiet", "--output=json"]
        done = subprocess.run(
            [*command, "--output-path=stdout", f"--chrome-flags={flags}", *options],
            env={**os.environ, "CHROME_PATH": browser.find() or ""},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=240,
        )
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-300:])
    return json.loads(done.stdout)


def lighthouse(site: RunningSite, paths: list[str]) -> dict[str, dict[str, Any]]:
    """The best run of each page; runs are interleaved, so that noise falls on all pages alike.

    The best, since what else the machine does can only make a page look slower than it is.
    """
    reports: dict[str, list[dict[str, Any]]] = {path: [] for path in paths}
    for _ in range(RUNS):
        for path in paths:
            reports[path].append(lighthouse_once(site, path))
    results: dict[str, dict[str, Any]] = {}
    for path, runs in reports.items():
        best = max(runs, key=lambda run: sum(run["categories"][name]["score"] or 0 for name in CATEGORIES))
        scores = {name: round(100 * (best["categories"][name]["score"] or 0)) for name in CATEGORIES}
        metrics = {name: round(best["audits"][audit].get("numericValue", 0), 3) for name, audit in METRICS.items()}
        performance = [round(100 * (run["categories"]["performance"]["score"] or 0)) for run in runs]
        missed = sorted(
            f"{audit['id']} {audit['score']:g} {audit.get('displayValue', '')}".rstrip()
            for audit in best["audits"].values()
            if audit["score"] is not None and audit["score"] < FULL
        )
        results[path] = {"scores": scores, "metrics": metrics, "performance of all runs": performance, "missed": missed}
    return results


def lighthouse_accessibility(site: RunningSite, path: str) -> tuple[int, list[str]]:
    """The score of a page's accessibility, and what it lacks."""
    run = lighthouse_once(site, path, "--only-categories=accessibility")
    missed = [audit["id"] for audit in run["audits"].values() if audit["score"] is not None and audit["score"] < FULL]
    return round(100 * (run["categories"]["accessibility"]["score"] or 0)), sorted(missed)
