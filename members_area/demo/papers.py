"""Folders with documents and their versions, the outcome of a quarter, and the parliamentary group's own pages."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path

FILES = Path(__file__).parent / "files"


@dataclass(frozen=True, slots=True)
class VersionData:
    """A version: its file, its title, how many days ago it began to hold, what changed."""

    file: str
    title: str
    days: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaperData:
    """A document."""

    slug: str
    title: str
    kind: str
    lead: str
    versions: tuple[VersionData, ...]


@dataclass(frozen=True, slots=True)
class FolderData:
    """A folder for an audience; empty is that of the folder above."""

    slug: str
    title: str
    lead: str
    audience: str
    papers: tuple[PaperData, ...] = field(default=())


ROOT = FolderData(
    "handlingar",
    "Handlingar",
    "Stadgar, handböcker och budget. Den version som gäller står först, de äldre finns kvar.",
    "members",
    (
        PaperData(
            "stadgar", "Stadgar", "statutes", "Reglerna som föreningen styrs av.",
            (
                VersionData("stadgar-aldre.pdf", "Stadgar, äldre lydelse", 980, "Antagna av årsmötet"),
                VersionData("stadgar-nya.pdf", "Stadgar", 255, "Fler ledamöter, och jämställdhet som stående punkt"),
            ),
        ),
        PaperData(
            "handbok-for-moten", "Handbok för möten", "handbook", "För den som ska leda ett möte för första gången.",
            (VersionData("handbok-moten.pdf", "Handbok för möten", 400),),
        ),
        PaperData(
            "budget", "Årets budget", "budget", "Så här vill årsmötet att pengarna används.",
            (
                VersionData("budget-forslag.pdf", "Budget, styrelsens förslag", 290, "Till årsmötet"),
                VersionData("budget-i-ar.pdf", "Budget för året", 255, "Antagen av årsmötet"),
            ),
        ),
    ),
)  # fmt: skip
BOARD = FolderData(
    "styrelsens-handlingar",
    "Styrelsens handlingar",
    "Ekonomi och ordningar. Bara för styrelsen.",
    ",board,",
    (
        PaperData(
            "attestordning", "Attestordning", "other", "Vem som godkänner vilka utlägg.",
            (VersionData("attestordning.pdf", "Attestordning", 240),),
        ),
    ),
)  # fmt: skip
OUTCOME = """Post;Budget helår;Utfall;Kvar;Kommentar
Intäkter
Medlemsavgifter;24 000;{fees};{fees_left};De flesta betalar i mars
Bidrag;60 000;30 000;30 000;
Försäljning;6 000;2 450,50;3 549,50;Röda lördagen
Summa intäkter;90 000;{income};{income_left};
Kostnader
Lokal;−48 000;{rent};{rent_left};Hyran höjdes i januari
Trycksaker;−14 000;−5 310;−8 690;
Möten och kaffe;−12 000;−4 120;−7 880;
Summa kostnader;−74 000;{costs};{costs_left};
"""
GROUP = (
    "gruppens-sidor",
    "Gruppens sidor",
    "Bara för oss i den parlamentariska gruppen. Här skriver vi själva.",
)
GROUP_TEXT = (
    "Att förbereda ett ärende",
    (
        "<p>En av oss läser handlingarna och skriver ner tre frågor. Vi tar dem på gruppmötet, i den ordning som "
        "ärendena kommer.</p>"
    ),
)


def last_quarter(today: datetime.date) -> tuple[int, int]:
    """Return year and number of the quarter before today's."""
    quarter = (today.month - 1) // 3
    return (today.year, quarter) if quarter else (today.year - 1, 4)


def outcome_file(quarter: int) -> bytes:
    """Return the sheet of a quarter, as a treasurer's programme writes it."""
    fees, rent = 15_000 + 2_000 * quarter, -12_600 * quarter
    costs, income = rent - 9_430, fees + 32_450
    values = {
        "fees": fees, "fees_left": 24_000 - fees, "rent": rent, "rent_left": -48_000 - rent,
        "income": f"{income},50", "income_left": f"{90_000 - income - 1},50",
        "costs": costs, "costs_left": -74_000 - costs,
    }  # fmt: skip
    return OUTCOME.format(**values).encode("utf-8-sig")
