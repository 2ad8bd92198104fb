"""What an area's page shows beside its own fields."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from core.frame import frame_of
from core.models.people import person_with_portrait
from core.public_forms.forms import wants_receipt
from core.translations import is_older_than_source
from program.forms import JoinForm
from program.models import PolicyAreaPage
from program.threads import threads_of


def areas_around(page: PolicyAreaPage, request: HttpRequest) -> list[PolicyAreaPage]:
    """Return the areas of the programme that the reader may see, this one among them: one query, once a generation."""
    if not page.path:
        return []

    def ask() -> list[PolicyAreaPage]:
        return list(PolicyAreaPage.objects.sibling_of(page).readable_by(request.user))

    found: list[PolicyAreaPage] = frame_of(request).remember(("areas", page.pk), ask)
    return found


def join_form(page: PolicyAreaPage, data: QueryDict | None = None) -> JoinForm | None:
    """Return the form of the working group; None where it would reach nobody."""
    contact = person_with_portrait(page.contact_id) if page.contact_id else None
    if contact is None or not contact.email:
        return None
    form = JoinForm(data)
    form.form_name = f"area-{page.pk}"
    form.action = reverse("program:join", args=[page.pk or 0])
    return form


def people_of(page: PolicyAreaPage) -> list[dict[str, Any]]:
    """Return who answers for the area, the contact person first: one query, the people once a generation."""
    shown = [(item.person_id, item.role) for item in page.people_items.all()]
    if page.contact_id and page.contact_id not in {person_id for person_id, _role in shown}:
        shown.insert(0, (page.contact_id, ""))
    found = [(person_with_portrait(person_id), role) for person_id, role in shown]
    return [{"person": person, "role": role} for person, role in found if person is not None]


def context_of(page: PolicyAreaPage, request: HttpRequest) -> dict[str, Any]:
    """Return what the template shows: five queries at most."""
    areas = areas_around(page, request)
    threads = [thread for thread in threads_of([page])[page.pk] if thread.is_in_force]
    filled = getattr(request, "public_form", None)
    meets_at = page.group_meets_at if page.group_meets_at and page.group_meets_at > timezone.now() else None
    people = people_of(page)
    form = filled or join_form(page)
    return {
        "areas": areas,
        "number": 1 + sum(area.path < page.path for area in areas),
        "threads": threads,
        "has_demands": bool(threads or page.easy_read_sentences or page.body),
        "people": people,
        "meets_at": meets_at,
        "form": form,
        "is_sent": wants_receipt(request),
        "has_group": bool(page.group_text or meets_at or people or form),
        "is_older": is_older_than_source(page),
    }
