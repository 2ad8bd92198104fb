"""The templates of agendas that a new site starts with. The board edits them; what it changed is left alone."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections

from members_area.models.agendas import ItemRole, MeetingKind, Numbering

FEMINISM = ("Internfeminism", "Talarlistan från förra mötet och vad vi gör åt den.", ItemRole.FEMINISM)
OPEN = ("Mötet öppnas", "", "")
ROLL = ("Val av mötesordförande, sekreterare och justerare", "", "")
AGENDA = ("Dagordningen godkänns", "", "")
BEFORE = ("Föregående protokoll", "", "")
FOLLOW = ("Uppföljning av beslut", "", ItemRole.DECISIONS)
QUESTIONS = ("Inkomna frågor", "", ItemRole.QUESTIONS)
MONEY = ("Ekonomi", "", "")
OTHER = ("Övriga frågor", "", "")
CLOSE = ("Mötet avslutas", "", "")

ITEMS: dict[str, tuple[tuple[str, str, str], ...]] = {
    MeetingKind.MEMBERS: (
        OPEN, ROLL, AGENDA, BEFORE, FOLLOW, ("Rapporter från nämnderna", "", ""), FEMINISM, QUESTIONS, OTHER, CLOSE,
    ),
    MeetingKind.BOARD: (
        OPEN, ("Val av justerare", "", ""), AGENDA, BEFORE, FOLLOW, MONEY, ("Verksamhetsplanen", "", ""), FEMINISM,
        QUESTIONS, OTHER, ("Nästa möte", "", ""), CLOSE,
    ),
    MeetingKind.GROUP: (
        OPEN, AGENDA, FOLLOW, ("Kommande sammanträden", "", ItemRole.SITTINGS), FEMINISM, QUESTIONS, OTHER, CLOSE,
    ),
    MeetingKind.ANNUAL: (
        OPEN, ("Val av mötesordförande, sekreterare, justerare och rösträknare", "", ""),
        ("Fastställande av röstlängd", "", ""), ("Fråga om mötet är behörigt utlyst", "", ""), AGENDA,
        ("Verksamhetsberättelse och ekonomisk berättelse", "", ""), ("Revisorernas berättelse", "", ""),
        ("Fråga om ansvarsfrihet för styrelsen", "", ""), FEMINISM,
        ("Motioner och styrelsens förslag", "", ItemRole.QUESTIONS), ("Verksamhetsplan och budget", "", ""),
        ("Val av ordförande, styrelse, revisorer och valberedning", "", ""), OTHER, CLOSE,
    ),
}  # fmt: skip
DAYS = {MeetingKind.ANNUAL: {"items_days": 30, "agenda_days": 21}}


def set_up() -> None:
    """Make the templates that are missing. Safe to run again."""
    from members_area.models import AgendaTemplate, AgendaTemplateItem  # noqa: PLC0415 - called when models are there

    known = set(AgendaTemplate.objects.values_list("kind", flat=True))
    for kind in MeetingKind:
        if kind.value in known:
            continue
        numbering = Numbering.YEAR if kind == MeetingKind.BOARD else Numbering.MEETING
        template = AgendaTemplate.objects.create(kind=kind, numbering=numbering, **DAYS.get(kind, {}))
        AgendaTemplateItem.objects.bulk_create(
            [
                AgendaTemplateItem(template=template, title=title, text=text, role=role, sort_order=number)
                for number, (title, text, role) in enumerate(ITEMS[kind])
            ]
        )


def set_up_after_migrating(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """Signal handler of post_migrate."""
    if sender.label != "members_area" or using != "default":
        return
    tables = set(connections[using].introspection.table_names())
    if {"members_area_agendatemplate", "members_area_agendatemplateitem"} <= tables and apps.ready:
        set_up()
