"""The reporting in the admin's menu, addresses and permissions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.snippets.models import register_snippet

from core.admin.start import BUTTONS_HOOK, StartButton
from reports.admin import decisions, overview, terms, viewsets
from reports.models import ReaderQuestion


class ReportingGroup(ViewSetGroup):
    """What the reporting is made of besides pages."""

    menu_label = _("Reporting")
    menu_icon = "history"
    menu_order = 250
    items: ClassVar = (
        viewsets.SittingViewSet("sittings"),
        viewsets.SeatViewSet("seats"),
        viewsets.WriterViewSet("writers"),
        viewsets.QuestionViewSet("readerquestions"),
    )

    def get_submenu_items(self) -> list[Any]:
        """Put the overview and the term's list first."""
        return [
            PermittedItem(overview.SEE, _("Overview"), reverse("reports_admin:overview"), icon_name="tasks", order=1),
            PermittedItem(
                terms.ADD, _("A term’s sittings"), reverse("reports_admin:term"), icon_name="upload", order=2
            ),
            *super().get_submenu_items(),
        ]


class PermittedItem(MenuItem):
    """Shown to those who may use it."""

    def __init__(self, permission: str, *args: Any, **kwargs: Any) -> None:
        self.permission = permission
        super().__init__(*args, **kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)


register_snippet(viewsets.TextViewSet)


@hooks.register("register_admin_viewset")
def reporting() -> ViewSetGroup:
    return ReportingGroup()


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    addresses = [
        path("", overview.overview, name="overview"),
        path("termin/", terms.term, name="term"),
        path("paminn/", overview.remind, name="remind"),
        path("ersattare/", overview.hand_on, name="hand-on"),
        path("skriv-at/", overview.on_behalf, name="on-behalf"),
        path("sparra/", overview.personal_link, name="close-link"),
        path("bada/<int:page_id>/", decisions.both, name="both"),
        path("fraga/<int:question_id>/<str:verdict>/", viewsets.decide, name="decide"),
    ]
    return [path("rapportering/", include((addresses, "reports_admin"), namespace="reports_admin"))]


@hooks.register(BUTTONS_HOOK)
def see_reporting(request: HttpRequest) -> StartButton | None:
    """Lead to the overview, for those who look after it; it says how many questions wait."""
    if not request.user.has_perm(overview.SEE):
        return None
    waiting = ReaderQuestion.objects.filter(state="waiting").count()
    label = _("Reporting") if not waiting else _("Reporting (questions wait)")
    return StartButton(label, reverse("reports_admin:overview"), "history", 30)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Offer these permissions where groups are edited."""
    models = ["sitting", "seat", "writerprofile", "readerquestion"]
    return Permission.objects.filter(content_type__app_label="reports", content_type__model__in=models)
