"""The demo's calendar: single events around the day it is loaded."""

from __future__ import annotations

from datetime import date

from core.demo.dates import SATURDAY, SUNDAY, THURSDAY, TUESDAY, WEDNESDAY, member_meeting, near
from core.demo.shapes import Block, PageData
from core.demo.spaces import no_break
from events.demo.shapes import EventData

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


OF_THE_CALENDAR = no_break(
    {
        "year_lead": "Dagar vi samlas kring, år efter år. Röda siffror är helgdagar. Rutorna är dagar då vi gör något.",
        "studies_title": "Studier",
        "studies_lead": (
            "Vi läser tillsammans, prövar på låtsas och lär av dem som gjort fel före oss. Cirklarna är gratis och "
            "öppna för alla om inget annat står."
        ),
    }
)

STUDIES_BODY: tuple[Block, ...] = (
    (
        "text",
        (
            "<p>En cirkel är fem till tio personer, en ledare som inte kan allt, och kaffe. Du anmäler dig till hela "
            "cirkeln, men det går bra att missa en kväll.</p><p>Saknar du något? Säg till studieorganisatören, så "
            "letar vi en ledare.</p>"
        ),
    ),
)


def events(today: date) -> tuple[EventData, ...]:
    """The events, in no particular order; days are fitted to their weekday."""
    meeting = member_meeting(today)
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
                how="both",
                online_note="Mötet sänds. Den som anmält sig får länken med mejl.",
                price="Gratis. Soppa 40 kr, barn 0 kr",
                contact="lena-skog",
                areas=("demokrati-och-jamlikhet",),
                programme=(
                    ("18.00", "Soppa", "Köket"),
                    ("18.30", "Öppnande, val av mötesfunktionärer, dagordning", "Konferensrummet"),
                    ("18.45", "Rapporter från nämnderna", ""),
                    ("19.00", "Budgeten: fem rader och tre bord", ""),
                    ("20.00", "Internfeminism", ""),
                    ("20.15", "Övriga frågor och nästa möte", ""),
                ),
                body=(
                    (
                        "text",
                        (
                            "<p>Alla får komma, även den som inte är medlem. Rösträtt har den som betalat "
                            "avgiften minst trettio dagar före mötet. Mötet går att följa på länk: anmäl dig, så "
                            "får du den med mejl.</p>"
                        ),
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
                contact="lena-skog",
                areas=("forskola-och-skola",),
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
                how="online",
                online_note="Sänds öppet på vår sida. Textas i efterhand.",
                contact="amir-rostami",
                areas=("trafik-och-transporter",),
                takes_questions=True,
            ),
            EventData(
                slug=f"fblive-{near(today, -18, THURSDAY):%Y-%m-%d}",
                title="Fblive: fråga om hemtjänsten",
                lead="Hodan Jama svarade på det ni hade skickat in, och på det som kom under sändningen.",
                kind="fblive",
                day=near(today, -18, THURSDAY),
                start="19:00",
                end="19:40",
                place="På webben, textat i efterhand",
                tags=("omsorg",),
                how="online",
                online_note="Sändes öppet på vår sida. Inspelningen är textad.",
                contact="hodan-jama",
                areas=("aldreomsorg",),
                takes_questions=True,
                afterwards=(("text", "<p>Fyrtio minuter, nitton frågor. De tre som flest undrade över står här.</p>"),),
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
                state_note="Alla tolv platser är tagna. Det finns en väntelista, och en kväll till i nästa termin.",
                contact="jonas-ek",
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
                areas=("miljo-och-klimat",),
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
                price="Gratis. Mat och handskar finns",
                contact="eva-lotta-nyqvist",
            ),
            EventData(
                slug=f"bussresa-{near(today, 6, SATURDAY):%Y-%m-%d}",
                title="Provåk kvällsbussen till Brålanda",
                lead=(
                    "Vi åker sista turen ut och den första tillbaka, och skriver upp vad som fattas. Vi återkommer "
                    "med en ny dag."
                ),
                kind="social",
                day=near(today, 6, SATURDAY),
                start="19:00",
                end="21:30",
                place="Hållplats Vänersborg torget",
                tags=("kollektivtrafik", "brålanda"),
                state="cancelled",
                state_note="Bussen är ersatt av taxi den här helgen på grund av ett vägarbete.",
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
                afterwards=(
                    (
                        "text",
                        (
                            "<p>Trettioen kom, fyra för första gången. Mötet strök hela inledningen om skolan och gav "
                            "gruppen två veckor till. Soppan räckte precis.</p>"
                        ),
                    ),
                    (
                        "image",
                        {
                            "image": "soppan",
                            "alt": "En gryta soppa på spisen, två skålar och ett bröd.",
                            "caption": "Före mötet.",
                        },
                    ),
                ),
            ),
        )
    )
