"""The demo's sign-ups, secret links and questions: a full evening with a line, a hybrid meeting, a circle, Fblive."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from core.demo.spaces import no_break
from core.models import Person
from events.models import EventPage, EventQuestion, OnlineLink, Place, Registration, SignupSheet
from events.signup import desk, telling

NAMES = (
    *("Aida Karlsson", "Börje Lund", "Carina Öst", "Daniel Haile", "Elsa Wikström", "Farid Nasser", "Gunilla Berg"),
    *("Hampus Åkesson", "Ingrid Sand", "Johan Kvist", "Kerstin Malm", "Leyla Aydin", "Mats Ohlsson", "Nina Fors"),
    *("Olle Grip", "Petra Sundin", "Rashid Omar", "Siv Hallberg", "Tor Eklund", "Ulla-Britt Noren"),
)
FOOD = ("", "", "Vegetariskt", "", "Inga nötter", "", "Glutenfritt", "")


@dataclass(frozen=True)
class SignupData:
    """How an event takes names in the demo: whose slug begins so, the sheet, the link, and how many have come."""

    slug: str
    sheet: dict[str, Any]
    people: int
    link: dict[str, str] = field(default_factory=dict)
    online: int = 0  # how many of them, the last ones
    is_asked_for_food: bool = False


SIGNUPS: tuple[SignupData, ...] = no_break(
    (
        SignupData(
            "introduktion-",
            {"capacity": 12, "note": "Kvällen passar bäst om vi är få. Därför är platserna tolv.", "asks_access": True},
            people=15,
        ),
        SignupData(
            "medlemsmote-",
            {
                "capacity": 40,
                "asks_food": True,
                "asks_access": True,
                "questions": "Vilken av budgetens rader vill du prata om?",
                "note": "Anmälan behövs för soppans skull. Den som deltar på länk anmäler sig också.",
            },
            people=11,
            online=4,
            link={
                "url": "https://moten.example.org/syrenen/budgetkvallen-7350",
                "note": "Mötesnummer 735 014\nLösenord: lila-soppa-14",
            },
            is_asked_for_food=True,
        ),
        SignupData(
            "parlamentarikerskolan",
            {"capacity": 10, "asks_phone": True, "note": "Du anmäler dig till alla kvällarna, men får missa en."},
            people=7,
            online=2,
            link={"url": "https://moten.example.org/syrenen/skolan-1187", "note": "Lösenord: protokoll-1187"},
        ),
    )
)

# (which event, text, name, answer, who answered, what comes of it); one without an answer that is not shown yet.
PAST_QUESTIONS: tuple[tuple[str, str, str, str, str], ...] = no_break(
    (
        (
            "Varför får mamma hjälp av så många olika personer från hemtjänsten?",
            "Anneli",
            (
                "Mätningen i höstas visade sexton ansikten på två veckor. Det är för många. Mindre grupper prövas från "
                "nästa kvartal, och då mäter man igen."
            ),
            "hodan-jama",
            "Tas till socialnämnden",
        ),
        (
            "Går det att få veta i förväg vem som kommer?",
            "",
            "I två av fem grupper går det redan, på en lapp eller i telefonen. Vi vill att det gäller alla.",
            "hodan-jama",
            "Blir en fråga i nämnden",
        ),
        ("Hur lång är väntan på färdtjänst en söndag?", "Bertil", "Det visste vi inte. Vi tar reda på det.", "", ""),
    )
)
COMING_QUESTIONS: tuple[tuple[str, str], ...] = no_break(
    (
        ("Varför slutar linje 3 gå efter nio på vardagar?", "Sara"),
        ("Kan man ta med cykeln på bussen till Brålanda?", ""),
    )
)
WAITING_QUESTION = no_break("Vem bestämmer var hållplatserna står?")


def load() -> None:
    """Write names on the sheets, and put the questions. Nobody is mailed."""
    now = timezone.now()
    for data in SIGNUPS:
        events = EventPage.objects.live().filter(slug__startswith=data.slug, locale__language_code="sv")
        event = events.filter(occurrences__over_at__gt=now).order_by("starts_at").first()
        if event is not None:
            _sign_up(event, data)
    _ask(now)


def _sign_up(event: EventPage, data: SignupData) -> None:
    if data.link:
        OnlineLink.objects.create(event=event, **data.link)
    sheet = SignupSheet.objects.create(event=event, **data.sheet)
    capacity = sheet.capacity or data.people
    told = telling.facts(event, None)
    for number in range(data.people):
        name = NAMES[number % len(NAMES)]
        is_online = number >= data.people - data.online
        Registration.objects.create(
            sheet=sheet,
            name=name,
            email=f"{_letters(name)}@example.org",
            phone=f"070-174 06 {30 + number}" if sheet.asks_phone else "",
            how="online" if is_online else "on_site",
            state=Place.WAITING if number >= capacity and not is_online else Place.HELD,
            answers=[("Mat", FOOD[number % len(FOOD)])] if data.is_asked_for_food and FOOD[number % len(FOOD)] else [],
            told=told,
        )
    member = get_user_model().objects.filter(email="medlem@example.org").first()
    if member is not None and data.people < capacity:
        name = member.get_full_name() or "Medlemmen"
        Registration.objects.create(sheet=sheet, name=name, email=member.email, user=member, told=told)
    desk.settle(event, sheet)


def _letters(name: str) -> str:
    return name.split(maxsplit=1)[0].lower().translate(str.maketrans("åäöé", "aaoe"))


def _ask(now: Any) -> None:
    events = EventPage.objects.live().filter(takes_questions=True, locale__language_code="sv")
    past = events.filter(occurrences__over_at__lte=now).order_by("starts_at").first()
    coming = events.filter(occurrences__over_at__gt=now).order_by("starts_at").first()
    for number, (text, name, answer, person, outcome) in enumerate(PAST_QUESTIONS if past else ()):
        by = Person.objects.filter(slug=person).first() if person else None
        EventQuestion.objects.create(
            event=past,
            text=text,
            name=name,
            answer=answer,
            answered_by=by,
            outcome=outcome,
            state="shown",
            asked_at=past.starts_at - datetime.timedelta(days=6 - number),
        )
    for text, name in COMING_QUESTIONS if coming else ():
        EventQuestion.objects.create(event=coming, text=text, name=name, state="shown")
    if coming:
        EventQuestion.objects.create(event=coming, text=WAITING_QUESTION)
