"""The gallery at /galleri/: every component and block in all its states, with realistic content.

It exists in development, demo and tests only (`GALLERY` in the settings). Browser and accessibility
tests run over it, and whoever changes a part sees here what else the change does.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.blocks import BodyStreamBlock
from core.models import CustomImage, Person
from core.models.venues import AccessFact, Answer
from core.renditions import PORTRAIT_FILTERS, image_prefetch

STATUSES = (
    ("planned", "Planerad"),
    ("started", "Påbörjad"),
    ("halfway", "Halvvägs"),
    ("nearly_done", "Nästan klar"),
    ("done", "Klar"),
    ("cancelled", "Blir inte av"),
)
CLUSTERS = ((1, 0, 0), (2, 1, 3), (5, 4, 3), (9, 8, 7), (17, 12, 11), (30, 25, 25))
COLOURS = ("paper", "tint", "tint-2", "line", "ink", "muted", "accent", "accent-ink", "accent-art", "lilac", "holiday")


@dataclass(frozen=True)
class SampleText:
    """A text that is out."""

    lead: str
    published_on: datetime.date


@dataclass(frozen=True)
class SampleReport:
    """What report_row and spread_teaser need of a report."""

    title: str
    assembly: str
    sitting_date: datetime.date
    writer: str = "Karin Hedlund"
    before: SampleText | None = None
    after: SampleText | None = None
    after_expected: datetime.date | None = None
    before_word: str = "saknas"
    after_word: str = "kommer"
    url: str = "/rapporter/"

    @property
    def before_published(self) -> datetime.date | None:
        """Return the day the text before came out."""
        return self.before.published_on if self.before else None

    @property
    def after_published(self) -> datetime.date | None:
        """Return the day the text after came out."""
        return self.after.published_on if self.after else None


@dataclass(frozen=True)
class SamplePost:
    """What post_row needs of a post."""

    title: str
    date: datetime.date
    lead: str
    main_image: CustomImage | None = None
    url: str = "#posts"


@dataclass(frozen=True)
class SampleDocument:
    """What the documents block needs of a document."""

    title: str
    file_extension: str
    file_size: int
    url: str = "#documents"
    collection_id: int | None = None


@dataclass(frozen=True)
class Sample:
    """A block of one type with a value, ready to be rendered."""

    name: str
    label: str
    bound: Any


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def reports() -> list[SampleReport]:
    """Return a report in each of its states: both texts, before only, after only."""
    both = SampleReport(
        title="Två förskolor kan bli en",
        assembly="Barn- och utbildningsnämnden",
        sitting_date=_date("2026-03-24"),
        before=SampleText(
            "Vi röstar nej till sammanslagningen så länge ingen vet vad ett nytt kök kostar.", _date("2026-03-19")
        ),
        after=SampleText(
            "Ärendet gick tillbaka till förvaltningen. Köket ska räknas på innan nämnden bestämmer sig.",
            _date("2026-03-26"),
        ),
    )
    before_only = SampleReport(
        title="Avgiftsfria bussresor för pensionärer mitt på dagen",
        assembly="Kommunfullmäktige",
        sitting_date=_date("2026-04-22"),
        writer="Amir Rostami",
        before=SampleText(
            "Tomma bussar mellan nio och fjorton kan fyllas utan att en enda tur läggs till.", _date("2026-04-15")
        ),
        after_expected=_date("2026-04-29"),
    )
    after_only = SampleReport(
        title="Extra möte om elevhälsan",
        assembly="Barn- och utbildningsnämnden",
        sitting_date=_date("2026-02-01"),
        after=SampleText("Två skolkuratorer anställs redan till våren.", _date("2026-02-05")),
    )
    return [both, before_only, after_only]


def people() -> list[Person]:
    """Return people with portraits if the database has any, and always one without."""
    with_photo = Person.objects.exclude(photo=None).prefetch_related(image_prefetch("photo", PORTRAIT_FILTERS))
    without = Person(name="Åsa Öberg", slug="asa-oberg", title="Ersättare i socialnämnden", email="asa@example.org")
    return [*with_photo.order_by("name")[:2], without]


def images() -> list[CustomImage]:
    """Return up to three landscape pictures of the database."""
    return list(CustomImage.objects.filter(width__gt=1000).order_by("pk")[:3])


def blocks() -> list[Sample]:
    """Return every block of the body with a value; those of pictures only if there are pictures."""
    pictures = images()
    figures = [
        {
            "image": image,
            "alt": "Tryckt bild i rött, lila och svart.",
            "decorative": False,
            "caption": "Illustration i två färger.",
        }
        for image in pictures
    ]
    values: dict[str, Any] = {
        "image": figures[0] if figures else None,
        "gallery": {"title": "Bilder från plakatverkstaden", "images": figures} if figures else None,
        "people": {"title": "De som håller ihop gruppen", "people": people()},
        "documents": {
            "title": "Att läsa inför mötet",
            "documents": [
                SampleDocument("Förslag till budget", "pdf", 215_040),
                SampleDocument("Dagordning", "pdf", 48_200),
            ],
        },
    }
    samples = []
    for name, block in BodyStreamBlock().child_blocks.items():
        value = block.normalize(values[name]) if values.get(name) else block.get_preview_value()
        if name in values and not values[name]:
            continue
        samples.append(Sample(name, block.label, block.bind(value)))
    samples.append(
        Sample(
            "embed-film",
            "Film",
            BodyStreamBlock()
            .child_blocks["embed"]
            .bind(
                BodyStreamBlock()
                .child_blocks["embed"]
                .normalize(
                    {
                        "url": "https://vimeo.com/123456789",
                        "title": "Talen på torget",
                        "description": "Tre korta tal med textning, tolv minuter.",
                    }
                )
            ),
        )
    )
    return samples


def access_facts() -> list[AccessFact]:
    """Return one fact for each answer."""
    notes = (
        ("entrance", "Entré", Answer.YES, "Ramp till höger om porten, lutning 1:12."),
        ("hearing_loop", "Hörslinga", Answer.PARTLY, "I stora rummet men inte i köket."),
        ("lift", "Hiss", Answer.NO, "Behövs inte, allt ligger i markplan."),
    )
    return [AccessFact(key, label, answer, answer.label, note) for key, label, answer, note in notes]


def page_of(number: int, total: int) -> Page:
    """Return a page of a paginator that has so many pages."""
    return Paginator(range(total), 1).page(number)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show the gallery."""
    pictures = images()
    sample_reports = reports()
    context = {
        "colours": COLOURS,
        "statuses": STATUSES,
        "clusters": CLUSTERS,
        "weekday": _date("2026-04-21"),
        "red_day": _date("2026-05-01"),
        "sunday": _date("2026-04-26"),
        "reports": sample_reports,
        "people": people(),
        "posts": [
            SamplePost(
                "Landsbygdsutvecklingsprogrammet på remiss",
                _date("2026-04-02"),
                "Kommunen vill veta vad Brålanda och Frändefors behöver. Vi har läst alla 48 sidorna.",
                pictures[0] if pictures else None,
            ),
            SamplePost("Ny hörslinga i mötesrummet", _date("2025-11-30"), "Den provades av sex personer och höll."),
        ],
        "blocks": blocks(),
        "access_facts": access_facts(),
        "pages_first": page_of(1, 3),
        "pages_middle": page_of(12, 24),
        "easy": ["Vi vill ha färre barn i varje grupp.", "Vi vill laga maten nära barnen.", "Alla barn ska få hjälp."],
        "notice": {
            "lead": "Ny lokal på tisdag.",
            "text": "Medlemsmötet hålls i Folkets hus.",
            "link_url": "#notice",
            "link_text": "Läs mer",
        },
        "days": range(1, 32),
        "now": timezone.now(),
    }
    return TemplateResponse(request, "gallery/gallery.html", context)
