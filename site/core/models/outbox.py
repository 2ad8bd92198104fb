"""The outbox: a row for each mail to each recipient, and the gate that keeps the rate."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    """Where a mail is on its way."""

    QUEUED = "queued", _("Will be sent")
    HELD = "held", _("Held")
    CLAIMED = "claimed", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")
    UNSURE = "unsure", _("Unsure: look at it")


class OutboxMailQuerySet(models.QuerySet["OutboxMail"]):
    """Names for what is asked more than once."""

    def due(self, now: object) -> OutboxMailQuerySet:
        """Return the mails whose time has come."""
        return self.filter(state=MailState.QUEUED, not_before__lte=now)


class OutboxMail(models.Model):
    """One mail to one recipient. Only the verbs of core.outbox change its state."""

    to = models.EmailField(_("to"), max_length=254)
    subject = models.CharField(_("subject"), max_length=250)
    category = models.SlugField(_("kind"), max_length=40, db_index=False)
    state = models.CharField(_("state"), max_length=10, choices=MailState.choices, default=MailState.QUEUED)
    priority = models.SmallIntegerField(_("priority"), default=0)
    not_before = models.DateTimeField(_("not before"), default=timezone.now)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    key = models.CharField(max_length=200, null=True, unique=True)  # the same errand twice is one mail

    from_email = models.CharField(_("from"), max_length=320, blank=True)
    reply_to = models.CharField(_("reply to"), max_length=254, blank=True)
    headers = models.JSONField(_("headers"), default=dict, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("HTML"), blank=True)
    calendar = models.TextField(_("calendar file"), blank=True, default="")  # RFC 5545, goes along as kalender.ics
    message_id = models.CharField(_("message id"), max_length=250)
    erase_after = models.DateTimeField(_("erased after"))
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=500, blank=True)
    claimed_by = models.CharField(max_length=64, blank=True)
    claimed_at = models.DateTimeField(_("claimed"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = OutboxMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("Outbox")
        ordering = ("-created_at", "-pk")
        default_permissions = ("view", "change")
        indexes: ClassVar = [
            models.Index(
                fields=["-priority", "not_before", "id"],
                name="outbox_due_idx",
                condition=models.Q(state=MailState.QUEUED),
            ),
            models.Index(fields=["state", "not_before"], name="outbox_state_idx"),
            models.Index(fields=["erase_after"], name="outbox_erase_idx", condition=models.Q(erased_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"


class OutboxGate(models.Model):
    """The one row that all workers pass before a mail: when the next may go, and whether the server answers."""

    next_at = models.DateTimeField(default=timezone.now)
    failures = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.error or "open"
