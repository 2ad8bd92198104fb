"""Tags that every app's templates use: hyphens, machine-readable data, addresses."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

import pyphen
from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from core.frame import frame_of

register = template.Library()

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
LONG_WORD = 14  # letters
_WORD = re.compile(r"[^\W\d_]{15,}")
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_UNITS = rf"{_MONTHS}|kr|kronor|procent|%|km|km/h|meter|minuter|timmar|kg|år"
_TIED = re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b|%)|(?<=\bkl\.) (?=\d)|(?<=§) (?=\d)|(?<=\d) (?=\d{{3}}\b)")


@lru_cache(maxsize=1)
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="sv", left=4, right=4)


@lru_cache(maxsize=4096)
def _hyphenated(word: str) -> str:
    return _dictionary().inserted(word, SOFT_HYPHEN)


@register.filter(is_safe=False)
def hyphenate(text: Any) -> SafeString:
    """Put soft hyphens into Swedish words longer than 14 letters, and no-break spaces inside dates and amounts.

    For titles: a phone's line holds about 17 letters of a large heading.
    """
    plain = _TIED.sub("\N{NO-BREAK SPACE}", str(text or ""))
    if get_language() == "sv":
        plain = _WORD.sub(lambda found: _hyphenated(found[0]), plain)
    return mark_safe(escape(plain))  # noqa: S308 - escaped on this very line


@register.filter
def nbsp(text: Any) -> str:
    """Hold numbers and their units together: "24 mars", "1 250 kr", "kl. 18.30"."""
    return _TIED.sub("\N{NO-BREAK SPACE}", str(text or ""))


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """Return data as JSON that can stand inside a script element of type application/ld+json."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    for char, code in (("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026")):
        text = text.replace(char, code)
    return mark_safe(text)  # noqa: S308 - nothing is left that could end the element


@register.simple_tag(takes_context=True)
def absolute_url(context: dict[str, Any], url: str) -> str:
    """Return the full address of a path on this site."""
    request = context.get("request")
    return request.build_absolute_uri(url) if request is not None else url


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **changes: Any) -> str:
    """Return the current query string with some parameters changed; None takes one away."""
    parameters = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None:
            parameters.pop(name, None)
        else:
            parameters[name] = value
    encoded = parameters.urlencode()
    return f"?{encoded}" if encoded else "?"


class FramedNode(template.Node):
    """Renders its content once a generation, for each page and language, for readers who are not signed in.

    A page that has several addresses, or that the clock changes, tells by `meta_apart` which of its heads it means.
    Search and sign-in are not remembered: the links of their header lead to themselves in other languages.
    """

    def __init__(self, name: str, nodelist: template.NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: template.Context) -> str:
        """Return the content, remembered in the frame where there is one."""
        request = context.get("request")
        site = context.get("site")
        if request is None or site is None or site.user_label or site.is_own_view:
            return self.nodelist.render(context)
        page = getattr(request, "served_page", None)
        apart = getattr(page, "meta_apart", "") if self.name == "meta" else ""
        number = page.pk if page is not None else 0
        key = (self.name, (number, apart) if apart else number)
        return frame_of(request).remember(key, lambda: self.nodelist.render(context))


@register.tag
def framed(parser: template.base.Parser, token: template.base.Token) -> FramedNode:
    """`{% framed "footer" %}…{% endframed %}`: a part of the frame that is the same until somebody publishes."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endframed",))
    parser.delete_first_token()
    return FramedNode(name.strip("\"'"), nodelist)
