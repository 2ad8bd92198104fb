"""How far minutes have come, who has been asked to approve them, and what was approved: a record that stays."""

from __future__ import annotations

import datetime
import secrets
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """How far minutes have come."""

    DRAFT = "draft", _("Being written")
    REVIEW = "review", _("With those who approve")
    APPROVED = "approved", pgettext_lazy("minutes", "Approved")


class MinutesState(models.Model):
    """How far minutes have come. A row beside the page: no revision, copy or form of the page reaches it."""

    page = models.OneToOneField("members_area.MinutesPage", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    #: The last version that was sent to those who approve; 0 before the first.
    version = models.PositiveIntegerField(default=0)
    #: The numbers that the paragraphs have, from the first version that was sent.
    series = models.ForeignKey(
        "members_area.NumberSeries", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    first_number = models.PositiveIntegerField(default=1)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("state of minutes")
        verbose_name_plural = _("states of minutes")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("series", "first_number"), condition=~models.Q(series=None), name="members_area_numbers_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.state}"

    @classmethod
    def of(cls, page: Any) -> MinutesState:
        """Return the state of minutes; that of a draft for those without a row."""
        found = cls.objects.filter(page_id=page.pk).first() if page.pk else None
        return found or cls(page_id=page.pk)

    @property
    def has_been_sent(self) -> bool:
        """Tell whether anybody has been asked to approve them."""
        return self.version > 0


class NumberSeries(models.Model):
    """The paragraphs of a kind of meeting through a year. The row is locked while numbers are given."""

    name = models.CharField(max_length=30, unique=True)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("series of paragraphs")
        verbose_name_plural = _("series of paragraphs")

    def __str__(self) -> str:
        return self.name


class ApprovalRound(models.Model):
    """A version that was sent to those who approve, word for word."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("Waits for answers")
        APPROVED = "approved", _("Approved by all")
        CHANGES = "changes", _("Changes asked for")
        TAKEN_BACK = "back", _("Taken back")

    minutes = models.ForeignKey("members_area.MinutesPage", on_delete=models.CASCADE, related_name="rounds")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    text_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField(default=timezone.now)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    ended_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("version sent to be approved")
        verbose_name_plural = _("versions sent to be approved")
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("minutes", "version"), name="members_area_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.minutes_id}, {self.version}"


def new_nonce() -> str:
    """Return a random text, without which the signed link is another."""
    return secrets.token_urlsafe(12)


class Signature(models.Model):
    """What one of those who approve has been asked, and answered. The address itself is never stored."""

    class Answer(models.TextChoices):
        WAITING = "waiting", _("Has not answered")
        APPROVED = "approved", pgettext_lazy("minutes", "Approved")
        CHANGES = "changes", _("Asks for a change")

    round = models.ForeignKey(ApprovalRound, on_delete=models.CASCADE, related_name="signatures")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(_("name"), max_length=200)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    expires_at = models.DateTimeField(_("valid until"))
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices, default=Answer.WAITING)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    seen_hash = models.CharField(max_length=64, blank=True)
    comment = models.TextField(_("what should be changed"), blank=True, max_length=4000)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=("round", "user"), name="members_area_one_signature")]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_answer_display()}"

    def is_open(self, now: datetime.datetime) -> bool:
        """Tell whether the link can still be answered by."""
        return now < self.expires_at and self.round.outcome == ApprovalRound.Outcome.OPEN


class InsertOnly(Exception):
    """What was approved is never changed and never goes."""


class InsertOnlyQuerySet(models.QuerySet["ApprovedMinutes"]):
    """Refuses everything but reading and adding."""

    def update(self, **kwargs: Any) -> int:
        """Refuse."""
        raise InsertOnly

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise InsertOnly

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Refuse."""
        raise InsertOnly

    def _raw_delete(self, using: Any) -> int:
        """Refuse; Django deletes by this behind a cascade."""
        raise InsertOnly


class ApprovedMinutes(models.Model):
    """Minutes as they were approved. Written once; the database itself refuses to change or delete the row.

    People stand in it by name: an account may go, the association's memory stays.
    """

    class Method(models.TextChoices):
        LINK = "link", _("Approved on the site")
        PAPER = "paper", _("Signed on paper")

    minutes = models.OneToOneField("members_area.MinutesPage", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(editable=False)
    content = models.JSONField(editable=False)
    #: SHA-256 of the content (members_area.minutes.texts.hash_of).
    text_hash = models.CharField(max_length=64, editable=False)
    #: Name, moment and hash of each who approved.
    signatures = models.JSONField(default=list, editable=False)
    method = models.CharField(max_length=10, choices=Method.choices, default=Method.LINK, editable=False)
    #: The signed sheet, if it was approved on paper, and its own hash.
    scan = models.BinaryField(default=b"", editable=False)
    scan_hash = models.CharField(max_length=64, blank=True, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = InsertOnlyQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("approved minutes")
        verbose_name_plural = _("approved minutes")
        default_permissions = ("view",)
        base_manager_name = "objects"

    def __str__(self) -> str:
        return str(self.content.get("title", self.minutes_id))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; refuse to write over one."""
        if not self._state.adding:
            raise InsertOnly
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse."""
        raise InsertOnly
