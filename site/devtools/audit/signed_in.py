"""The pages behind the sign-in: who is to look at them, and which of them are alike."""

import http.cookiejar
import re
import urllib.parse
import urllib.request
from dataclasses import replace

from devtools.audit.site import RunningSite

ROLES = ("medlem", "styrelse", "fortroendevald")  # as the demo calls them
STARTS = (
    *("/medlem/", "/medlem/mina-uppgifter/", "/medlem/mina-uppgifter/adress/", "/medlem/mina-uppgifter/radera/"),
    *("/medlem/beslut/", "/mitt-konto/", "/ar/medlem/mina-uppgifter/", "/ar/medlem/beslut/"),
)
OF_A_SORT = 2  # pages whose addresses differ by their numbers only
LEAVE = re.compile(r"^(/(en|ar))?/(logga-ut|admin|medlem/mina-uppgifter/ladda-ner)\b|\.(pdf|csv|json|ics|xlsx)$")


def sign_in(site: RunningSite, role: str) -> RunningSite:
    """Sign in with the demo's one click, and return the site as that person's browser asks for it."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(f"{site.address}/logga-in/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if not token:
        raise SystemExit("The sign-in page has no token.")
    data = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], "role": role}).encode()
    browser.open(
        urllib.request.Request(f"{site.address}/logga-in/demo/", data, {"Referer": f"{site.address}/logga-in/"})
    ).read()
    return replace(site, cookies={cookie.name: cookie.value or "" for cookie in jar})


def pages(site: RunningSite, seen: set[str]) -> list[str]:
    """Walk from page to page in the members' area, and return two of each sort that nobody has looked at yet."""
    waiting, asked, found = list(STARTS), set(STARTS), []
    sorts: dict[str, int] = {}
    while waiting:
        path = waiting.pop(0)
        sort = re.sub(r"\d+", "0", path)
        if sorts.get(sort, 0) == OF_A_SORT:
            continue
        status, body = site.get(path)
        if status != 200:
            continue
        sorts[sort] = sorts.get(sort, 0) + 1
        if path not in seen:
            found.append(path)
        for link in re.findall(r'href="(/[^"#?]*)', body.decode()):
            if link not in asked and re.match(r"^(/(en|ar))?/medlem/", link) and not LEAVE.search(link):
                asked.add(link)
                waiting.append(link)
    return found
