"""Residents' questions to events in the admin: read through, shown, and answered with what comes of them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy

from core.visibility.audiences import may_read, readable_by
from events.models import EventQuestion


class QuestionPolicy(ModelPermissionPolicy):
    """Questions are asked by residents: nobody makes one in the admin."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action) and may_read(user, instance.event.effective_audience)


class EventQuestionViewSet(ModelViewSet):
    """What residents ask beforehand."""

    model = EventQuestion
    name = "event_questions"
    url_prefix = "handelsefragor"
    icon = "help"
    menu_label = _("Questions to events")
    menu_order = 260
    add_to_admin_menu = True
    list_display: ClassVar = [
        "text",
        "state",
        Column("event", label=_("Event")),
        DateColumn("asked_at", label=_("Asked")),
        "outcome",
    ]
    list_filter: ClassVar = ["state"]
    list_per_page = 50
    search_fields: ClassVar = ["text", "name", "answer"]
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldPanel("text"),
            FieldPanel("name"),
            FieldPanel("state"),
            FieldPanel("answer"),
            FieldPanel("answered_by"),
            FieldPanel("outcome"),
        ]
    )

    @property
    def permission_policy(self) -> QuestionPolicy:
        return QuestionPolicy(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventQuestion]:
        """Return the questions to events that somebody may read of, the latest first."""
        questions = EventQuestion.objects.filter(readable_by(request.user, "event__effective_audience"))
        return questions.select_related("event").order_by("-asked_at", "-pk")
