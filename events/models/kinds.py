"""What sorts of events there are, how they are held, and what can become of them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What sort of thing it is."""

    MANIFESTATION = "manifestation", _("Rally or commemoration")
    MEMBER_MEETING = "member_meeting", _("Members’ meeting")
    STUDIES = "studies", _("Studies")
    SOCIAL = "social", _("Social")
    RED_SATURDAY = "red_saturday", _("Red Saturday")
    FBLIVE = "fblive", _("Fblive")
    MUNICIPAL = "municipal", _("In the municipality")

    @property
    def slug(self) -> str:
        """Return the kind's name in addresses, which are Swedish in every language."""
        return _SLUGS[self.value]

    @classmethod
    def from_slug(cls, slug: str) -> EventKind | None:
        """Return the kind with this name in addresses, or None."""
        return next((kind for kind in cls if kind.slug == slug), None)


_SLUGS = {
    "manifestation": "manifestationer",
    "member_meeting": "medlemsmoten",
    "studies": "studier",
    "social": "socialt",
    "red_saturday": "rod-lordag",
    "fblive": "fblive",
    "municipal": "kommunalt",
}


class State(models.TextChoices):
    """What has become of an event, or of one of its dates."""

    PLANNED = "planned", _("As planned")
    CANCELLED = "cancelled", _("Cancelled")
    MOVED = "moved", _("Moved")
    FULL = "full", _("Fully booked")


class Attendance(models.TextChoices):
    """Where one takes part. The link itself is secret and not kept here."""

    ON_SITE = "on_site", _("On site")
    ONLINE = "online", _("Online")
    BOTH = "both", _("On site and online")
