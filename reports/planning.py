"""Lays out a term of sittings: what a list would make, and making it. Doing it twice makes nothing twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from reports.models import AssemblyPage, Sitting
from reports.term_list import Line, Problem


@dataclass(frozen=True, slots=True)
class Plan:
    """What a list comes to."""

    new: list[Line]
    known: list[Line]
    problems: list[Problem]
    clashes: dict[int, list[Sitting]]  # by line: others' sittings on the day


def plan(assembly: AssemblyPage, lines: Iterable[Line], problems: Iterable[Problem] = ()) -> Plan:
    """Compare lines with the sittings that there are: two queries. A sitting that was moved is known by its old day."""
    lines = list(lines)
    days = [line.date for line in lines]
    mine = list(Sitting.objects.filter(assembly=assembly))
    known_days = {sitting.date for sitting in mine} | {sitting.moved_from for sitting in mine if sitting.moved_from}
    times = {(sitting.date, sitting.time) for sitting in mine}
    others = list(
        Sitting.objects.filter(date__in=days).exclude(assembly=assembly).taking_place().select_related("assembly")
    )
    new: list[Line] = []
    known: list[Line] = []
    wrong = list(problems)
    for line in lines:
        if any(line.date == other.date for other in new):
            wrong.append(Problem(line.number, f"{line.date}", _("The day stands on an earlier line, too.")))
        elif line.date not in known_days:
            new.append(line)
        else:
            known.append(line)
            at = [time for day, time in times if day == line.date]
            if line.time and at and line.time not in at and None not in at:
                said = _("There is a sitting that day at another time. Change it there, if the new time is right.")
                wrong.append(Problem(line.number, f"{line.date} {line.time:%H.%M}", said))
    clashes = {line.number: [sitting for sitting in others if sitting.date == line.date] for line in new}
    wrong.sort(key=lambda problem: problem.number)
    return Plan(new, known, wrong, {number: found for number, found in clashes.items() if found})


def carry_out(assembly: AssemblyPage, lines: Iterable[Line]) -> int:
    """Make the sittings that are not there yet, and return how many: what somebody made meanwhile is left alone."""
    made = 0
    for line in plan(assembly, lines).new:
        try:
            with transaction.atomic():
                Sitting.objects.create(
                    assembly=assembly, date=line.date, time=line.time, place=line.place,
                    papers_url=line.papers_url or assembly.papers_url,
                )  # fmt: skip
        except IntegrityError:
            continue
        made += 1
    return made
