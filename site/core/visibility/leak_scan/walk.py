"""The walk itself: which addresses are asked for, and what may not be in the answers."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import quote

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from core.visibility import files, graph
from core.visibility.audiences import EVERYONE, is_within, may_read
from core.visibility.leak_scan import marks, readers

OK = 200
LEAVES = 200  # open pages without pages below them that the signed-in readers look at in a night
SEARCHES = 300
Addresses = Callable[[], Iterable[str]]
_more: list[Addresses] = []


def register_addresses(addresses: Addresses) -> None:
    """Let the walk ask for more addresses, such as a feed that an app gives out. Called in `AppConfig.ready()`."""
    _more.append(addresses)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that shows and should not. What is private is named by its number."""

    kind: str
    reader: str
    address: str
    about: str

    def as_dict(self) -> dict[str, str]:
        """Return it as it is stored."""
        return asdict(self)


class Walk:
    """One walk through the whole site."""

    def __init__(self) -> None:
        self.readers = readers.strangers()
        self.pages = marks.pages()
        self.findings: dict[Finding, None] = {}

    @property
    def requests(self) -> int:
        """Return how many addresses have been asked for."""
        return sum(reader.requests for reader in self.readers)

    def run(self) -> list[Finding]:
        """Walk, and return what was found."""
        self._stored_audiences()
        self._files_left_open()
        for reader in self.readers:
            secrets = marks.secrets_for(reader.user, self.pages)
            hidden = [secret for secret in secrets if not may_read(reader.user, secret.audience)]
            self._secrets_themselves(reader, secrets, hidden)
            for kind, address in self._addresses(reader, hidden):
                self._look_for_traces(kind, reader, address, hidden)
            self._searches(reader, hidden)
            for address in reader.failed:
                self._found("error", reader.name, address, "")
        return list(self.findings)

    def _found(self, kind: str, reader: str, address: str, about: str) -> None:
        self.findings[Finding(kind, reader, address, about)] = None

    # What is stored -----------------------------------------------------------

    def _stored_audiences(self) -> None:
        """Work out every audience from scratch; none may be stored wider."""
        nodes = graph.affected_by([page.pk for page in self.pages])
        graph.solve(nodes, graph.connect(nodes))
        for node in nodes.values():
            if not is_within(node.stored, node.value):
                self._found("audience", "", "", f"page {node.pk}")

    def _files_left_open(self) -> None:
        """Find open files that private pages alone use."""
        from django.contrib.contenttypes.models import ContentType
        from wagtail.models import Page, ReferenceIndex

        by_page = {str(page.pk): page.effective_audience for page in self.pages}
        by_collection = files.audiences_by_collection()
        page_type = ContentType.objects.get_for_model(Page)
        for kind, model in (("image", files.image_model()), ("document", files.document_model())):
            users: dict[str, set[str]] = {}
            rows = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(model))
            for base, user, target in rows.values_list("base_content_type", "object_id", "to_object_id"):
                audience = by_page.get(user, EVERYONE) if base == page_type.pk else EVERYONE
                users.setdefault(target, set()).add(audience)
            closed = [pk for pk, audiences in users.items() if EVERYONE not in audiences]
            for row in model.objects.filter(pk__in=closed).only("collection"):
                if by_collection[row.collection_id] == EVERYONE:
                    self._found("open file", "", "", f"{kind} {row.pk}")

    # What is answered -----------------------------------------------------------

    def _secrets_themselves(
        self, reader: readers.Reader, secrets: list[marks.Secret], hidden: list[marks.Secret]
    ) -> None:
        """Ask for each secret by its own address, and by those that previews and numbers make."""
        for secret in secrets:
            if not secret.url:
                continue
            answer = reader.ask(secret.url, whole=not secret.is_file)
            if secret in hidden:
                if answer.status == OK and not secret.is_draft:  # a draft's address may be another page's
                    self._found("file" if secret.is_file else "page", reader.name, secret.url, secret.about)
                elif not secret.is_file:
                    self._check_text("page", reader, secret.url, _without(answer.text, secret.url), [secret])
            elif answer.status == OK and "no-store" not in answer.cache:
                self._found("cache", reader.name, secret.url, secret.about)
        for secret in [secret for secret in hidden if not secret.is_file and secret.about.startswith("page ")]:
            pk = secret.about.removeprefix("page ")
            for kind, address in (
                ("preview", f"/admin/pages/{pk}/view_draft/"),
                ("preview", f"/admin/pages/{pk}/edit/preview/"),
                ("number", reverse("core:page-by-number", args=[pk])),
                ("switcher", f"{reverse('site:search')}?ej-oversatt={pk}"),
                ("not found", f"{secret.url.rstrip('/')}x/" if secret.url else ""),
            ):
                if address:
                    answer = reader.ask(address)
                    text = f"{_without(answer.text, address)} {_without(answer.location, address)}"
                    self._check_text(kind, reader, address, text, [secret])

    def _addresses(self, reader: readers.Reader, hidden: list[marks.Secret]) -> Iterator[tuple[str, str]]:
        """Yield what the reader may read, with lists, feeds and what stands beside the pages."""
        leaves = 0
        today = datetime.date.toordinal(timezone.localdate())
        for page in self.pages:
            if not page.live or page.depth < 2 or not may_read(reader.user, page.effective_audience):
                continue
            url = page.get_url()
            if not url:
                continue
            is_leaf = not page.numchild and page.depth > 3
            if is_leaf and reader.user.is_authenticated and page.effective_audience == EVERYONE:
                leaves += 1
                if leaves > LEAVES and (page.pk + today) % 7:
                    continue
            yield "page", url
            if page.numchild:
                yield from (("list", f"{url}{route}") for route in _fixed_routes(page))
        for name in ("sitemap", "core:robots-txt", "core:web-manifest"):
            yield name.removeprefix("core:"), reverse(name)
        yield from (("redirect", path) for path in _redirects())
        for addresses in _more:
            yield from (("more", path) for path in addresses())

    def _look_for_traces(self, kind: str, reader: readers.Reader, address: str, hidden: list[marks.Secret]) -> None:
        answer = reader.ask(address)
        self._check_text(kind, reader, address, f"{answer.text} {answer.location}", hidden)

    def _searches(self, reader: readers.Reader, hidden: list[marks.Secret]) -> None:
        """Search for the longest word of each secret title, each word once; it stands in the answer itself."""
        names = [name for name in ("site:search", "site:search-suggestions") if _exists(name)]
        by_word: dict[str, list[marks.Secret]] = {}
        for secret in hidden:
            if word := max(secret.title.split(), key=len, default=""):
                told = tuple(mark for mark in secret.marks if mark not in word)
                by_word.setdefault(word, []).append(replace(secret, marks=told))
        for word, secrets in list(by_word.items())[:SEARCHES]:
            for name in names:
                address = f"{reverse(name)}?q={quote(word)}"
                self._check_text("search", reader, address, reader.ask(address).text, secrets)

    def _check_text(
        self, kind: str, reader: readers.Reader, address: str, text: str, hidden: list[marks.Secret]
    ) -> None:
        words = marks.words_of(text)
        for secret in hidden:
            if secret.shows_in(text, words):
                self._found(kind, reader.name, address, secret.about)


def _without(text: str, address: str) -> str:
    """Take the address that was asked for out of an answer: a sign-in page leads back to it."""
    path = address.partition("?")[0]
    return text.replace(quote(path, safe=""), "").replace(quote(path), "").replace(path, "")


def _fixed_routes(page: Any) -> list[str]:
    """Return the addresses below a page that its type gives without parameters, such as a feed."""
    get_urls = getattr(page.specific_class, "get_subpage_urls", None)
    if get_urls is None:
        return []
    routes = [str(pattern.pattern) for pattern in get_urls()]
    return [route for route in routes if route and "<" not in route and "(" not in route]


def _redirects() -> list[str]:
    from wagtail.contrib.redirects.models import Redirect

    return list(Redirect.objects.filter(redirect_page__isnull=False).values_list("old_path", flat=True)[:SEARCHES])


def _exists(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True
