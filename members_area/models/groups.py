"""The pages that an appointed group writes itself, such as the parliamentary group's."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from core.models import BasePage
from core.visibility.audiences import label_of, of_groups
from members_area.models.private import PrivatePage
from members_area.roles import OWN_PAGES


class GroupPage(PrivatePage):
    """A group's own section. The group reads it and writes in it; nobody else does, the board included."""

    page_description = _("A section that a group writes itself, and that only the group reads.")

    group = models.CharField(_("group"), max_length=20, choices=[(key, label) for key, label, _name in OWN_PAGES])

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("group"),
        *BasePage.lead_panels,
        *BasePage.image_panels,
        *BasePage.body_panels,
    ]
    settings_panels: ClassVar = [*Page.settings_panels]  # the group is the audience
    subpage_types: ClassVar = ["members_area.PrivateTextPage", "members_area.DocumentsPage"]
    override_translatable_fields: ClassVar = [*BasePage.override_translatable_fields, SynchronizedField("group")]

    class Meta:
        verbose_name = _("section of a group")
        verbose_name_plural = _("sections of groups")

    def private_audience(self) -> str:
        """Return the group."""
        return of_groups([self.group] if self.group in {key for key, _label, _name in OWN_PAGES} else [])

    @property
    def audience_in_words(self) -> str:
        """Return whom the section is for."""
        return str(label_of(self.effective_audience))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the pages below that the reader may read."""
        below = BasePage.objects.live().child_of(self).visible_to(request.user).order_by("path")
        return super().get_context(request, *args, **kwargs) | {"children": below}
