"""The devices on which somebody is signed in, named so that their owner knows them again."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.utils.translation import gettext as _

# Looked for in this order: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)
NO_ADDRESS = "0.0.0.0"  # noqa: S104 - stands for no address at all


@dataclass(frozen=True, slots=True)
class Device:
    """One device that is signed in."""

    pk: int
    name: str
    since: datetime.datetime
    is_current: bool


def describe(user_agent: str) -> str:
    """Return `Firefox, Windows`, or what of it can be told."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    return ", ".join(part for part in (browser, system) if part) or _("Unknown device")


def devices_of(request: HttpRequest) -> list[Device]:
    """Return the signed-in user's devices, this one first, then the latest."""
    here = request.session.session_key
    rows = UserSession.objects.purge_and_list(request.user)
    found = [Device(row.pk, describe(row.user_agent), row.created_at, row.session_key == here) for row in rows]
    return sorted(found, key=lambda device: (not device.is_current, -device.since.timestamp()))


def end(request: HttpRequest, pk: int) -> bool:
    """Sign one of the user's other devices out. False when there is no such device."""
    row = UserSession.objects.filter(user=request.user, pk=pk).first()
    if row is None or row.session_key == request.session.session_key:
        return False
    row.end()
    return True


def end_others(request: HttpRequest) -> int:
    """Sign all the user's other devices out and return how many there were."""
    rows = UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
    ended = list(rows)
    for row in ended:
        row.end()
    return len(ended)


def forget_address(sender: type[UserSession], instance: UserSession, **kwargs: Any) -> None:
    """Keep no network address: a device is known by its name, and the address is personal data."""
    instance.ip = NO_ADDRESS
