"""Link texts that say nothing of where they lead, found in a page's preview."""

from __future__ import annotations

import re
from html import unescape

from django.http import HttpResponse

# The whole link text, whatever the case; read out of its context it tells nobody where it leads.
VAGUE = re.compile(
    r"\s*(klicka( här)?|tryck( här)?|här|länk(en)?|läs mer( här)?|mer|mer info(rmation)?|se( här)?"
    r"|(click )?here|(read )?more|link|هنا|اضغط هنا|انقر هنا|اقرأ المزيد)\s*[.!…>→»]*\s*",
    re.IGNORECASE,
)
_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
#: The attribute that the content check looks for.
MARK = "data-says-nothing"


def says_nothing(text: str) -> bool:
    """Tell whether a link's text is no more than "click here"."""
    return bool(VAGUE.fullmatch(text))


def mark(html: str) -> str:
    """Return the page with a mark on every link whose text says nothing."""

    def marked(link: re.Match[str]) -> str:
        text = unescape(_TAG.sub("", link[2])).replace("\u00ad", "")
        if "aria-label" in link[1] or not says_nothing(text):
            return link[0]
        return f"<a {MARK}{link[1]}>{link[2]}</a>"

    return _LINK.sub(marked, html)


def mark_response(response: HttpResponse) -> None:
    """Mark the links of a rendered answer."""
    response.content = mark(response.content.decode(response.charset)).encode(response.charset)
