"""Makes sign-ups for tests."""

from __future__ import annotations

from typing import Any

from events.models import EventPage, OnlineLink, Registration, SignupSheet
from events.signup import desk
from events.signup.desk import Wish

SECRET = "https://video.example.org/j/8841-lila-syren"


def make_sheet(event: EventPage, **fields: Any) -> SignupSheet:
    """Let an event take names."""
    return SignupSheet.objects.create(event=event, **fields)


def make_link(event: EventPage, **fields: Any) -> OnlineLink:
    """Give an event its secret link."""
    return OnlineLink.objects.create(event=event, **{"url": SECRET, "note": "Koden är syren-4711", **fields})


def sign_up(event: EventPage, name: str = "Åsa Öberg", *, date: Any = None, **wish: Any) -> Registration:
    """Sign somebody up, and return the row."""
    sheet = SignupSheet.objects.get(event__translation_key=event.translation_key)
    email = wish.pop("email", f"{name.split(maxsplit=1)[0].lower()}@example.org".replace("å", "a"))
    desk.sign_up(event, sheet, date, Wish(name=name, email=email, **wish))
    return Registration.objects.filter(sheet=sheet, name=name, date=date).latest("pk")
