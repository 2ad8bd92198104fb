"""What sorts of events there are."""

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
