"""Loads letters, folders with documents, the outcome of a quarter, and the group's own pages."""

from __future__ import annotations

import datetime

from django.core.files.base import ContentFile

from core.demo import building
from core.demo.shapes import PageData
from core.models import CustomDocument
from core.search.documents import read_text
from core.search.entries import keep_document
from core.visibility import files
from members_area.demo import letters, papers
from members_area.models import (
    DocumentPage,
    DocumentsPage,
    DocumentVersion,
    GroupPage,
    LetterIndexPage,
    LetterPage,
    MembersPage,
    OutcomePage,
    PrivateTextPage,
)


def load(start: MembersPage, today: datetime.date, find: building.Find) -> None:
    """Lay out what members read: letters, documents, the group's pages."""
    _make_letters(start, today, find)
    folder = _make_folder(start, papers.ROOT, today, in_menu=True)
    board = _make_folder(folder, papers.BOARD, today)
    _make_outcome(board, today)
    _make_group(start)


def _make_letters(start: MembersPage, today: datetime.date, find: building.Find) -> None:
    index = LetterIndexPage(
        title="Medlemsbrev", slug="medlemsbrev", lead="Ett brev i månaden, från styrelsen till dig.",
        next_letter=letters.NEXT, show_in_menus=True,
    )  # fmt: skip
    start.add_child(instance=index)
    building.publish(index)
    for day in letters.days(today):
        data = letters.BY_MONTH[day.month]
        page = LetterPage(title=data.title, slug=f"{day:%Y-%m}", number=day.month, date=day, closing=letters.CLOSING)
        blocks = [
            block
            for heading, text in data.sections
            for block in (("heading", {"text": heading, "level": "h2"}), ("text", text))
        ]
        texts = PageData(key=page.slug, title=data.title, lead=data.lead, search_description="", body=tuple(blocks))
        building.apply_texts(page, texts, find)
        index.add_child(instance=page)
        building.publish(page)


def _file(name: str, title: str, data: bytes, audience: str) -> CustomDocument:
    made = CustomDocument(title=title, file=ContentFile(data, name=name), collection=files.collection_for(audience))
    made.save()
    made.get_file_size()
    keep_document(made, read_text(made))
    return made


def _make_folder(
    parent: MembersPage | DocumentsPage, data: papers.FolderData, today: datetime.date, *, in_menu: bool = False
) -> DocumentsPage:
    folder = DocumentsPage(
        title=data.title, slug=data.slug, lead=data.lead, audience=data.audience, show_in_menus=in_menu
    )
    parent.add_child(instance=folder)
    building.publish(folder)
    for paper in data.papers:
        page = DocumentPage(
            title=paper.title, slug=paper.slug, lead=paper.lead, kind=paper.kind, audience=data.audience
        )
        page.versions = [
            DocumentVersion(
                file=_file(row.file, row.title, (papers.FILES / row.file).read_bytes(), data.audience),
                date=today - datetime.timedelta(days=row.days),
                note=row.note,
            )
            for row in paper.versions
        ]
        folder.add_child(instance=page)
        building.publish(page)
    return folder


def _make_outcome(board: DocumentsPage, today: datetime.date) -> None:
    year, quarter = papers.last_quarter(today)
    sheet = _file(f"utfall-{year}-{quarter}.csv", f"Utfall {year}, kvartal {quarter}",
                  papers.outcome_file(quarter), board.audience)  # fmt: skip
    page = OutcomePage(
        title=f"Utfall efter kvartal {quarter}", slug=f"utfall-{year}-{quarter}", year=year, quarter=quarter,
        sheet=sheet, lead="Avgifterna kom in i tid. Lokalen kostar mer än vi räknade med.",
    )  # fmt: skip
    board.add_child(instance=page)
    building.publish(page)


def _make_group(start: MembersPage) -> None:
    slug, title, lead = papers.GROUP
    section = GroupPage(title=title, slug=slug, lead=lead, group="parliamentary", show_in_menus=True)
    start.add_child(instance=section)
    building.publish(section)
    title, text = papers.GROUP_TEXT
    page = PrivateTextPage(title=title, slug="att-forbereda", audience=section.audience)
    texts = PageData(key=page.slug, title=title, lead="", search_description="", body=(("text", text),))
    building.apply_texts(page, texts, lambda _key: None)
    section.add_child(instance=page)
    building.publish(page)
