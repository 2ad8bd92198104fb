"""The event's form: title, time and place first, the rest folded away."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from core.models import BasePage


def folded(heading: Any, *children: Any, help_text: Any = "") -> MultiFieldPanel:
    """Return a group that opens on a click."""
    return MultiFieldPanel([*children], heading=heading, classname="collapsed", help_text=help_text)


CONTENT = [
    *Page.content_panels,
    MultiFieldPanel([FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")])], heading=_("When")),
    MultiFieldPanel([FieldRowPanel([FieldPanel("venue"), FieldPanel("place")])], heading=_("Where")),
    FieldPanel("kind"),
    folded(
        _("Again and again"),
        FieldPanel("all_day"),
        FieldPanel("repeat"),
        FieldPanel("repeat_rule"),
        FieldRowPanel([FieldPanel("repeat_until"), FieldPanel("repeat_count")]),
        FieldPanel("repeat_except"),
        FieldPanel("repeat_extra"),
    ),
    folded(_("Text and image"), *BasePage.lead_panels, *BasePage.body_panels, *BasePage.image_panels[0].children),
    folded(_("The day"), FieldPanel("programme"), FieldPanel("access"), FieldPanel("poster_date")),
    folded(
        _("For those who come"),
        FieldRowPanel([FieldPanel("attendance"), FieldPanel("online_note")]),
        FieldPanel("price"),
        FieldPanel("contact_person"),
        FieldPanel("takes_questions"),
        help_text=_(
            "Sign-up and the secret link have a page of their own: save, and choose “Sign-up and link” under the three "
            "dots at the top."
        ),
    ),
    folded(_("Who and about what"), FieldPanel("organisers"), FieldPanel("areas"), FieldPanel("observance")),
    folded(_("Study circle"), FieldPanel("is_circle"), FieldPanel("leader"), FieldPanel("material")),
    folded(_("Cancelled, moved or full"), FieldPanel("state"), FieldPanel("state_note")),
    folded(_("How it went"), FieldPanel("afterwards")),
    folded(_("Easy Swedish and tags"), *BasePage.extra_panels),
]
