"""Minutes are begun from the agenda, by one press; an addendum from what it corrects."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from members_area.minutes.errors import NotPossible
from members_area.models import MeetingPage, MinutesItem, MinutesPage, MinutesState


def begin(meeting: MeetingPage, *, by: Any) -> MinutesPage:
    """Return the minutes of a meeting, made from its agenda if there are none. Pressed twice, it is once."""
    with transaction.atomic():
        MeetingPage.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        found = MinutesPage.objects.filter(meeting=meeting, corrects=None).first()
        if found is not None:
            return found
        with override("sv"):
            title = _("Minutes of %(meeting)s") % {"meeting": _small(meeting.title)}
            page = MinutesPage(
                title=title[:255], slug="protokoll", meeting=meeting, date=meeting.day, place=meeting.place,
                hours=_hours(meeting), audience=meeting.effective_audience, owner=_user(by),
                secretary=by.get_full_name() if _user(by) else "",
            )  # fmt: skip
        page.items = [
            MinutesItem(title=item.title, sort_order=number) for number, item in enumerate(meeting.agenda_items.all())
        ]
        return _add(page, meeting, by)


def addendum(corrects: MinutesPage, *, by: Any) -> MinutesPage:
    """Begin an addendum to approved minutes. Raises NotPossible for those that are not approved."""
    if not corrects.is_sealed:
        raise NotPossible(_("These minutes are not approved yet: change them instead."))
    if corrects.corrects_id or corrects.meeting is None:
        raise NotPossible(_("An addendum is corrected by another addendum to the same minutes."))
    with transaction.atomic():
        number = MinutesPage.objects.filter(corrects=corrects).count() + 1
        with override("sv"):
            title = _("Addendum %(number)s to %(minutes)s") % {"number": number, "minutes": _small(corrects.title)}
        page = MinutesPage(
            title=title[:255], slug=f"tillagg-{number}", meeting=corrects.meeting, corrects=corrects,
            date=timezone.localdate(), audience=corrects.effective_audience, owner=_user(by),
            secretary=by.get_full_name() if _user(by) else "",
        )  # fmt: skip
        return _add(page, corrects.meeting, by)


def _add(page: MinutesPage, meeting: MeetingPage, by: Any) -> MinutesPage:
    """Put the page in its place. It is published with nothing but its title: readers see the record alone."""
    parent = MeetingPage.objects.get(pk=meeting.pk)
    parent.add_child(instance=page)
    MinutesState.objects.create(page=page)
    page.save_revision(user=_user(by), clean=False).publish()
    return MinutesPage.objects.get(pk=page.pk)


def _user(by: Any) -> Any:
    return by if getattr(by, "pk", None) else None


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]


def _hours(meeting: MeetingPage) -> str:
    start = time_format(timezone.localtime(meeting.starts_at), "H.i")
    end = f"–{time_format(timezone.localtime(meeting.ends_at), 'H.i')}" if meeting.ends_at else ""
    return f"{start}{end}"
