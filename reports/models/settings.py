"""What an editor sets for the reporting: when reminders go, how long links live."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site


def _days(most: int) -> list[Any]:
    return [MinValueValidator(1), MaxValueValidator(most)]


@register_setting(icon="history", order=200)
class ReportingSettings(BaseSiteSetting):
    """Reminders, links and questions. One row a site; without it the defaults hold."""

    days_before = models.PositiveSmallIntegerField(
        _("days before a sitting"), default=5, validators=_days(30), help_text=_("When the first reminder goes.")
    )
    hour = models.PositiveSmallIntegerField(
        _("hour of the day"), default=8, validators=[MaxValueValidator(22)], help_text=_("Reminders go at this hour.")
    )
    days_to_write = models.PositiveSmallIntegerField(
        _("days to write after a sitting"),
        default=7,
        validators=_days(60),
        help_text=_("The text is promised within so many days, and the link lives as long."),
    )
    missing_after = models.PositiveSmallIntegerField(
        _("hours until a text after is missed"), default=48, validators=[MinValueValidator(1), MaxValueValidator(720)]
    )
    newsdesk_email = models.EmailField(
        _("address of the communications group"),
        blank=True,
        help_text=_("Told of texts to review and of questions. Empty: everybody in the group."),
    )

    panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("days_before"), FieldPanel("hour")]),
                FieldRowPanel([FieldPanel("days_to_write"), FieldPanel("missing_after")]),
            ],
            heading=_("Reminders"),
        ),
        FieldPanel("newsdesk_email"),
    ]

    class Meta:
        verbose_name = _("reporting")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> ReportingSettings:
        """Return the default site's settings, or unsaved defaults: nothing is written."""
        return cls.objects.filter(site__is_default_site=True).first() or cls(site=Site(is_default_site=True))
