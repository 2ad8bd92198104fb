"""The demo's repeating events: the terms' member meetings, study circles, Röd Lördag and what else comes back."""

from __future__ import annotations

from datetime import date, timedelta

from core.demo.dates import MONDAY, THURSDAY, TUESDAY, WEDNESDAY, member_meeting, near
from core.demo.spaces import no_break
from events.demo.shapes import EventData

SPRING, AUTUMN = (1, 2, 3, 4, 5), (9, 10, 11)
THEMES = (
    ("om vårens viktigaste beslut", "Gruppen går igenom vad som ska upp i fullmäktige, och mötet säger sitt."),
    ("med besök från folkhögskolan", "Två lärare berättar vad de skulle göra med en miljon kronor till."),
    ("om nomineringarna", "Valberedningen frågar vad vi vill ha, och svarar på hur hälften kvinnor blir verklighet."),
    ("om kollektivtrafiken", "Tre linjer, en karta och mycket penna. Trafikgruppen vill ha hjälp att prioritera."),
    ("och vårstädning", "Dagordning först, sedan en timme med hinkar i förrådet på Kronogatan 31."),
    ("efter sommaren", "Vad hände medan vi badade? Rapporter, höstens plan och hembakat."),
    ("om socialtjänsten", "En socialsekreterare berättar, utan namn och fall, om en vanlig dag."),
    ("om nästa års plan", "Planen skrivs på plats: en lapp var, en vägg, en kväll."),
)


def third_tuesday(year: int, month: int) -> date:
    """The third Tuesday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(TUESDAY - first.weekday()) % 7 + 14)


def meetings(today: date) -> tuple[EventData, ...]:
    """Two years of member meetings, on the third Tuesdays; the days around the demo's own meetings are left free."""
    taken = (member_meeting(today), near(today, 37, TUESDAY), near(today, -25, TUESDAY))
    days = [third_tuesday(year, month) for year in (today.year, today.year + 1) for month in (*SPRING, *AUTUMN)]
    free = [day for day in days if all(abs((day - other).days) > 9 for other in taken)]
    found = []
    for number, day in enumerate(free):
        theme, lead = THEMES[number % len(THEMES)]
        found.append(
            EventData(
                slug=f"medlemsmote-{day:%Y-%m-%d}",
                title=f"Medlemsmöte {theme}",
                lead=lead,
                kind="member_meeting",
                day=day,
                start="18:30",
                end="20:30",
                venue="kronogatan",
                place="Mötesrummet",
                how="both",
                online_note="Den som anmält sig får länken med mejl.",
                contact="lena-skog",
                tags=("medlemsmöte",),
            )
        )
    return no_break(tuple(found))


def series(today: date) -> tuple[EventData, ...]:
    """What comes back by a rule."""
    first_saturday = _first_saturday(today)
    balans, school = near(today, -25, WEDNESDAY), near(today, 12, MONDAY)
    knitting = near(today, -60, THURSDAY)
    return no_break(
        (
            EventData(
                slug="rod-lordag",
                title="Röd Lördag på torget",
                lead=(
                    "Kaffe, bulle och en fråga på en lapp. Vi står mellan fontänen och kiosken så länge kaffet räcker."
                ),
                kind="red_saturday",
                day=first_saturday,
                start="10:00",
                end="13:00",
                place="Torget, vid fontänen",
                main_image="torget",
                main_image_alt="Ett rödvitt tält på torget och tre personer bakom ett bord.",
                contact="jonas-ek",
                rule="FREQ=MONTHLY;BYDAY=1SA",
                access=(
                    ("Rullstol", "yes", "Torget är plant och stenlagt."),
                    ("Vila", "yes", "Två stolar står alltid framme."),
                ),
                decided=(
                    (1, {"own_title": "om plogningen", "own_text": "Ta med en bild på din gata efter snöfallet."}),
                ),
                tags=("röd lördag",),
            ),
            EventData(
                slug="studiecirkeln-balans",
                title="Studiecirkeln Balans",
                lead="Vem gör det som inte syns? Sex kvällar där vi läser sju sidor i taget och jämför våra veckor.",
                kind="studies",
                day=balans,
                start="18:00",
                end="20:00",
                venue="kronogatan",
                place="Mötesrummet",
                main_image="studiecirkeln",
                main_image_alt="Uppslagna böcker, kaffe och bullar på ett bord.",
                is_circle=True,
                leader="hodan-jama",
                contact="hodan-jama",
                rule="FREQ=WEEKLY;INTERVAL=2;COUNT=6",
                material=(
                    ("Läs före första kvällen: våra stadgar i korthet", "", False),
                    ("Cirkelns egna anteckningar", "https://exempel.example/anteckningar", True),
                ),
                decided=((0, {"own_title": "tid som ingen räknar"}), (1, {"own_title": "pengar och makt hemma"})),
                areas=("demokrati-och-jamlikhet",),
                tags=("studier", "feminism"),
            ),
            EventData(
                slug="parlamentarikerskolan",
                title="Parlamentarikerskolan",
                lead="För dig som sitter i en nämnd, eller funderar på det. Vi övar på riktiga handlingar.",
                kind="studies",
                day=school,
                start="18:00",
                end="20:30",
                venue="kronogatan",
                place="Konferensrummet",
                is_circle=True,
                leader="karin-hedlund",
                contact="karin-hedlund",
                how="both",
                online_note="Den som anmält sig får länken med mejl.",
                rule="FREQ=MONTHLY;COUNT=4;" + f"BYDAY={(school.day - 1) // 7 + 1 if school.day < 29 else -1}MO",
                decided=((2, {"state": "cancelled", "own_text": "Salen är upptagen. Kvällen tas igen i slutet."}),),
                tags=("studier",),
            ),
            EventData(
                slug="internfeministisk-utbildning",
                title="Internfeministisk utbildning",
                lead="Talarlistor, härskartekniker och hur man delar på ett uppdrag. En halvdag om året.",
                kind="studies",
                day=near(today, 66, 5),
                start="10:00",
                end="14:00",
                venue="kronogatan",
                place="Mötesrummet",
                contact="hodan-jama",
                areas=("demokrati-och-jamlikhet",),
                tags=("studier", "feminism"),
            ),
            EventData(
                slug="stickcafe",
                title="Stickcafé",
                lead="Garn, te och samtal. Ta med det du har på stickorna, eller låna av oss.",
                kind="social",
                day=knitting,
                start="18:30",
                end="20:30",
                venue="kronogatan",
                place="Köket",
                rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
                not_on=tuple(date(year, 12, 24) for year in (today.year, today.year + 1)),
                decided=((2, {"own_place": "Biblioteket, Kronogatan 3", "state": "moved"}),),
                tags=("socialt",),
            ),
        )
    )


def _first_saturday(today: date) -> date:
    """The first Saturday of the month three months ago: the series has dates behind it and ahead."""
    month = (today.replace(day=1) - timedelta(days=75)).replace(day=1)
    return month + timedelta(days=(5 - month.weekday()) % 7)
