"""Loads the demo's reporting: assemblies, seats, two terms of sittings, and reports in all their states."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page, Site

from core.demo import building
from core.demo.dates import near
from core.models import Person
from program.models import DemandRecord, PolicyAreaPage
from reports.demo import content, underway
from reports.demo.content import ReportData, SideData
from reports.demo.organs import INTERESTS, ORGANS, PEOPLE, SEATS, OrganData
from reports.demo.shorter import QUESTIONS, SHORTER, WAITING_QUESTION, ShortData
from reports.models import (
    AssemblyPage,
    QuestionState,
    ReaderQuestion,
    ReportIndexPage,
    ReportPage,
    ReportText,
    RepresentativePage,
    Seat,
    Sitting,
    SittingState,
    WriterProfile,
)
from reports.texts import AFTER, BEFORE

Written = tuple[str, datetime.date, str]  # assembly, day, writer
TERM = 182  # days
# Titles of reports, and of the demands that they are about.
DEMANDS = {
    "Tre kök i samma beslut": ("Tillagningskök i alla nya förskolor",),
    "Avgiftsfria bussresor mitt på dagen": ("Två turer till varje kväll mot Vargön och Brålanda",),
    "Hyresrätter på Holmängen: planen går ut på samråd": ("Nya hyresrätter varje år",),
    "Extra sammanträde om platser i skyddat boende": ("Stöd till kvinnojouren för flera år i taget",),
    "Söndagsöppet bibliotek på prov": ("Bemannat bibliotek på söndagar",),
    "Solceller när taken ändå byts": ("Solceller prövas vid varje takbyte",),
}
OUTCOMES = {
    "bifall": "approved",
    "avslag": "rejected",
    "återremiss": "referred",
    "bordläggning": "postponed",
}


def load(site: Site) -> None:
    """Lay out the reporting, the oldest reports first, so that their numbers follow time."""
    home, today = site.root_page.specific, timezone.localdate()
    find = building.page_finder(home)
    data = content.INDEX
    index = ReportIndexPage(title=data.title, slug=data.key, show_in_menus=True, **data.extra)
    home.add_child(instance=index)
    building.apply_texts(index, data, find)
    building.publish(index, data.tags)
    _make_people()
    assemblies = {organ.name: _make_assembly(index, organ, today) for organ in ORGANS}
    _make_seats(index, assemblies, today)
    waiting: list[tuple[datetime.date, Any]] = [
        (report.sitting, _longer(report, assemblies)) for report in content.reports(today)
    ]
    taken = {(report.assembly, report.sitting, report.writer) for report in content.reports(today)}
    waiting += [found for row in SHORTER if (found := shorter(row, assemblies, today, taken))]
    for _day, make in sorted(waiting, key=lambda item: item[0]):
        make(index, find)
    _change_sittings(assemblies, today)
    _make_questions()
    underway.load(today)


def _make_people() -> None:
    for data in PEOPLE:
        fields = {name: getattr(data, name) for name in ("slug", "name", "title", "email", "phone", "bio")}
        Person.objects.create(**fields)
    WriterProfile.objects.create(person=Person.objects.get(slug="amir-rostami"), publishes_directly=True)


def _make_assembly(index: Page, organ: OrganData, today: datetime.date) -> AssemblyPage:
    page = AssemblyPage(
        title=organ.name, slug=slugify(organ.name), lead=organ.lead, papers_url="https://kommun.example/handlingar"
    )
    index.add_child(instance=page)
    building.publish(page)
    hour, minute = map(int, organ.hour.split("."))
    for day in days_of(organ, today):
        Sitting.objects.create(
            assembly=page,
            date=day,
            time=datetime.time(hour, minute),
            place=organ.place,
            papers_url="https://kommun.example/handlingar",
            state=SittingState.HELD if day < today else SittingState.PLANNED,
        )
    return page


def days_of(organ: OrganData, today: datetime.date) -> list[datetime.date]:
    """Return the days of a year's sittings, half of them behind us."""
    first = near(today, -TERM, organ.weekday)
    return [first + datetime.timedelta(weeks=organ.every * number) for number in range(2 * TERM // (7 * organ.every))]


def _make_seats(index: Page, assemblies: dict[str, AssemblyPage], today: datetime.date) -> None:
    for slug, name, kind, task, begins, ends in SEATS:
        person = Person.objects.get(slug=slug)
        days = [today + datetime.timedelta(days=offset) if offset is not None else None for offset in (begins, ends)]
        Seat.objects.create(
            person=person, assembly=assemblies[name], kind=kind, task=task, starts_on=days[0], ends_on=days[1]
        )
    for person in Person.objects.filter(pk__in=Seat.objects.values("person")):
        page = RepresentativePage(
            title=person.name, slug=person.slug, person=person, interests=INTERESTS.get(person.slug, "")
        )
        index.add_child(instance=page)
        building.publish(page)


# Reports ------------------------------------------------------------------------------


def _longer(data: ReportData, assemblies: dict[str, AssemblyPage]) -> Any:
    def make(index: Page, find: building.Find) -> None:
        assembly = assemblies[data.assembly]
        sitting, _made = Sitting.objects.get_or_create(
            assembly=assembly, date=data.sitting, defaults={"time": datetime.time(13), "place": "Kommunhuset"}
        )
        areas = _areas(data.areas, find)
        page = _page(index, title=data.title, slug=data.slug, sitting=sitting, writer=data.writer, areas=areas)
        records = DemandRecord.objects.filter(title__in=DEMANDS.get(data.title, ()))
        page.demand_keys = " ".join(records.values_list("key", flat=True))
        page.save()
        page.save_revision()
        matter = {"title": data.title, "outcome": OUTCOMES.get(data.outcome, "")}
        if data.before:
            _write(page, BEFORE, data.before, data.title, {})
        if data.after:
            _write(page, AFTER, data.after, data.title, matter if data.outcome else {})
        elif data.before is None:
            return
        if data.before is None:
            _explain(page, BEFORE, "Sammanträdet kallades med kort varsel.")

    return make


def shorter(row: ShortData, assemblies: dict[str, AssemblyPage], today: datetime.date, taken: set[Written]) -> Any:
    """Return the sitting's day and what makes the report; None where the assembly has not met that often.

    On some days of the year the sitting so many times back is one that the writer has written of already: then it is
    the one before.
    """
    past = Sitting.objects.filter(assembly=assemblies[row.assembly], date__lt=today).order_by("-date")
    free = (each for each in past[row.back - 1 :] if (row.assembly, each.date, row.writer) not in taken)
    sitting = next(free, None)
    if sitting is None:
        return None
    taken.add((row.assembly, sitting.date, row.writer))

    def make(index: Page, find: building.Find) -> None:
        slug = f"{slugify(row.title)}-{sitting.date:%Y-%m-%d}"
        page = _page(
            index,
            title=row.title,
            slug=slug,
            sitting=sitting,
            writer=row.writer,
            areas=_areas(row.areas, find),
            as_substitute=row.note == "substitute",
        )
        matter = {"title": row.title, "number": row.number, "outcome": row.outcome, "vote": row.vote}
        if row.before:
            day = sitting.date - datetime.timedelta(days=5)
            _write(page, BEFORE, _side(day, row.before), row.title, {"title": row.title, "number": row.number})
        else:
            _explain(page, BEFORE, "Sammanträdet kallades med kort varsel.")
        if row.after:
            day = min(sitting.date + datetime.timedelta(days=2), today)
            _write(page, AFTER, _side(day, row.after), row.title, matter)
        if row.note == "corrected":
            text = ReportText.objects.get(report=page, phase=AFTER)
            _write(
                page,
                AFTER,
                _side(text.published_on or today, row.after.replace("två år", "två och ett halvt år")),
                row.title,
                matter,
                correction="Beslutet gäller i två och ett halvt år, inte två.",
            )

    return sitting.date, make


def _side(day: datetime.date, words: str) -> SideData:
    """Take the first sentence for what stands in lists; the rest is the text, or all of it where there is no rest."""
    first, mark, rest = words.partition(". ")
    return SideData(published_on=day, lead=f"{first}." if mark else words, html=f"<p>{rest or words}</p>")


def _page(
    index: Page, *, title: str, slug: str, sitting: Sitting, writer: str, areas: list[Any], as_substitute: bool = False
) -> ReportPage:
    page = ReportPage(
        title=title,
        slug=slug,
        sitting=sitting,
        writer=Person.objects.get(slug=writer),
        as_substitute=as_substitute,
        live=False,
    )
    index.add_child(instance=page)
    page.areas = areas
    page.save()
    page.save_revision()
    return page


def _areas(keys: tuple[str, ...], find: building.Find) -> list[Any]:
    found = [find(key) for key in keys]
    return list(PolicyAreaPage.objects.filter(pk__in=[page.pk for page in found if page is not None]))


def _write(
    page: ReportPage, phase: str, side: SideData, title: str, matter: dict[str, str], *, correction: str = ""
) -> None:
    text = ReportText.objects.get(report=page, phase=phase)
    moment = _morning(side.published_on)
    if not text.live:
        ReportText.objects.filter(pk=text.pk).update(first_published_at=moment)
    text.first_published_at = moment
    text.headline, text.lead, text.body, text.correction = title, side.lead, side.html, correction
    field: Any = ReportText._meta.get_field("matters")
    text.matters = field.to_python([{"type": "matter", "id": f"{page.pk}", "value": matter}] if matter else [])
    text.full_clean()
    text.save_revision().publish()
    # As if it had been published on its days: readers and machines see when.
    Page.objects.filter(pk=page.pk).update(last_published_at=moment)
    Page.objects.filter(pk=page.pk, first_published_at__gt=moment).update(first_published_at=moment)


def _explain(page: ReportPage, phase: str, reason: str) -> None:
    text = ReportText.objects.get(report=page, phase=phase)
    text.missing_reason, text.is_missed = reason, True
    text.save()


def _morning(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(8)))


def _change_sittings(assemblies: dict[str, AssemblyPage], today: datetime.date) -> None:
    """Cancel one sitting and move another, as happens."""
    cancelled = Sitting.objects.filter(assembly=assemblies["Valnämnden"]).ahead(today).first()
    if cancelled is not None:
        cancelled.state, cancelled.note = SittingState.CANCELLED, "För få ärenden."
        cancelled.save()
    moved = Sitting.objects.filter(assembly=assemblies["Byggnadsnämnden"]).ahead(today).first()
    if moved is not None:
        moved.date += datetime.timedelta(days=7)
        moved.save()


def _make_questions() -> None:
    for title, text, name, answer in QUESTIONS:
        _ask(title, text, name, answer, QuestionState.PUBLISHED)
    _ask(*WAITING_QUESTION, "", QuestionState.WAITING)


def _ask(title: str, text: str, name: str, answer: str, state: str) -> None:
    report = ReportPage.objects.filter(title=title, live=True).first()
    if report is None:
        return
    out_on = report.after_out_on or report.before_out_on or timezone.localdate()
    asked = min(_morning(out_on) + datetime.timedelta(days=1, hours=4), timezone.now())
    ReaderQuestion.objects.create(
        report=report,
        text=text,
        name=name,
        state=state,
        asked_at=asked,
        answer=answer,
        answered_by=report.writer if answer else None,
        answered_at=min(asked + datetime.timedelta(days=1), timezone.now()) if answer else None,
    )
