"""Loads the members' start page, private pages, the register, and a date that only members see."""

from __future__ import annotations

import datetime

from django.utils import timezone
from wagtail.models import Site

from core.demo import building
from core.models import Audience
from events.demo.load import make_event
from events.models import CalendarPage
from members_area import standing
from members_area.demo import content, load_papers, meetings, members
from members_area.models import Appointment, Circle, Member, MembersPage, PrivateTextPage
from users.models import User


def load(site: Site) -> None:
    """Lay out the start page."""
    home = site.root_page.specific
    start = MembersPage(title=content.START.title, slug=content.START.key, audience=Audience.MEMBERS)
    home.add_child(instance=start)
    calendar = CalendarPage.objects.child_of(home).first()
    if calendar is not None:
        event = content.members_event(timezone.localdate())
        make_event(calendar, event, building.page_finder(home), audience=Audience.MEMBERS)

    _make_register(timezone.localdate())


def _make_register(today: datetime.date) -> None:
    """Make the working groups, the demo's users as members, and forty invented ones."""
    circles = [Circle.objects.create(name=name, kind=kind, description=text) for name, kind, text in members.CIRCLES]

    def day(days: int) -> datetime.date:
        return today + datetime.timedelta(days=days)

    made = []
    for number, email in enumerate(members.USERS):
        user = User.objects.filter(email=email).first()
        if user is not None:
            member = Member(user=user, number=f"{9000 + number}", joined_on=day(-700 - number), fee_paid_on=day(-30))
            made.append((member, tuple(members.RoleData(role, -255) for role in members.USERS[email])))
    for number, (first, last) in enumerate(zip(members.FIRST, members.LAST, strict=True)):
        has_mail = number not in members.WITHOUT_MAIL
        user = User.objects.create_user(
            f"medlem{number + 1:02d}@example.org" if has_mail else f"saknas-{number}{standing.NO_MAIL}",
            first_name=first, last_name=last, is_active=has_mail,
        )  # fmt: skip
        member = Member(
            user=user,
            number=f"{1001 + number * 7}",
            phone=members.phone(12 + number),
            joined_on=day(members.NOT_YET.get(number, -90 - number * 61)),
            left_on=day(members.LEFT[number]) if number in members.LEFT else None,
            fee_paid_on=None if number in members.UNPAID else day(-20 - number * 3),
            letter_by="mail" if has_mail else "paper",
            postal_address="" if has_mail else f"Ekvägen {number}\n462 30 Vänersborg",
        )
        made.append((member, members.ROLES.get(number, ())))
    for number, (member, roles) in enumerate(made):
        member.save()
        Appointment.objects.filter(member=member).delete()  # the demo's groups came along; its dates tell more
        for role in roles:
            ends = None if role.ends is None else day(role.ends)
            Appointment.objects.create(member=member, role=role.role, starts_on=day(role.starts), ends_on=ends)
        member.circles.set([circle for n, circle in enumerate(circles) if (number * 3 + n) % 7 < 2])
        member.save()


def _make_pages(start: MembersPage, find: building.Find) -> None:
    """Make a page for members and one for the board."""
    for data, audience in ((members.HANDBOOK, Audience.MEMBERS), (members.BOARD_PAGE, ",board,")):
        page = PrivateTextPage(title=data.title, slug=data.key, audience=audience, show_in_menus=True)
        start.add_child(instance=page)
        building.apply_texts(page, data, find)
        page.audience = audience
        building.publish(page)


def finish(site: Site) -> None:
    """Write its text, which links to other apps' pages."""
    start = MembersPage.objects.descendant_of(site.root_page).get()
    building.apply_texts(start, content.START, building.page_finder(site.root_page))
    building.publish(start)
    _make_pages(MembersPage.objects.get(pk=start.pk), building.page_finder(site.root_page))
    meetings.load(MembersPage.objects.get(pk=start.pk))
    load_papers.load(MembersPage.objects.get(pk=start.pk), timezone.localdate(), building.page_finder(site.root_page))
