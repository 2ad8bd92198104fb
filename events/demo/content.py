"""The demo's calendar: events around the day it is loaded, and the days that return every year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.demo.dates import SATURDAY, SUNDAY, THURSDAY, TUESDAY, WEDNESDAY, coming, day_text, member_meeting, near
from core.demo.shapes import Block, PageData
from core.demo.spaces import no_break

Kind = Literal["manifestation", "member_meeting", "studies", "social", "red_saturday", "fblive", "municipal"]


@dataclass(frozen=True)
class EventData:
    """An event. Times are "HH:MM", local; without a start it lasts all day. `venue` is a demo venue's slug."""

    slug: str
    title: str
    lead: str
    kind: Kind
    day: date
    start: str = ""
    end: str = ""
    venue: str = ""
    place: str = ""
    body: tuple[Block, ...] = ()
    main_image: str = ""
    main_image_alt: str = ""
    tags: tuple[str, ...] = ()
    is_cancelled: bool = False


INDEX = no_break(
    PageData(
        key="kalender",
        title="Kalender",
        lead="Möten, cirklar och torgdagar. Det mesta är öppet för alla, och det står när det inte är det.",
        search_description="Syrenens kalender: medlemsmöten, studiecirklar, Röd Lördag och andra dagar i Vänersborg.",
        easy_read=(
            "Här ser du när vi träffas.\nAlla får komma på de flesta möten.\nMötena är gratis.\nRing oss om du "
            "behöver hjälp för att komma."
        ),
    )
)


def events(today: date) -> tuple[EventData, ...]:
    """The events, in no particular order; days are fitted to their weekday."""
    meeting, saturday = member_meeting(today), near(today, 10, SATURDAY)
    return no_break(
        (
            EventData(
                slug=f"medlemsmote-{meeting:%Y-%m-%d}",
                title="Medlemsmöte om budgeten",
                lead=(
                    "Amir förklarar de fem rader som avgör mest. Sedan flyttar vi pengar vid tre bord. Soppa från "
                    "kl. 18.00."
                ),
                kind="member_meeting",
                day=meeting,
                start="18:30",
                end="20:30",
                venue="kronogatan",
                place="Konferensrummet",
                main_image="soppan",
                main_image_alt="En gryta soppa på spisen, två skålar och ett bröd.",
                tags=("medlemsmöte", "budget"),
                body=(
                    (
                        "text",
                        (
                            "<p>Alla får komma, även den som inte är medlem. Rösträtt har den som betalat "
                            "avgiften minst trettio dagar före mötet. Mötet går att följa på länk: skriv till oss "
                            "senast dagen före, så får du den.</p>"
                        ),
                    ),
                    (
                        "table",
                        {
                            "caption": "Dagordning",
                            "header_row": True,
                            "header_column": True,
                            "rows": [
                                ["Tid", "Vad"],
                                ["18.00", "Soppa"],
                                ["18.30", "Öppnande, val av mötesfunktionärer, dagordning"],
                                ["18.45", "Rapporter från nämnderna"],
                                ["19.00", "Budgeten: fem rader och tre bord"],
                                ["20.00", "Internfeminism"],
                                ["20.15", "Övriga frågor och nästa möte"],
                            ],
                        },
                    ),
                ),
            ),
            EventData(
                slug=f"medlemsmote-{near(today, 37, TUESDAY):%Y-%m-%d}",
                title="Medlemsmöte med besök från hemtjänsten",
                lead="Två undersköterskor berättar om en vanlig arbetsdag. Därefter ordinarie dagordning.",
                kind="member_meeting",
                day=near(today, 37, TUESDAY),
                start="18:30",
                end="20:30",
                venue="kronogatan",
                place="Mötesrummet",
                tags=("medlemsmöte", "omsorg"),
            ),
            EventData(
                slug=f"skriv-med-oss-om-skolan-{near(today, 3, WEDNESDAY):%Y-%m-%d}",
                title="Skriv med oss: programmet om skolan",
                lead=(
                    "Arbetsgruppen för skolfrågor går igenom utkastet mening för mening. Nya är välkomna, också mitt i."
                ),
                kind="studies",
                day=near(today, 3, WEDNESDAY),
                start="17:30",
                end="19:30",
                venue="kronogatan",
                place="Mötesrummet",
                main_image="skolan",
                main_image_alt="En låg skolbyggnad med klocka på gaveln.",
                tags=("skola", "program"),
                body=(
                    (
                        "text",
                        (
                            "<p>Ta med en penna och ett exempel. Det bästa i vårt program har börjat med att "
                            "någon sade: hos oss är det så här. Gruppen bjuder på smörgås.</p><p>Frågor besvaras "
                            "av Lena Skog.</p>"
                        ),
                    ),
                ),
            ),
            EventData(
                slug=f"rod-lordag-{saturday:%Y-%m-%d}",
                title="Röd Lördag på torget",
                lead=(
                    "Kaffe, bulle och en fråga på en lapp. Vi står mellan fontänen och kiosken så länge kaffet räcker."
                ),
                kind="red_saturday",
                day=saturday,
                start="10:00",
                end="13:00",
                place="Torget, vid fontänen",
                main_image="torget",
                main_image_alt="Ett rödvitt tält på torget och tre personer bakom ett bord.",
                tags=("röd lördag",),
            ),
            EventData(
                slug=f"fblive-{near(today, 15, THURSDAY):%Y-%m-%d}",
                title="Fblive: fråga om kvällsbussarna",
                lead="Amir Rostami svarar direkt i fyrtio minuter. Ställ frågan i förväg om du inte har ett konto.",
                kind="fblive",
                day=near(today, 15, THURSDAY),
                start="19:00",
                end="19:40",
                place="På webben, textat i efterhand",
                main_image="hallplatsen",
                main_image_alt="En röd buss vid en hållplats.",
                tags=("kollektivtrafik",),
            ),
            EventData(
                slug=f"studiecirkeln-balans-{near(today, 17, WEDNESDAY):%Y-%m-%d}",
                title="Studiecirkeln Balans, tredje kvällen",
                lead="Vem gör det som inte syns? Vi läser sju sidor och jämför våra veckor.",
                kind="studies",
                day=near(today, 17, WEDNESDAY),
                start="18:00",
                end="20:00",
                venue="kronogatan",
                place="Mötesrummet",
                main_image="studiecirkeln",
                main_image_alt="Uppslagna böcker, kaffe och bullar på ett bord.",
                tags=("studier", "feminism"),
            ),
            EventData(
                slug=f"introduktion-{near(today, 24, THURSDAY):%Y-%m-%d}",
                title="Introduktion för dig som är ny",
                lead="En kväll om hur föreningen fungerar, vad kommunen bestämmer över och vad du kan göra om du vill.",
                kind="social",
                day=near(today, 24, THURSDAY),
                start="18:00",
                end="20:00",
                venue="kronogatan",
                place="Köket",
                tags=("medlem",),
            ),
            EventData(
                slug=f"fullmaktige-{near(today, 30, WEDNESDAY):%Y-%m-%d}",
                title="Kommunfullmäktige sammanträder",
                lead="Åhörarläktaren är öppen. Vår motion om solceller på kommunens tak kan komma upp.",
                kind="municipal",
                day=near(today, 30, WEDNESDAY),
                start="17:00",
                place="Kommunhuset, sessionssalen",
                main_image="fullmaktige",
                main_image_alt="En talare framför rader av ledamöter.",
                tags=("fullmäktige", "klimat"),
            ),
            EventData(
                slug=f"natverket-{near(today, 44, SATURDAY):%Y-%m-%d}",
                title="Feministiska nätverket möts",
                lead="Halvdag tillsammans med Trollhättan om talartid, nominering och konsten att dela på ett uppdrag.",
                kind="studies",
                day=near(today, 44, SATURDAY),
                start="10:00",
                end="14:00",
                venue="kronogatan",
                place="Mötesrummet",
                main_image="plakaten",
                main_image_alt="Plakat med syrenblommor över en folksamling.",
                tags=("feminism",),
            ),
            EventData(
                slug=f"soppkvall-{near(today, 20, SUNDAY):%Y-%m-%d}",
                title="Soppa och sällskapsspel",
                lead="Ingen dagordning. Barn är välkomna, och den som vinner diskar.",
                kind="social",
                day=near(today, 20, SUNDAY),
                start="15:00",
                end="18:00",
                venue="kronogatan",
                place="Köket",
                tags=("socialt",),
            ),
            EventData(
                slug=f"stadning-nordkroken-{near(today, 52, SATURDAY):%Y-%m-%d}",
                title="Arbetsdag i Nordkroken",
                lead=(
                    "Vi går igenom huset, lagar det som vinden tagit och eldar i kaminen efteråt. Samåkning från "
                    "Kronogatan kl. 9.00."
                ),
                kind="social",
                day=near(today, 52, SATURDAY),
                start="09:30",
                end="15:00",
                venue="nordkroken",
                main_image="nordkroken",
                main_image_alt="Ett rött hus på en strand med tallar och brygga.",
                tags=("nordkroken",),
            ),
            EventData(
                slug=f"bussresa-{near(today, 6, SATURDAY):%Y-%m-%d}",
                title="Provåk kvällsbussen till Brålanda",
                lead=(
                    "Inställt. Bussen är ersatt av taxi den här helgen på grund av ett vägarbete. Vi återkommer "
                    "med en ny dag."
                ),
                kind="social",
                day=near(today, 6, SATURDAY),
                start="19:00",
                end="21:30",
                place="Hållplats Vänersborg torget",
                tags=("kollektivtrafik", "brålanda"),
                is_cancelled=True,
            ),
            EventData(
                slug=f"medlemsmote-{near(today, -25, TUESDAY):%Y-%m-%d}",
                title="Medlemsmöte om programmet",
                lead="Tre arbetsgrupper lämnade sina utkast. Mötet strök mer än det lade till, och det var meningen.",
                kind="member_meeting",
                day=near(today, -25, TUESDAY),
                start="18:30",
                end="20:30",
                venue="kronogatan",
                place="Mötesrummet",
                tags=("medlemsmöte", "program"),
            ),
            EventData(
                slug=f"rod-lordag-{near(today, -26, SATURDAY):%Y-%m-%d}",
                title="Röd Lördag på torget",
                lead="Vi hällde upp 86 koppar kaffe och tog emot frågor om plogning, hemtjänst och ishallen.",
                kind="red_saturday",
                day=near(today, -26, SATURDAY),
                start="10:00",
                end="13:00",
                place="Torget, vid fontänen",
                tags=("röd lördag",),
            ),
        )
    )


def observances(today: date) -> tuple[EventData, ...]:
    """The yearly days, each at its next occurrence. Kristallnatten is commemorated, never celebrated."""
    march8, march21, may1 = coming(today, 3, 8), coming(today, 3, 21), coming(today, 5, 1)
    november9, november25 = coming(today, 11, 9), coming(today, 11, 25)
    found = (
        EventData(
            slug=f"8-mars-{march8.year}",
            title="Internationella kvinnodagen",
            lead=(
                "Vi samlas på torget med tal, musik och insamling till kvinnojouren. Efteråt bjuder nätverket på kaka."
            ),
            kind="manifestation",
            day=march8,
            start="17:30",
            end="18:30",
            place="Torget, vid fontänen",
            main_image="plakaten",
            main_image_alt="Fem plakat över en folksamling, ett av dem med kvinnotecken.",
            tags=("8 mars", "feminism"),
        ),
        EventData(
            slug=f"21-mars-{march21.year}",
            title="Internationella dagen mot rasism",
            lead="Antirasistisk manifestation. Vi läser dikter på de språk som talas i Vänersborg.",
            kind="manifestation",
            day=march21,
            start="16:00",
            end="17:00",
            place="Plantaget, vid musikpaviljongen",
            tags=("antirasism",),
        ),
        EventData(
            slug=f"1-maj-{may1.year}",
            title="Första maj",
            lead="Vi firar arbetarrörelsens dag med tåg från Plantaget, korta tal på torget och lång soppa efteråt.",
            kind="manifestation",
            day=may1,
            start="11:00",
            end="15:00",
            place="Plantaget, vid musikpaviljongen",
            main_image="forsta-maj",
            main_image_alt="Röda och lila fanor över en folksamling.",
            tags=("1 maj",),
            body=(
                (
                    "text",
                    (
                        "<p>Hela vägen är asfalterad och går i barnvagnstakt. En bil rullar sist för den som "
                        "behöver vila. Öronproppar finns vid samlingen. Talen tolkas till teckenspråk till "
                        "vänster om scenen.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Så blir dagen",
                        "header_row": True,
                        "header_column": True,
                        "rows": [
                            ["Tid", "Vad", "Var"],
                            ["11.00", "Samling, fanor delas ut", "Plantaget"],
                            ["11.30", "Tåget går", "Kungsgatan"],
                            ["12.10", "Tal: Amir Rostami, Hodan Jama och en gäst", "Torget"],
                            ["13.00", "Soppa, kaffe och blåsorkester", "Kronogatan 2"],
                        ],
                    },
                ),
            ),
        ),
        EventData(
            slug=f"kristallnatten-{november9.year}",
            title="Kristallnatten uppmärksammas",
            lead="Vi minns novemberpogromen 1938 med ljus, tystnad och ett kort tal om det som pågår nu.",
            kind="manifestation",
            day=november9,
            start="18:00",
            end="18:40",
            place="Plantaget, vid musikpaviljongen",
            tags=("antirasism",),
            body=(
                (
                    "text",
                    (
                        f"<p>{day_text(november9).capitalize()} tänder vi ljus för dem som mördades, fängslades "
                        "och drevs bort. Ta gärna med en lykta. Manifestationen är gemensam för flera föreningar, "
                        "och inga partisymboler används.</p>"
                    ),
                ),
            ),
        ),
        EventData(
            slug=f"orange-day-{november25.year}",
            title="Orange day",
            lead="Sexton dagar mot mäns våld mot kvinnor, till och med 10 december. Vi samlar in till kvinnojouren.",
            kind="manifestation",
            day=november25,
            venue="kronogatan",
            place="Insamling på expeditionen",
            tags=("orange day", "feminism"),
        ),
    )
    return no_break(found)
