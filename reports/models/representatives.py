"""Representatives: the public page of a person, and how the site writes with them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from core.models import BasePage
from core.models.pages import BasePageManager
from core.renditions import PORTRAIT_FILTERS, image_prefetch
from core.search.kinds import Kind


class RepresentativePage(BasePage):
    """Somebody who represents us: roles then and now, interests, and all their reports. It stays when they leave."""

    search_kind = Kind.REPORTS
    page_description = _("An elected representative, with roles and reports.")

    person = models.ForeignKey(
        "core.Person",
        verbose_name=_("person"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="representative_pages",
        help_text=_("Name, portrait and contact come from here."),
    )
    interests = models.TextField(
        _("interests"),
        max_length=600,
        blank=True,
        help_text=_("Other appointments, employment and memberships that readers should know of. One on each line."),
    )

    objects = BasePageManager()

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("person"),
        *BasePage.lead_panels,
        FieldPanel("interests"),
        *BasePage.body_panels,
        *BasePage.extra_panels,
    ]
    parent_page_types: ClassVar = ["reports.ReportIndexPage"]
    subpage_types: ClassVar = []
    schema_type = "ProfilePage"

    class Meta:
        verbose_name = _("representative")
        verbose_name_plural = _("representatives")

    def clean(self) -> None:
        """Refuse a second page about the same person in the same language."""
        super().clean()
        others = RepresentativePage.objects.filter(person=self.person_id, locale=self.locale_id).exclude(pk=self.pk)
        if self.person_id and self.locale_id and others.exists():
            raise ValidationError({"person": _now("This person has a page already.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch the portrait, the seats and the reports."""
        from reports.listings import about_representative  # noqa: PLC0415 - it builds on the models

        prefetch_related_objects([self], image_prefetch("person__photo", PORTRAIT_FILTERS))
        return super().get_context(request, *args, **kwargs) | about_representative(self, request)

    @property
    def interest_lines(self) -> list[str]:
        """Return the interests, one an item."""
        return [line.strip() for line in self.interests.splitlines() if line.strip()]


class WriterProfile(models.Model):
    """How the site deals with somebody who writes reports. Without a row: reminders, and texts are reviewed."""

    person = models.OneToOneField(
        "core.Person", verbose_name=_("person"), on_delete=models.CASCADE, related_name="writer_profile"
    )
    publishes_directly = models.BooleanField(
        _("texts go out without review"),
        default=False,
        help_text=_("What is sent by the personal link is public at once."),
    )
    wants_reminders = models.BooleanField(_("gets reminders"), default=True)

    panels: ClassVar = [FieldPanel("person"), FieldPanel("publishes_directly"), FieldPanel("wants_reminders")]

    class Meta:
        verbose_name = _("writer")
        verbose_name_plural = _("writers")
        ordering = ("person__name",)

    def __str__(self) -> str:
        return str(self.person)
