"""Who belongs to which audience, and how audiences narrow one another.

An audience is a short text: `everyone`, `members`, one or several appointed groups (`,board,nomination,`),
or `nobody`, which is what is left when two audiences have nobody in common. Administrators read everything.

Core knows the groups by resolvers; higher apps register theirs, or replace core's. A resolver gets the day,
since roles begin and end. A group that people join by themselves is never an audience.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from core.visibility import role_names

EVERYONE = "everyone"
MEMBERS = "members"
NOBODY = "nobody"
OPEN_TO_ALL = frozenset({EVERYONE})
Resolver = Callable[[Any, datetime.date], bool]
REMEMBERED = "_audiences"


@dataclass(frozen=True, slots=True)
class AudienceGroup:
    """Something that people belong to by being appointed."""

    key: str
    label: str | Promise
    resolver: Resolver
    are_members: bool = True


_registry: dict[str, AudienceGroup] = {}
_remembered_by_resolvers: set[str] = set()


def register_audience(key: str, label: str | Promise, resolver: Resolver, *, are_members: bool = True) -> None:
    """Make an audience known, or replace the resolver of one: the last word counts. Called in `AppConfig.ready()`.

    One that need not be members is for files only: no page can have it, since it would lie beside the members.
    """
    if not key.isidentifier() or key in (EVERYONE, NOBODY):
        raise ValueError(f"{key!r} is no name for an audience.")
    _registry[key] = AudienceGroup(key, label, resolver, are_members)


def registered_groups() -> list[AudienceGroup]:
    """Return the appointed groups; members are not one."""
    return [group for group in _registry.values() if group.key != MEMBERS and group.are_members]


# Texts ------------------------------------------------------------------------


def of_groups(keys: Iterable[str]) -> str:
    """Return the audience of some groups: whoever belongs to one of them. Without any, nobody."""
    names = sorted(set(keys))
    return f",{','.join(names)}," if names else NOBODY


def groups_in(audience: str) -> frozenset[str]:
    """Return the groups' keys in an audience of groups; none for the others."""
    return frozenset(key for key in audience.split(",") if key) if audience.startswith(",") else frozenset()


def canonical(value: str | None) -> str:
    """Return an audience in the one form it is stored in. Raises ValidationError for a group that does not exist."""
    text = str(value or "").strip()
    if text in (EVERYONE, MEMBERS, NOBODY):
        return text
    keys = {part.strip() for part in text.split(",") if part.strip()}
    if not keys or not keys <= {group.key for group in registered_groups()}:
        raise ValidationError(_now("There is no such group of readers."))
    return of_groups(keys)


def meet(*audiences: str) -> str:
    """Return who belongs to all of the audiences, or fewer, never more.

    Groups are members, so members and a group meet in the group. Several groups on both sides meet in those they
    share by name: who happens to sit in one of each is left out, which errs on the side of silence.
    """
    groups: frozenset[str] | None = None
    narrowed = EVERYONE
    for audience in audiences:
        if audience == EVERYONE:
            continue
        if audience == MEMBERS:
            narrowed = MEMBERS
            continue
        mine = groups_in(audience)  # none for nobody, and for what nobody knows
        groups = mine if groups is None else groups & mine
    return narrowed if groups is None else of_groups(groups)


def is_within(audience: str, limit: str) -> bool:
    """Tell whether all who belong to the audience belong to the limit."""
    return meet(audience, limit) == audience


def label_of(audience: str) -> str | Promise:
    """Return the audience in words."""
    if audience == EVERYONE:
        return _("Everyone")
    if audience == MEMBERS:
        return _("Members")
    labels = [_registry[key].label if key in _registry else key for key in sorted(groups_in(audience))]
    if not labels:
        return _("Administrators only")
    return labels[0] if len(labels) == 1 else format_lazy(", ".join(["{}"] * len(labels)), *labels)


# People -----------------------------------------------------------------------


def is_administrator(user: Any) -> bool:
    """Tell whether somebody may do everything, and so read everything."""
    return bool(user is not None and user.is_authenticated and user.is_active and user.is_superuser)


def audiences_of(user: Any, on: datetime.date | None = None) -> frozenset[str]:
    """Return the keys of the audiences that somebody belongs to on a day, today if nothing is said.

    Asked once: the answer is remembered on the user, who lives as long as the request.
    """
    if user is None or not user.is_authenticated or not user.is_active:
        return OPEN_TO_ALL
    day = on or timezone.localdate()
    remembered = getattr(user, REMEMBERED, None)
    if remembered is not None and remembered[0] == day:
        return remembered[1]
    groups = {group.key for group in registered_groups() if group.resolver(user, day)}
    members = _registry.get(MEMBERS)
    if groups or (members is not None and members.resolver(user, day)):
        groups.add(MEMBERS)
    groups |= {group.key for group in _registry.values() if not group.are_members and group.resolver(user, day)}
    found = frozenset(groups) | OPEN_TO_ALL
    setattr(user, REMEMBERED, (day, found))
    return found


def key_of(user: Any) -> str:
    """Return a text that is the same for all who may read the same: the key under which a cache may share."""
    return "administrator" if is_administrator(user) else ",".join(sorted(audiences_of(user)))


def forget(user: Any) -> None:
    """Ask again next time: the user's roles have just changed."""
    for name in (REMEMBERED, role_names.REMEMBERED, *_remembered_by_resolvers):
        if hasattr(user, name):
            delattr(user, name)


def forget_also(name: str) -> None:
    """Tell of an attribute under which a resolver remembers something on the user."""
    _remembered_by_resolvers.add(name)


def may_read(user: Any, audience: str) -> bool:
    """Tell whether somebody belongs to an audience."""
    if audience == EVERYONE or is_administrator(user):
        return True
    mine = audiences_of(user)
    return audience in mine or bool(groups_in(audience) & mine)


def readable_by(user: Any, field: str = "effective_audience") -> Q:
    """Return the condition on rows that somebody may read. A stranger's is one indexed equality."""
    if is_administrator(user):
        return Q()
    mine = audiences_of(user)
    condition = Q(**{field: EVERYONE})
    if MEMBERS in mine:
        condition |= Q(**{field: MEMBERS})
    for key in sorted(mine - {EVERYONE, MEMBERS}):
        condition |= Q(**{f"{field}__contains": f",{key},"})
    return condition


def _in_group(*names: str) -> Resolver:
    return lambda user, on: bool(role_names.names_of(user) & set(names))  # noqa: ARG005 - groups have no dates yet


register_audience(MEMBERS, _("Members"), _in_group(*role_names.MEMBERS_BY_ROLE))
register_audience("board", _("The board"), _in_group(role_names.BOARD))
register_audience("parliamentary", _("The parliamentary group"), _in_group(role_names.PARLIAMENTARY))
register_audience("nomination", _("The nomination committee"), _in_group(role_names.NOMINATION))
