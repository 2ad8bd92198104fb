"""What became of a demand: its statuses, the outcomes of its steps, and the sentence that counts them. No ORM here."""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

# Small letters and digits that are told apart in any typeface, without vowels: a key is never a word.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
KEY_LENGTH = 6


class DemandStatus(TextChoices):
    """How far a demand has come: a petal for each step, and the crossed-out blossom."""

    PLANNED = "planned", _("Not begun yet")
    STARTED = "started", _("Begun")
    HALFWAY = "halfway", _("On its way")
    NEARLY_DONE = "nearly_done", _("Almost there")
    DONE = "done", _("Carried out")
    REJECTED = "rejected", _("Voted down")


#: In the order of a row of blossoms: the fullest first, what failed last.
BLOSSOM_ORDER = ("done", "nearly_done", "halfway", "started", "planned", "rejected")
UNDER_WAY = ("started", "halfway", "nearly_done")


class Outcome(TextChoices):
    """What a council or committee decided."""

    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", _("Rejected")
    REFERRED_BACK = "referred_back", _("Referred back")
    TABLED = "tabled", _("Tabled")
    WAITING = "waiting", _("Awaiting a decision")


class Stage(TextChoices):
    """What a demand is in the programme."""

    IN_FORCE = "in_force", _("In force")
    PROPOSED = "proposed", _("Proposed for the next programme")
    TO_BE_DROPPED = "to_be_dropped", _("Proposed to be dropped")


def effective_stage(stage: str, *, adopted: bool, dropped: bool) -> str:
    """Return what a demand is once the decisions are counted in; empty for one that was dropped.

    A decision stands beside the page, so publishing an older draft of the page does not undo it.
    """
    if dropped:
        return ""
    if stage == Stage.PROPOSED and adopted:
        return Stage.IN_FORCE
    return stage


def key_of(identity: uuid.UUID, *, longer_by: int = 0) -> str:
    """Return the short key of a demand, made of what is the same in all its versions and languages.

    >>> key_of(uuid.UUID(int=0))
    '5nvr2v'
    """
    number = int.from_bytes(hashlib.sha256(identity.bytes).digest()[:16], "big")
    letters = []
    for _place in range(KEY_LENGTH + longer_by):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


@dataclass(frozen=True, slots=True)
class Blossoms:
    """The row of blossoms of an area."""

    statuses: tuple[str, ...]
    done: int
    doing: int
    rejected: int

    @classmethod
    def of(cls, statuses: Iterable[str]) -> Blossoms:
        """Count and order statuses."""
        counts = Counter(statuses)
        ordered = tuple(status for status in BLOSSOM_ORDER for _number in range(counts[status]))
        doing = sum(counts[status] for status in UNDER_WAY)
        return cls(ordered, counts[DemandStatus.DONE], doing, counts[DemandStatus.REJECTED])

    @property
    def total(self) -> int:
        """Return how many demands there are."""
        return len(self.statuses)

    @property
    def sentence(self) -> str:
        """Say what the row shows: "1 of 8 demands carried out, 4 under way"."""
        said = ngettext(
            "%(done)d of %(total)d demand carried out", "%(done)d of %(total)d demands carried out", self.total
        ) % {"done": self.done, "total": self.total}
        if self.doing:
            said += ", " + gettext("%(count)d on their way") % {"count": self.doing}
        if self.rejected:
            said += ", " + gettext("%(count)d voted down") % {"count": self.rejected}
        return said
