"""Adopting a programme: a snapshot that is never changed again, and a decision on each demand in it."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.search.entries import keep_page
from program import papers
from program.models import (
    DemandRecord,
    PolicyAreaPage,
    ProgramPage,
    ProgramState,
    ProgramStatus,
    ProgramVersion,
    ProgramVersionText,
)
from program.programmes import Chapter, chapters_of
from program.promises import Stage
from program.registry import decide
from program.threads import Thread


class ChangedMeanwhile(ValidationError):
    """Somebody else has changed the programme's state since the form was opened."""


def set_status(page: ProgramPage, *, status: str, by: Any, seen: int) -> ProgramState:
    """Make a programme working material or a proposal. Raises ChangedMeanwhile."""
    with transaction.atomic():
        state = _locked(page, seen)
        state.status, state.changed_by = status, by
        state.version += 1
        state.save()
    return state


def adopt(page: ProgramPage, *, day: datetime.date, meeting: str, by: Any, seen: int) -> ProgramVersion:
    """Adopt a programme as it is published now, in all its languages.

    What strangers may read is adopted: a programme is public. What was proposed is in force from now on, and what
    was to be dropped is gone. Raises ChangedMeanwhile, and ValidationError for a programme with nothing in it.
    """
    with transaction.atomic():
        state = _locked(page, seen)
        pages = [row.specific for row in page.get_translations(inclusive=True).live().select_related("locale")]
        if not any(row.pk == page.pk for row in pages):
            raise ValidationError(_("Publish the programme before you adopt it."))
        by_language = {row.locale.language_code: (row, _adopted_chapters(row)) for row in pages}
        if not any(chapter.threads for _row, chapters in by_language.values() for chapter in chapters):
            raise ValidationError(_("There is no demand in the programme yet."))
        version = ProgramVersion.objects.create(
            program_key=page.translation_key,
            slug=_free_slug(page, day),
            adopted_on=day,
            meeting=meeting,
            data={language: _data(row, chapters) for language, (row, chapters) in by_language.items()},
        )
        for language, (row, chapters) in by_language.items():
            with override(language):
                html = render_to_string("program/version_text.html", {"page": row, "chapters": chapters})
            ProgramVersionText.objects.create(
                version=version, language=language, title=row.title, lead=row.lead, html=html
            )
        _decide_on_demands(page, day)
        state.status, state.adopted_on, state.meeting, state.changed_by = ProgramStatus.ADOPTED, day, meeting, by
        state.version += 1
        state.save()
        for text in version.texts.all():
            papers.queue_version(text)
    return version


def _locked(page: ProgramPage, seen: int) -> ProgramState:
    ProgramState.objects.get_or_create(program_key=page.translation_key)
    state = ProgramState.objects.select_for_update().get(program_key=page.translation_key)
    if state.version != seen:
        raise ChangedMeanwhile(_("Somebody else has changed this meanwhile. Look at what it says now, and try again."))
    return state


def _free_slug(page: ProgramPage, day: datetime.date) -> str:
    taken = set(ProgramVersion.objects.filter(program_key=page.translation_key).values_list("slug", flat=True))
    wanted, number = f"antaget-{day.isoformat()}", 1
    while (slug := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return slug


def _adopted_chapters(page: ProgramPage) -> list[Chapter]:
    with override(page.locale.language_code):
        chapters = chapters_of(page, AnonymousUser())
    return [replace(chapter, threads=_in_force_then(chapter.threads)) for chapter in chapters]


def _in_force_then(threads: list[Thread]) -> list[Thread]:
    """Return the demands that are in force once the programme is adopted."""
    kept = [thread for thread in threads if thread.stage != Stage.TO_BE_DROPPED]
    return [replace(thread, stage=Stage.IN_FORCE) for thread in kept]


def _data(page: ProgramPage, chapters: list[Chapter]) -> dict[str, Any]:
    return {
        "title": page.title,
        "lead": page.lead,
        "introduction": page.body.get_prep_value(),
        "areas": [
            {
                "key": str(chapter.area.translation_key),
                "title": chapter.area.title,
                "lead": chapter.area.lead,
                "demands": [
                    {
                        "key": row.key,
                        "title": row.title,
                        "text": row.text,
                        "language": row.language,
                        "background": row.background.get_prep_value(),
                    }
                    for row in chapter.threads
                ],
            }
            for chapter in chapters
        ],
    }


def _decide_on_demands(page: ProgramPage, day: datetime.date) -> None:
    """Note the decision on each demand that was proposed, or proposed to be dropped."""
    chapters = chapters_of(page, AnonymousUser())
    stages = {row.key: row.stage for chapter in chapters for row in chapter.threads}
    records = {record.key: record for record in DemandRecord.objects.filter(key__in=stages)}
    proposed = [record for key, record in records.items() if stages[key] == Stage.PROPOSED]
    dropped = [record for key, record in records.items() if stages[key] == Stage.TO_BE_DROPPED]
    decide(proposed, name="adopted_on", day=day)
    decide(dropped, name="dropped_on", day=day)
    touched = {record.area_key for record in (*proposed, *dropped)}
    for area in PolicyAreaPage.objects.live().filter(translation_key__in=touched):
        keep_page(area)
