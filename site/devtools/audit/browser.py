"""What a real browser says of each page: accessibility, weight, and complaints."""

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from devtools import browser
from devtools.audit.site import RunningSite

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# Best practices are Lighthouse's to judge; these are WCAG 2.2 AA, and text AAA.
RUN_AXE = """async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const rules = {'color-contrast-enhanced': {enabled: true}};
  const result = await axe.run(document, {runOnly: tags, rules, resultTypes: ['violations']});
  return result.violations.map(v => ({rule: v.id, impact: v.impact, help: v.help, count: v.nodes.length,
    where: v.nodes.slice(0, 3).map(n => n.target.join(' ') + ': ' + (n.any[0]?.message ?? ''))}));
}"""
SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
    window.scrollTo({top: y, behavior: 'instant'});
    await new Promise(done => setTimeout(done, 40));
  }
  window.scrollTo({top: 0, behavior: 'instant'});
}"""
SCHEMES = ("light", "dark")
WIDTHS = (390, 1280)
IDLE = 30_000  # milliseconds to wait for the network to rest


@contextmanager
def chromium() -> Iterator[Browser]:
    path = browser.find()
    if path is None:
        raise SystemExit("No browser: run `make setup`, or name one in CHROMIUM.")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=list(browser.FLAGS))


def settle(page: Page, address: str) -> None:
    """Load a page to its end, with the pictures that only come on scrolling."""
    page.goto(address, wait_until="networkidle", timeout=IDLE)
    read_on(page)


def read_on(page: Page) -> None:
    """Scroll to the end and back, as a reader would, and wait for what that fetches."""
    page.evaluate(SCROLL)
    page.wait_for_timeout(200)
    page.wait_for_load_state("networkidle", timeout=IDLE)


def axe(site: RunningSite, paths: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Violations for each page, colour scheme and width."""
    found: dict[str, list[dict[str, Any]]] = {}
    with chromium() as running:
        for scheme in SCHEMES:
            for width in WIDTHS:
                context = running.new_context(
                    viewport={"width": width, "height": 844},
                    color_scheme=scheme,  # type: ignore[arg-type] # one of the literals above
                    bypass_csp=True,  # the policy would rightly refuse axe
                    reduced_motion="reduce",  # colours are measured at rest
                )
                cookies: list[Any] = [
                    {"name": name, "value": value, "url": site.address} for name, value in site.cookies.items()
                ]
                context.add_cookies(cookies)
                page = context.new_page()
                for path in paths:
                    settle(page, site.address + path)
                    page.evaluate(AXE + "\n;undefined")
                    violations = page.evaluate(RUN_AXE)
                    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                        violations.append({"rule": "scrolls-sideways", "count": 1, "where": []})
                    if violations:
                        found[f"{path} {scheme} {width}"] = violations
                context.close()
    return found


class Ledger:
    """Everything that one page asked the network for, as the browser counted it."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.requests: dict[str, dict[str, Any]] = {}
        self.complaints: list[str] = []
        session = context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.loadingFailed", self._failed)
        session.send("Network.enable")
        page.on("console", lambda message: self._said(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def bytes(self) -> int:
        """What went over the wire so far, headers included."""
        return sum(request["bytes"] for request in self.requests.values())

    def _sent(self, event: dict[str, Any]) -> None:
        address = event["request"]["url"]
        if urlsplit(address).scheme in {"http", "https"}:
            self.requests[event["requestId"]] = {"url": address, "kind": event.get("type", "Other"), "bytes": 0}

    def _answered(self, event: dict[str, Any]) -> None:
        status = event["response"]["status"]
        if event["requestId"] in self.requests and status >= 400:
            self.complaints.append(f"{status} {self.requests[event['requestId']]['url']}")

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.requests:
            self.requests[event["requestId"]]["bytes"] = int(event["encodedDataLength"])

    def _failed(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.requests:
            self.complaints.append(f"{event.get('errorText')} {self.requests[event['requestId']]['url']}")

    def _said(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)


def weigh(site: RunningSite, paths: list[str]) -> dict[str, dict[str, Any]]:
    """What a first visit on a phone costs, page by page, with an empty cache each time."""
    weights: dict[str, dict[str, Any]] = {}
    own = urlsplit(site.address).netloc
    with chromium() as running:
        for path in paths:
            context = running.new_context(
                viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True, has_touch=True
            )
            page = context.new_page()
            ledger = Ledger(context, page)
            page.goto(site.address + path, wait_until="networkidle", timeout=IDLE)
            requests = list(ledger.requests.values())
            opened = {"requests": len(requests), "bytes": ledger.bytes()}
            read_on(page)
            requests = list(ledger.requests.values())
            kinds: dict[str, int] = {}
            for request in requests:
                kinds[request["kind"]] = kinds.get(request["kind"], 0) + request["bytes"]
            weights[path] = {
                **opened,
                "read_to_the_end": {"requests": len(requests), "bytes": ledger.bytes()},
                "kinds": kinds,
                "html_gzip": len(gzip.compress(site.get(path)[1], 6)),
                "third_parties": sorted({netloc for r in requests if (netloc := urlsplit(r["url"]).netloc) != own}),
                "cookies": [cookie["name"] for cookie in context.cookies()],
                "storage": json.loads(page.evaluate("JSON.stringify([...Object.keys(localStorage)])")),
                "complaints": ledger.complaints,
            }
            context.close()
    return weights
