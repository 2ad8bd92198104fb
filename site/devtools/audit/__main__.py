"""Run the audit and say what misses its mark: `make audit`.

    make audit                       everything
    make audit ARGS='axe html'       some parts: html, axe, weight, lighthouse, members, calendar, bench,
                                              wapiti
    make audit ARGS=bench_minutes    one benchmark
    RUNS=1 make audit ARGS=lighthouse
    ONLY='^/rapporter/' make audit ARGS=axe       the pages whose address has that

Writes the details to var/audit/<part>.json; the figures that are kept go into
docs/prestanda.md by hand.
"""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from devtools.audit import browser, node, signed_in
from devtools.audit import wapiti as scanner
from devtools.audit.site import RunningSite, running
from devtools.fingerprint import ROOT

PARTS = ("html", "axe", "weight", "lighthouse", "members", "calendar", "bench", "wapiti")
OUT = ROOT / "var" / "audit"
KB = 1000
MAX_REQUESTS, MAX_HTML, MAX_FRONT, MAX_PAGE, MAX_MEMORY = 10, 8 * KB, 100 * KB, 160 * KB, 200 * KB * KB
LIGHTHOUSE_PAGES = (
    *("/", "/om-oss/", "/aktuellt/", "/kontakt/", "/ar/"),
    *("/politik/", "/politik/forskola-och-skola/", "/verksamhetsplan/", "/rapporter/", "/kalender/", "/ar/politik/"),
)


def keep(part: str, result: object) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / f"{part}.json").write_text(json.dumps(result, indent=1, ensure_ascii=False), encoding="utf-8")


def html(site: RunningSite, paths: list[str]) -> bool:
    reason = node.install() or (None if shutil.which("java") else "Java is not installed")
    if reason:
        print(f"not run: {reason}")
        return False
    found = node.check_html(site, paths)
    keep("html", found)
    for path, messages in found.items():
        print(f"{path}: {len(messages)}, first: {messages[0][:200]}")
    print(f"{len(paths)} pages, {len(found)} with remarks")
    return not found


def axe(site: RunningSite, paths: list[str]) -> bool:
    found = browser.axe(site, paths)
    keep("axe", found)
    for place, violations in found.items():
        print(place + ": " + ", ".join(f"{v['rule']} ×{v['count']}" for v in violations))
    print(f"{len(paths)} pages × light, dark × 390, 1280 px: {len(found)} with violations")
    return not found


def too_heavy(path: str, weight: dict[str, Any]) -> list[str]:
    """Which of the marks a page misses."""
    allowed = MAX_FRONT if path == "/" else MAX_PAGE
    misses = {
        "requests": weight["requests"] > MAX_REQUESTS,
        "bytes": weight["bytes"] > allowed,
        "HTML": weight["html_gzip"] > MAX_HTML,
        "third parties": bool(weight["third_parties"]),
        "cookies": bool(weight["cookies"]),
        "console": bool(weight["complaints"]),
    }
    return [name for name, missed in misses.items() if missed]


def weight(site: RunningSite, paths: list[str]) -> bool:
    weights = browser.weigh(site, paths)
    keep("weight", weights)
    clean = True
    for path, one in weights.items():
        misses = too_heavy(path, one) if path != "/galleri/" else []
        clean = clean and not misses
        print(
            f"{path:44}{one['requests']:3} requests {one['bytes'] / KB:7.1f} KB"
            f"  to its end {one['read_to_the_end']['bytes'] / KB:7.1f} KB  HTML {one['html_gzip'] / KB:5.1f} KB gzip"
            + (f"  MISSED: {', '.join(misses)}" if misses else "")
        )
    memory = site.memory()
    print(f"memory of the web server after all pages: {memory / KB / KB:.0f} MB")
    return clean and memory <= MAX_MEMORY


def lighthouse(site: RunningSite, paths: list[str]) -> bool:
    reason = node.install()
    if reason:
        print(f"not run: {reason}")
        return False
    keyed = [path for path in paths if path.startswith(("/skriv/", "/svara/"))]
    reports = [p for p in paths if p.startswith("/rapporter/") and p != "/rapporter/"]
    kinds = [next((p for p in reports if re.search(kind, p)), "") for kind in (r"-\d{4}-\d\d-\d\d/$", "namnden/$")]
    posts = [path for path in paths if path.startswith("/aktuellt/") and path != "/aktuellt/"]
    wanted = (*LIGHTHOUSE_PAGES, *posts[:1], *kinds, *keyed[:1])
    results = node.lighthouse(site, [path for path in wanted if path in paths])
    keep("lighthouse", results)
    for path, one in results.items():
        scores = " / ".join(str(score) for score in one["scores"].values())
        metrics = ", ".join(f"{name} {value:g}" for name, value in one["metrics"].items())
        print(f"{path:44}{scores}   {metrics}   performance of all runs {one['performance of all runs']}")
        for missed in one["missed"]:
            print(f"    {missed}")
    return all(score == 100 for one in results.values() for score in one["scores"].values())


def members(site: RunningSite, _paths: list[str]) -> bool:
    """What only members, the board and the representatives read: the HTML, axe, Lighthouse's accessibility."""
    reason = node.install() or (None if shutil.which("java") else "Java is not installed")
    if reason:
        print(f"not run: {reason}")
        return False
    result: dict[str, dict[str, Any]] = {}
    seen: set[str] = set()
    for role in signed_in.ROLES:
        theirs = signed_in.sign_in(site, role)
        paths = signed_in.pages(theirs, seen)
        seen.update(paths)
        scores = {path: node.lighthouse_accessibility(theirs, path) for path in paths}
        found = result[role] = {
            "html": node.check_html(theirs, paths),
            "axe": browser.axe(theirs, paths),
            "lighthouse": {path: score for path, score in scores.items() if score[0] < 100},
        }
        print(f"{role}: {len(paths)} pages", flush=True)
        for tool, remarks in found.items():
            for place, remark in remarks.items():
                print(f"    {tool} {place}: {str(remark)[:200]}")
    keep("members", result)
    return bool(seen) and not any(remarks for found in result.values() for remarks in found.values())


def calendar(site: RunningSite, _paths: list[str]) -> bool:
    """The feed as ical.js reads it, beside a reader of another make: the same dates for two years."""
    if reason := node.install():
        print(f"Not checked: {reason}.")
        return False
    import recurring_ical_events
    from icalendar import Calendar

    feed = site.get("/kalender.ics")[1]
    today = datetime.datetime.now(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    end = today + datetime.timedelta(days=2 * 365)
    theirs = node.dates_by_ical_js(feed, today.date().isoformat(), end.date().isoformat())
    ours = sorted(
        f"{_utc(event['DTSTART'].dt)} {event['SUMMARY']}"
        for event in recurring_ical_events.of(Calendar.from_ical(feed)).between(today, end)
        if _utc(event["DTSTART"].dt) >= today.date().isoformat()
    )
    print(f"{len(theirs)} dates by ical.js, {len(ours)} by recurring-ical-events")
    for line in sorted(set(theirs) ^ set(ours)):
        print(f"    {'ical.js' if line in theirs else 'the other'} only: {line}")
    return theirs == ours and bool(ours)


def _utc(moment: datetime.date) -> str:
    if isinstance(moment, datetime.datetime):
        return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return moment.isoformat()


def bench(site: RunningSite, _paths: list[str], only: str = "bench_*") -> bool:
    """Each program in tests/bench/ prints its figures, and fails when it misses its mark."""
    clean = True
    for program in programs(only):
        command = [sys.executable, "-m", f"tests.bench.{program.stem}"]
        clean = subprocess.run(command, cwd=ROOT, env=site.environment).returncode == 0 and clean
    return clean


def programs(named: str) -> list[Path]:
    """The benchmarks of that name."""
    return sorted((ROOT / "tests" / "bench").glob(f"{named}.py"))


def wapiti(site: RunningSite, _paths: list[str]) -> bool:
    """The last part, since it fills in every form it meets."""
    if reason := scanner.install():
        print(f"not run: {reason}")
        return False
    result = scanner.run(site)
    keep("wapiti", result)
    for name, kinds in result["found"].items():
        print(f"{name}: " + (", ".join(f"{kind} ×{count}" for kind, count in kinds.items()) or "nothing"))
        for told in result["left"][name][:20]:
            print(f"    NOT EXPLAINED {told[:200]}")
    return not any(result["left"].values())


def main(asked: list[str]) -> int:
    wrong = [part for part in asked if part not in PARTS and not (part.startswith("bench_") and programs(part))]
    if wrong:
        print(f"There is no part {wrong[0]!r}; there are {', '.join(PARTS)}.")
        return 2
    results: dict[str, bool] = {}
    with running() as site:
        paths = site.pages()
        only = os.environ.get("ONLY")
        if only:
            paths = [path for path in paths if re.search(only, path)]
        print(f"• {len(paths)} pages at {site.address}", flush=True)
        broken = [path for path in paths if site.get(path)[0] not in {200, 410}]  # 410: a link that has expired
        if broken:
            print(f"These do not answer 200: {', '.join(broken)}")
            return 1
        for part in asked or PARTS:
            print(f"\n=== {part} ===", flush=True)
            started = time.monotonic()
            results[part] = globals()[part](site, paths) if part in PARTS else bench(site, paths, only=part)
            print(f"({time.monotonic() - started:.0f} s)", flush=True)
    print("\n" + ", ".join(f"{part}: {'ok' if clean else 'MISSED'}" for part, clean in results.items()))
    return 0 if all(results.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
