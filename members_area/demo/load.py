"""Loads the members' start page, and a date that only members see."""

from __future__ import annotations

from django.utils import timezone
from wagtail.models import Site

from core.demo import building
from core.models import Audience
from events.demo.load import make_event
from events.models import CalendarPage
from members_area.demo import content
from members_area.models import MembersPage


def load(site: Site) -> None:
    """Lay out the start page."""
    home = site.root_page.specific
    start = MembersPage(title=content.START.title, slug=content.START.key, audience=Audience.MEMBERS)
    home.add_child(instance=start)
    calendar = CalendarPage.objects.child_of(home).first()
    if calendar is not None:
        event = content.members_event(timezone.localdate())
        make_event(calendar, event, building.page_finder(home), audience=Audience.MEMBERS)


def finish(site: Site) -> None:
    """Write its text, which links to other apps' pages."""
    start = MembersPage.objects.descendant_of(site.root_page).get()
    building.apply_texts(start, content.START, building.page_finder(site.root_page))
    building.publish(start)
