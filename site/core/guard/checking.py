"""What is found in texts, and what somebody has let stand already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from core.guard.patterns import Hit, Kind, look
from core.guard.reading import texts_of
from core.visibility.audiences import EVERYONE

SHORTEST_REASON = 5  # characters


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit, and the field that it stands in."""

    field: str
    hit: Hit

    @property
    def blocks(self) -> bool:
        """Tell whether nothing is published until there is a reason."""
        return self.hit.kind == Kind.NUMBER

    @property
    def digest(self) -> str:
        """Return what the finding is known by. Keyed, so that a personal number cannot be guessed from it."""
        return salted_hmac("core.guard", f"{self.hit.kind}:{self.hit.value}", algorithm="sha256").hexdigest()

    @property
    def sentence(self) -> str:
        """Say what was found, to who wrote it."""
        sentences = {
            Kind.NUMBER: _(
                "“%(found)s” looks like a personal number. Take it out, or give a reason why it shall be public."
            ),
            Kind.PHONE: _("“%(found)s” looks like a telephone number. Shall it be public?"),
            Kind.ADDRESS: _("“%(found)s” looks like somebody’s address. Shall it be public?"),
            Kind.NAME: _("“%(found)s” has not agreed to be named here. Shall the name be public?"),
        }
        return sentences[self.hit.kind] % {"found": self.hit.shown}


REASON, ACCEPT, ANYWAY = "guard-reason", "guard-accept", "publish-anyway"  # of forms that ask


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form asks about what was found in it, and what has been answered."""

    found: list[Finding]
    reason: str = ""
    accepted: frozenset[str] = frozenset()

    @classmethod
    def by(cls, data: Any, found: list[Finding], *, anyway: bool) -> Asked:
        """Read the answers out of a form's data. Only what was shown to who answers is let stand."""
        accepted = frozenset(data.getlist(ACCEPT)) if anyway else frozenset()
        return cls(found, data.get(REASON, "").replace("\x00", ""), accepted)

    def may_stand(self, finding: Finding) -> bool:
        """Tell whether the finding has been answered."""
        return len(self.reason.strip()) >= SHORTEST_REASON if finding.blocks else finding.digest in self.accepted

    @property
    def left(self) -> list[Finding]:
        """Return what has not been answered."""
        return [finding for finding in self.found if not self.may_stand(finding)]

    @property
    def blocking(self) -> list[Finding]:
        """Return what needs a reason."""
        return [finding for finding in self.found if finding.blocks]

    @property
    def warning(self) -> list[Finding]:
        """Return what needs a click."""
        return [finding for finding in self.found if not finding.blocks]

    def note(self, subject: str, *, title: str, user: Any = None, who: str = "") -> None:
        """Keep the answers, so that nothing is asked twice."""
        decide(subject, self.found, title=title, reason=self.reason, user=user, who=who)


def kind_words() -> dict[str, str]:
    """Return what the log calls each kind."""
    return {
        Kind.NUMBER: _("personal number"),
        Kind.PHONE: _("telephone number"),
        Kind.ADDRESS: _("address"),
        Kind.NAME: _("name"),
    }


def withheld_names() -> list[str]:
    """Return the names on the newsroom's list."""
    from core.models import WithheldName  # noqa: PLC0415 - the models are made of modules that the guard serves

    return list(WithheldName.objects.values_list("name", flat=True))


def known_streets() -> list[str]:
    """Return the addresses of premises that the site names anyway."""
    from core.models import Venue  # noqa: PLC0415

    return [" ".join(street.casefold().split()) for street in Venue.objects.values_list("street", flat=True) if street]


def subject_of(row: Any) -> str:
    """Return what a decision holds for: a page with its translations and aliases, or a row."""
    if (of := getattr(row, "guard_subject", None)) is not None:
        return str(of)
    if getattr(row, "alias_of_id", None):
        return subject_of(row.alias_of)
    if (key := getattr(row, "translation_key", None)) is not None:
        return f"page:{key}"
    return f"{row._meta.label_lower}:{row.pk}"


def find(texts: Iterable[tuple[str, str]]) -> list[Finding]:
    """Return all that is found in texts, the same thing once, what stops publishing first."""
    texts, found = list(texts), {}
    names: list[str] | None = None
    for field, text in texts:
        if names is None:
            names = withheld_names()
        for hit in look(text, names):
            found.setdefault((hit.kind, hit.value), Finding(field, hit))
    if any(kind == Kind.ADDRESS for kind, _value in found):
        for street in known_streets():
            found.pop((Kind.ADDRESS, street), None)
    return sorted(found.values(), key=lambda finding: not finding.blocks)


def undecided(subject: str, findings: Sequence[Finding]) -> list[Finding]:
    """Leave out what somebody has let stand."""
    from core.models import GuardDecision  # noqa: PLC0415

    if not findings:
        return []
    decided = set(GuardDecision.objects.filter(subject=subject).values_list("digest", flat=True))
    return [finding for finding in findings if finding.digest not in decided]


def open_findings(row: Any, texts: Iterable[tuple[str, str]] | None = None) -> list[Finding]:
    """Return what is found in a row and has not been let stand. On a private page only personal numbers count."""
    found = find(texts_of(row) if texts is None else texts)
    if is_private(row):
        found = [finding for finding in found if finding.blocks]
    return undecided(subject_of(row), found)


def is_private(row: Any) -> bool:
    """Tell whether not everyone will read the row."""
    audiences = {getattr(row, name, None) or EVERYONE for name in ("audience", "effective_audience")}
    return audiences != {EVERYONE}


def decide(
    subject: str, findings: Iterable[Finding], *, title: str, reason: str = "", user: Any = None, who: str = ""
) -> None:
    """Note that findings may stand. What stops publishing needs a reason; without one it is left undecided."""
    from core.models import GuardDecision  # noqa: PLC0415

    reason = reason.strip()
    for finding in findings:
        if finding.blocks and len(reason) < SHORTEST_REASON:
            continue
        GuardDecision.objects.get_or_create(
            subject=subject,
            digest=finding.digest,
            defaults={
                "kind": finding.hit.kind,
                "title": title[:255],
                "reason": _hidden(reason)[:300] if finding.blocks else "",
                "user": user if getattr(user, "pk", None) else None,
                "who": (who or str(user or ""))[:255],
            },
        )


def _hidden(reason: str) -> str:
    """Take a personal number out of the reason itself: who typed it there is not the first to."""
    for hit in look(reason):
        if hit.kind == Kind.NUMBER:
            return _("(the reason held a personal number and was not kept)")
    return reason
