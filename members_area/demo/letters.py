"""Members' letters, one for each month of the year; the demo has those of the last twelve."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from core.demo.spaces import no_break

NEXT = "Kommer i början av nästa månad"
CLOSING = "Vi ses där. Hälsningar från styrelsen genom Lena Skog"


@dataclass(frozen=True, slots=True)
class LetterData:
    """A letter: its month, its title and opening, and sections of heading and text."""

    month: int
    title: str
    lead: str
    sections: tuple[tuple[str, str], ...]


def days(today: datetime.date) -> list[datetime.date]:
    """Return the days of the last twelve letters, the oldest first: the fourth of each month."""
    last = today.year * 12 + today.month - 1 - (today.day < 4)
    return [datetime.date(number // 12, number % 12 + 1, 4) for number in range(last - 11, last + 1)]


LETTERS: tuple[LetterData, ...] = tuple(
    no_break(letter)
    for letter in (
        LetterData(
            11,
            "Nu behöver vi fler händer",
            "Budgeten är på väg till nämnderna, skolbesöken har börjat och kaffekassan går plus. Här är det du behöver "
            "veta den här månaden.",
            (
                (
                    "Budgeten på tre minuter",
                    (
                        "<p>Kommunens förslag sparar lika mycket överallt. Det låter rättvist, men slår hårdast där "
                        "det redan är tunt: i hemtjänsten utanför tätorten.</p><p>På nästa medlemsmöte går vi igenom "
                        "våra tre alternativ. Läs gärna handlingarna innan, de är två sidor.</p>"
                    ),
                ),
                (
                    "Vi söker fyra som kan hålla i kaffet",
                    (
                        "<p>Röda lördagen fungerar när någon står vid termosarna från klockan elva. Kan du ta en "
                        'timme, så <a href="page:kontakt">hör av dig</a>.</p>'
                    ),
                ),
                (
                    "Datum att skriva upp",
                    (
                        "<ul><li><b>Medlemsmöte:</b> andra tisdagen i månaden, Folkets hus</li><li><b>Röd lördag:</b> "
                        "första lördagen, på torget</li><li><b>Arbetsgruppen för skola:</b> varannan onsdag</li></ul>"
                    ),
                ),
            ),
        ),
        LetterData(
            10,
            "Tack för ett långt möte",
            "Fyrtiotvå personer, tre timmar och en hörslinga som äntligen fungerar.",
            (
                (
                    "Det här bestämde vi",
                    (
                        "<p>Mötet antog handlingsplanen för hösten. Den finns under Handlingar. Tre punkter fick en "
                        "ansvarig på stående fot.</p>"
                    ),
                ),
                (
                    "Hörslingan fungerar",
                    (
                        "<p>Efter tre försök och en ny förstärkare går det att höra i hela rummet. Tack till er som "
                        "stod ut och provlyssnade.</p>"
                    ),
                ),
            ),
        ),
        LetterData(
            9,
            "Skolmaten kom upp igen",
            "Nämnden sköt på frågan i våras. Nu är den tillbaka, och vi har räknat.",
            (
                (
                    "Så mycket kostar ett kök",
                    (
                        "<p>Ett mottagningskök som byggs om till tillagningskök kostar mer det första året och mindre "
                        "från det fjärde. Uträkningen finns hos gruppen för skola och förskola.</p>"
                    ),
                ),
                ("Följ med på skolbesök", "<p>Vi besöker två skolor till. Säg till om du vill följa med.</p>"),
            ),
        ),
        LetterData(
            8,
            "Sommaren är slut, men inte kassan",
            "Kassören har räknat burkar, och resultatet är bättre än väntat.",
            (
                (
                    "Halvåret i siffror",
                    (
                        "<p>Medlemsavgifterna kom in tidigare än förra året. Lokalen kostar mer. Styrelsen tittar på "
                        "hyran i höst.</p>"
                    ),
                ),
                ("Nya medlemmar", "<p>Sex personer har gått med sedan midsommar. Varje ny medlem har en fadder.</p>"),
            ),
        ),
        LetterData(
            7,
            "Ett kort brev i värmen",
            "Inga möten i juli, men två saker som är bra att veta.",
            (
                ("Lokalen är öppen på tisdagar", "<p>Mellan tre och sex, även under sommaren.</p>"),
                ("Böckerna ska tillbaka", "<p>Studiecirkelns böcker lämnas i hyllan vid dörren.</p>"),
            ),
        ),
        LetterData(
            6,
            "Vi summerar våren",
            "Nio skolbesök, fyra motioner och en första maj utan regn.",
            (
                (
                    "Fyra motioner",
                    "<p>Två är besvarade, en är bifallen och en ligger kvar. Läs mer under Rapporter.</p>",
                ),
                ("Höstens första möte", "<p>Kallelsen går ut sju dagar innan, som vanligt.</p>"),
            ),
        ),
        LetterData(
            5,
            "Första maj är klar, tack vare er",
            "Trettio funktionärer, en trasig högtalare och väldigt mycket kaffe.",
            (
                (
                    "Det vi lärde oss",
                    (
                        "<p>Banderollerna behöver fler bärare på slutet av sträckan. Ljudet behöver en reserv. Kakorna "
                        "räckte.</p>"
                    ),
                ),
                ("Ny grupp för kommunikation", "<p>De träffas varannan torsdag och vill bli fler.</p>"),
            ),
        ),
        LetterData(
            4,
            "Nu drar det ihop sig",
            "Tre veckor till första maj och en budget som inte går ihop.",
            (
                (
                    "Vi behöver fyra till",
                    "<p>Det räcker nästan. Kan du bära en ände av en banderoll i fyrtio minuter?</p>",
                ),
                ("Budgeten i nämnderna", "<p>Gruppen har lagt tre alternativ. De ligger under Handlingar.</p>"),
            ),
        ),
        LetterData(
            3,
            "Ny styrelse, nya tider",
            "Årsmötet valde en ny styrelse. Så här når du den.",
            (
                ("Vem gör vad", "<p>Ordförande, sekreterare och kassör presenterar sig på nästa medlemsmöte.</p>"),
                ("Stadgarna ändrades", "<p>Den nya versionen finns under Handlingar, och den gamla är kvar.</p>"),
            ),
        ),
        LetterData(
            2,
            "Dags för årsmöte",
            "Handlingarna är klara. Här är det viktigaste på en sida.",
            (
                (
                    "Motioner till årsmötet",
                    "<p>Fem motioner har kommit in, två av dem om jämställdhet i föreningen.</p>",
                ),
                ("Valberedningens förslag", "<p>Förslaget finns i kallelsen.</p>"),
            ),
        ),
        LetterData(
            1,
            "Året som kommer",
            "Verksamhetsplanen har tjugofyra punkter. Vi börjar med tre.",
            (
                ("Tre saker före mars", "<p>Skolmaten, bussarna och en lokal som går att komma in i.</p>"),
                ("Avgiften för året", "<p>Den betalas senast sista februari. Säg till om det är svårt.</p>"),
            ),
        ),
        LetterData(
            12,
            "Tack för i år",
            "Ett år i siffror, och några ord om nästa.",
            (
                ("Året i siffror", "<p>Elva möten, fyrtioen medlemmar och sextio liter kaffe.</p>"),
                ("Lokalen stänger över helgerna", "<p>Vi öppnar igen den första tisdagen i januari.</p>"),
            ),
        ),
    )
)
BY_MONTH = {letter.month: letter for letter in LETTERS}
