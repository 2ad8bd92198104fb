"""Who comes: the sheet on which an event takes names, those who wrote theirs on it, and the secret link."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.kinds import Attendance

MOST_QUESTIONS = 5


class OnlineLink(models.Model):
    """The link to a meeting online. Secret by type: never a field of the page, whose content is public and translated.

    It hangs on the page in the site's own language; translations ask for that one's (`events.online`).
    """

    wagtail_reference_index_ignore = True

    event = models.OneToOneField("events.EventPage", on_delete=models.CASCADE, related_name="secret_link")
    url = models.URLField(_("link to the meeting"), max_length=500, blank=True)
    note = models.TextField(
        _("how to get in"),
        max_length=600,
        blank=True,
        help_text=_("Meeting number, password, a number to ring. As secret as the link."),
    )

    def __str__(self) -> str:
        return f"{self.event_id}"  # never the link: names of objects end up in logs


class SignupSheet(models.Model):
    """How an event takes names. What is decided here holds at once, whatever draft the page is in."""

    wagtail_reference_index_ignore = True

    event = models.OneToOneField("events.EventPage", on_delete=models.CASCADE, related_name="signup_sheet")
    is_open = models.BooleanField(_("the sign-up is open"), default=True)
    for_members = models.BooleanField(_("for members only"), default=False)
    capacity = models.PositiveIntegerField(
        _("places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text=_("Where we meet; there is always room online. Empty: for everyone who wants."),
    )
    has_queue = models.BooleanField(
        _("waiting list"), default=True, help_text=_("When somebody withdraws, the next in line gets the place.")
    )
    closes_days = models.PositiveSmallIntegerField(
        _("closes so many days before"),
        default=0,
        validators=[MaxValueValidator(365)],
        help_text=_("0: open until it begins."),
    )
    reminds = models.BooleanField(_("remind by mail the day before"), default=True)
    asks_phone = models.BooleanField(_("phone"), default=False)
    asks_food = models.BooleanField(_("food"), default=False, help_text=_("Allergies, and what one does not eat."))
    asks_access = models.BooleanField(
        _("access needs"), default=False, help_text=_("Such as a hearing loop, an interpreter, room for a wheelchair.")
    )
    questions = models.TextField(
        _("questions of your own"),
        max_length=900,
        blank=True,
        help_text=_("One on each line, five at most. They are not obligatory."),
    )
    note = models.TextField(_("text at the form"), max_length=400, blank=True)
    reply_to = models.EmailField(
        _("answers go to"), blank=True, help_text=_("Who those signed up write to. Empty: the association.")
    )

    class Meta:
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")

    def __str__(self) -> str:
        return f"{self.event_id}"

    @property
    def own_questions(self) -> list[str]:
        """Return the editor's own questions."""
        return [line.strip()[:160] for line in self.questions.splitlines() if line.strip()][:MOST_QUESTIONS]


class Place(models.TextChoices):
    """What somebody who signed up has."""

    HELD = "held", _("Has a place")
    WAITING = "waiting", _("Waits")
    GIVEN_UP = "given_up", _("Withdrawn")


def new_nonce() -> str:
    """Return a new secret."""
    return secrets.token_urlsafe(16)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Names for what is asked more than once."""

    def of_user(self, user: Any) -> RegistrationQuerySet:
        """Return what somebody with an account has signed up for, signed in or not."""
        return self.filter(models.Q(user=user) | models.Q(email__iexact=user.email))

    def active(self) -> RegistrationQuerySet:
        """Leave out those who have withdrawn."""
        return self.exclude(state=Place.GIVEN_UP)

    def in_line(self) -> RegistrationQuerySet:
        """Return those who wait, the first in line first."""
        return self.filter(state=Place.WAITING).order_by("queued_at", "pk")


class Registration(models.Model):
    """Somebody who signed up. Only the verbs of events.signup.desk change the state."""

    wagtail_reference_index_ignore = True

    sheet = models.ForeignKey(SignupSheet, on_delete=models.CASCADE, related_name="registrations")
    #: The day of an event that repeats (an Occurrence's `date`); none where one signs up for the whole.
    date = models.DateField(_("date"), null=True, blank=True)
    state = models.CharField(_("place"), max_length=10, choices=Place.choices, default=Place.HELD)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"), max_length=254)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    how = models.CharField(_("how"), max_length=10, choices=Attendance.choices, default=Attendance.ON_SITE)
    #: What was asked and answered, in the words of then: [[question, answer], …].
    answers = models.JSONField(_("answers"), default=list, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    language = models.CharField(max_length=10, default="sv", editable=False)
    nonce = models.CharField(max_length=40, default=new_nonce, editable=False)
    key = models.CharField(max_length=64, null=True, unique=True, editable=False)  # pressed twice is one
    created_at = models.DateTimeField(_("signed up"), default=timezone.now, editable=False)
    queued_at = models.DateTimeField(default=timezone.now, editable=False)
    #: Time and place as they were last told of (events.signup.telling), and the day last reminded of.
    told = models.TextField(blank=True, editable=False)
    reminded_of = models.DateField(null=True, blank=True, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("somebody signed up")
        verbose_name_plural = _("signed up")
        default_permissions = ()
        indexes: ClassVar = [
            models.Index(fields=("sheet", "date", "state", "queued_at"), name="events_registration_idx"),
            models.Index(fields=("email",), name="events_registration_mail_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_on_site(self) -> bool:
        """Tell whether a chair is needed."""
        return self.how != Attendance.ONLINE

    @property
    def has_place(self) -> bool:
        """Tell whether there is room."""
        return self.state == Place.HELD

    @property
    def waits(self) -> bool:
        """Tell whether there is no room yet."""
        return self.state == Place.WAITING

    @property
    def has_withdrawn(self) -> bool:
        """Tell whether they do not come after all."""
        return self.state == Place.GIVEN_UP


class SignupTally(models.Model):
    """What is kept when the names have been erased: how many they were."""

    wagtail_reference_index_ignore = True

    sheet = models.ForeignKey(SignupSheet, on_delete=models.CASCADE, related_name="tallies")
    date = models.DateField(null=True, blank=True)
    on_site = models.PositiveIntegerField(default=0)
    online = models.PositiveIntegerField(default=0)
    waited = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("sheet", "date"), name="events_one_tally"),
            models.UniqueConstraint(fields=("sheet",), condition=models.Q(date=None), name="events_one_tally_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id}, {self.date}"
