"""Loads the programme's demo content: nine areas with their demands, two programmes, and this year's plan."""

from __future__ import annotations

import datetime
from dataclasses import replace

from django.utils import timezone
from wagtail.models import Page, Site

from core.demo import building
from core.demo.shapes import PageData
from core.models import Person
from program import adoption
from program.demo import arabic, content, english, load_plan
from program.demo.demands_places import DEMANDS, GROUPS
from program.demo.shapes import DemandData, GroupData
from program.models import (
    AreaPerson,
    Demand,
    DemandRecord,
    DemandStep,
    PolicyAreaPage,
    ProgramIndexPage,
    ProgramPage,
)
from program.promises import Stage
from program.registry import note_change

MEETS_AT = datetime.time(18, 0)
TERM = 4  # years


def load(site: Site) -> None:
    """Lay out the programme and the plan."""
    home = site.root_page.specific
    find = building.page_finder(home)
    today = timezone.localdate()
    program = ProgramIndexPage(title=content.INDEX.title, slug=content.INDEX.key, show_in_menus=True)
    home.add_child(instance=program)
    areas = []
    for data in content.AREAS:
        area = PolicyAreaPage(title=data.title, slug=data.key.rpartition("/")[2])
        program.add_child(instance=area)
        building.apply_texts(area, data, find)
        _give_group(area, GROUPS[area.slug], today)
        area.demands = [_demand(row, place) for place, row in enumerate(DEMANDS[area.slug]) if row.stage != "proposed"]
        areas.append(building.publish(area, data.tags))
    _adopt_programme(program, find, today)
    for area in areas:
        _propose(area)
        _tell_how_it_goes(area, today)
    _write_draft(program, find, today)
    load_plan.load(home, today)


def finish(site: Site) -> None:
    """Write the programme's own text, which links to other apps' pages."""
    program = ProgramIndexPage.objects.descendant_of(site.root_page).get()
    _write(program, content.INDEX, site.root_page)
    load_plan.link(site.root_page, timezone.localdate())


def _write(page: ProgramIndexPage, data: PageData, home: Page) -> None:
    building.apply_texts(page, data, building.page_finder(home))
    building.publish(page, data.tags)


# Areas ------------------------------------------------------------------------------


def _give_group(area: PolicyAreaPage, data: GroupData, today: datetime.date) -> None:
    people = {person.slug: person for person in Person.objects.all()}
    area.group_text = data.text
    day = today + datetime.timedelta(days=data.meets_in_days)
    area.group_meets_at = timezone.make_aware(datetime.datetime.combine(day, MEETS_AT))
    area.group_meets_where = data.where
    area.contact = people[data.contact]
    rows = ((data.contact, data.role), *data.others)
    area.people_items = [
        AreaPerson(person=people[slug], role=role, sort_order=place) for place, (slug, role) in enumerate(rows)
    ]


def _demand(data: DemandData, place: int, stage: str = Stage.IN_FORCE) -> Demand:
    background = [("text", data.background)] if data.background else []
    return Demand(title=data.title, text=data.text, background=background, stage=stage, sort_order=place)


def _propose(area: PolicyAreaPage) -> None:
    """Add what is proposed for the next programme, once the last one has been adopted without it."""
    by_title = {demand.title: demand for demand in area.demands.all()}
    rows = []
    for place, data in enumerate(DEMANDS[area.slug]):
        demand = by_title.get(data.title) or _demand(data, place)
        demand.stage, demand.sort_order = data.stage, place
        rows.append(demand)
    area.demands = rows
    building.publish(area)


def _tell_how_it_goes(area: PolicyAreaPage, today: datetime.date) -> None:
    """Give each demand its status, its words in all languages, and its steps."""
    records = {record.title: record for record in DemandRecord.objects.filter(area_key=area.translation_key)}
    for place, data in enumerate(DEMANDS[area.slug]):
        record = records[data.title]
        record.status, record.words = data.status, data.words
        record.translations = [
            ("language", {"language": code, "words": texts.WORDS[area.slug][place]})
            for code, texts in (("en", english), ("ar", arabic))
            if texts.WORDS.get(area.slug) and texts.WORDS[area.slug][place]
        ]
        record.save()
        if data.status != "planned":
            note_change(record, by=None, before="planned")
        for step in data.steps:
            DemandStep.objects.create(
                record=record,
                date=today - datetime.timedelta(days=step.days_ago),
                title=step.title,
                assembly=step.assembly,
                outcome=step.outcome,
                note=step.note,
            )


# Programmes ---------------------------------------------------------------------------


def _term(today: datetime.date) -> int:
    """Return the first year of the term of office: the year after an election."""
    return today.year - (today.year - 2023) % TERM


def _programme(program: ProgramIndexPage, data: PageData, first: int, find: building.Find) -> ProgramPage:
    years = f"{first}–{first + TERM - 1}"
    data = replace(data, title=f"{data.title} {years}")
    page = ProgramPage(title=data.title, slug=f"program-{first}-{first + TERM - 1}")
    program.add_child(instance=page)
    building.apply_texts(page, data, find)
    page.contact = Person.objects.get(slug="lena-skog")
    return building.publish(page)


def _adopt_programme(program: ProgramIndexPage, find: building.Find, today: datetime.date) -> None:
    first = _term(today)
    page = _programme(program, content.ADOPTED, first, find)
    day = min(datetime.date(first, 2, 11), today - datetime.timedelta(days=30))
    adoption.adopt(page, day=day, meeting="årsmötet", by=None, seen=0)


def _write_draft(program: ProgramIndexPage, find: building.Find, today: datetime.date) -> None:
    page = _programme(program, content.DRAFT, _term(today) + TERM, find)
    adoption.set_status(page, status="working", by=None, seen=0)


# The plan ------------------------------------------------------------------------------
