"""The calendar in the admin: big buttons, ways from a page to its dates, and a new date for a copy."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from core.admin.start import BUTTONS_HOOK, StartButton
from events.admin.questions import EventQuestionViewSet
from events.admin.views import may_add, swedish_calendar
from events.models import AskedState, EventPage, EventQuestion, ObservancePage
from events.signup import sheets, telling


@hooks.register("register_admin_urls")
def own_addresses() -> list[Any]:
    """Put our own pages under /admin/."""
    return [path("kalender/", include("events.admin.urls"))]


@hooks.register(BUTTONS_HOOK)
def add_event(request: HttpRequest) -> StartButton | None:
    """Lead straight to a new event, for those who may make one."""
    calendar = swedish_calendar()
    if calendar is None or not may_add(request.user, calendar):
        return None
    meta = EventPage._meta
    url = reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, calendar.pk])
    return StartButton(_("New event"), url, "date", 12)


@hooks.register(BUTTONS_HOOK)
def plan_term(request: HttpRequest) -> StartButton | None:
    """Lead to the term's meetings."""
    if not may_add(request.user, swedish_calendar()):
        return None
    return StartButton(_("Plan a term"), reverse("events_admin:term"), "calendar-alt", 14)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def ways_from_page(page: Any, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Lead from an event to its dates, and from a yearly day to this year's."""
    if page.specific_class is EventPage:
        url = reverse("events_admin:people", args=[page.pk])
        yield Button(_("Sign-up and link"), url, icon_name="group", priority=11)
    if page.specific_class is EventPage and page.live:
        url = reverse("events_admin:dates", args=[page.pk])
        yield Button(_("Cancel, move or change a date"), url, icon_name="date", priority=12)
    elif page.specific_class is ObservancePage:
        url = reverse("events_admin:years-event", args=[page.pk])
        yield Button(_("Make this year’s event"), url, icon_name="plus-inverse", priority=12)


@hooks.register("after_copy_page")
def set_new_date(request: HttpRequest, page: Any, new_page: Any) -> Any:
    """Give the copy its own date, once, and lead to it: the texts often name the old day."""
    copy = new_page.specific
    if not isinstance(copy, EventPage):
        return None
    start = forms.DateTimeField().clean(request.POST["new_start"])  # the form has been checked before the copy was made
    length = copy.ends_at - copy.starts_at if copy.ends_at else None
    copy.starts_at = start
    copy.ends_at = start + length if isinstance(length, datetime.timedelta) else None
    copy.rrule = copy.exdates = copy.rdates = copy.state_note = ""
    copy.state, copy.afterwards = "planned", []
    copy.save()
    copy.save_revision(user=request.user, log_action=False)
    return redirect("wagtailadmin_pages:edit", copy.pk)


@hooks.register("after_publish_page")
def ask_whether_to_tell(request: HttpRequest, page: Any) -> Any:
    """Ask whether those signed up are to be told, when what is published has another time or place."""
    event = page.specific
    if not isinstance(event, EventPage):
        return None
    sheet = sheets.sheet_of(event)
    if sheet is None or not telling.changes(EventPage.objects.get(pk=event.pk), sheet):
        return None
    return redirect("events_admin:tell", event.pk)


@hooks.register("after_unpublish_page")
def suggest_to_write(request: HttpRequest, page: Any) -> Any:
    """Suggest to write to those who have signed up for what is not there any more."""
    event = page.specific
    sheet = sheets.sheet_of(event) if isinstance(event, EventPage) else None
    if sheet is None or event.starts_at <= timezone.now() or sheets.source_of(event).pk != event.pk:
        return None
    count = sheet.registrations.active().count()
    if not count:
        return None
    text = ngettext(
        "%(count)d person has signed up and finds no page now: write and say why.",
        "%(count)d people have signed up and find no page now: write and say why.",
        count,
    )
    messages.warning(request, text % {"count": count})
    return redirect("events_admin:letter", event.pk)


@hooks.register("register_admin_viewset")
def questions() -> Any:
    """Let questions to events be read through and answered."""
    return EventQuestionViewSet("event_questions")


@hooks.register(BUTTONS_HOOK)
def read_questions(request: HttpRequest) -> StartButton | None:
    """Lead to the questions that wait to be read, while there are any."""
    if not request.user.has_perm("events.change_eventquestion"):
        return None
    if not EventQuestion.objects.filter(state=AskedState.WAITING).exists():
        return None
    return StartButton(_("Questions to events wait"), reverse("event_questions:index"), "help", 16)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Offer these permissions where groups are edited."""
    return Permission.objects.filter(content_type__app_label="events", content_type__model="eventquestion")
