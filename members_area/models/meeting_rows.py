"""What people say to a meeting, beside its page: questions, answers whether they come, and how the agenda went out."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AgendaProposal(models.Model):
    """A question that a member wants on the agenda."""

    class State(models.TextChoices):
        NEW = "new", _("New")
        ACCEPTED = "accepted", _("On the agenda")
        DECLINED = "declined", _("Declined")

    meeting = models.ForeignKey("members_area.MeetingPage", on_delete=models.CASCADE, related_name="proposals")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("from")
    )
    #: Of the form: the same question sent twice is one.
    key = models.CharField(max_length=64, unique=True, editable=False)
    title = models.CharField(_("question"), max_length=200)
    text = models.TextField(_("text"), blank=True, max_length=4000)
    attachment = models.ForeignKey(
        "core.CustomDocument", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("attachment"),
    )  # fmt: skip
    at = models.DateTimeField(_("when"), default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    answer = models.TextField(_("answer"), blank=True, max_length=2000)
    answered_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("question to a meeting")
        verbose_name_plural = _("questions to meetings")
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return self.title


class MeetingAnswer(models.Model):
    """Whether somebody comes."""

    class Choice(models.TextChoices):
        ON_SITE = "plats", _("Yes, on site")
        ONLINE = "lank", _("Yes, online")
        NO = "nej", _("No")

    meeting = models.ForeignKey("members_area.MeetingPage", on_delete=models.CASCADE, related_name="answers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    choice = models.CharField(_("answer"), max_length=5, choices=Choice.choices)
    at = models.DateTimeField(_("when"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answer to a summons")
        verbose_name_plural = _("answers to summonses")
        constraints: ClassVar = [models.UniqueConstraint(fields=("meeting", "user"), name="members_area_one_answer")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_choice_display()}"


class AgendaMailing(models.Model):
    """How the agenda of a meeting goes out. Without a row it goes by itself on its day."""

    meeting = models.OneToOneField("members_area.MeetingPage", on_delete=models.CASCADE, related_name="mailing")
    is_held = models.BooleanField(_("held"), default=False)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    count = models.PositiveIntegerField(_("recipients"), default=0)

    class Meta:
        verbose_name = _("mailing of an agenda")
        verbose_name_plural = _("mailings of agendas")

    def __str__(self) -> str:
        return f"{self.meeting_id}"
