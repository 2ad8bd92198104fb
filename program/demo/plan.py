"""This year's activity plan and last year's, in Swedish. English and Arabic are in plan_texts."""

from __future__ import annotations

from dataclasses import dataclass

from core.demo.spaces import no_break


@dataclass(frozen=True)
class ActionData:
    """An action. `due_in` is days from today; `person` a slug, or none when a group is responsible."""

    text: str
    status: str
    person: str = ""
    responsible: str = ""
    evidence: str = ""
    due_in: int | None = None
    link: str = ""
    link_text: str = ""


@dataclass(frozen=True)
class ChapterData:
    """A chapter."""

    title: str
    purpose: str
    actions: tuple[ActionData, ...]
    person: str = ""
    responsible: str = ""


LEAD = (
    "Det här har årsmötet bestämt att vi ska göra i år. Varje rad har någon som ansvarar, och varje rad redovisas, "
    "också den som inte blir av."
)
EASY_READ = (
    "Det här är vår plan för året.\nDen har 25 punkter.\nVarje blomma visar hur långt vi har kommit.\nNär blomman är "
    "fylld är vi klara.\nEn punkt blir inte av. Där står varför."
)
LAST_LEAD = "Planen för förra året är avslutad. Det mesta blev gjort, några saker följde med till i år och två ströks."

A = ActionData

THIS_YEAR: tuple[ChapterData, ...] = no_break(
    (
        ChapterData(
            "Nya medlemmar",
            "Ingen ska behöva gå på sitt första möte utan att känna någon.",
            (
                A(
                    "Brev och samtal till alla nya inom en vecka",
                    "done",
                    "lena-skog",
                    evidence="Alla nitton har fått båda delarna.",
                ),
                A(
                    "Introduktion en kväll per termin",
                    "halfway",
                    "lena-skog",
                    evidence="Elva kom på den första, sju gick med i en grupp.",
                    due_in=24,
                    link="kalender",
                    link_text="Se när nästa är",
                ),
                A(
                    "Fadder åt den som vill ha en",
                    "nearly_done",
                    "hodan-jama",
                    evidence="Fem par saknar ännu en första fika.",
                ),
            ),
            responsible="Styrelsen",
        ),
        ChapterData(
            "Feminism i vardagen",
            "Det vi kräver av kommunen ska vi själva klara av på ett styrelsemöte.",
            (
                A(
                    "Internfeminism som punkt på varje möte",
                    "done",
                    responsible="Mötesordförande",
                    evidence="Elva möten av elva.",
                ),
                A(
                    "Mäta talartiden under ett halvår",
                    "done",
                    "hodan-jama",
                    evidence="Redovisad för medlemsmötet, med diagram.",
                ),
                A(
                    "Nätverk för män tillsammans med Trollhättan",
                    "started",
                    "amir-rostami",
                    evidence="Tre är med. Målet är åtta.",
                ),
                A("Lokalt styrdokument om härskartekniker", "planned", "karin-hedlund", due_in=30),
            ),
            person="hodan-jama",
        ),
        ChapterData(
            "Berätta vad vi gör",
            "Den som röstade på oss ska kunna följa vad det ledde till.",
            (
                A(
                    "Webbplats som alla kan använda",
                    "done",
                    responsible="Kommunikationsgruppen",
                    evidence="Granskad mot WCAG 2.2 och lagad där det brast.",
                    link="tillganglighet",
                    link_text="Så tillgänglig är den",
                ),
                A(
                    "Text före och efter vart sammanträde",
                    "halfway",
                    "amir-rostami",
                    evidence="Sex nämnder är i gång, tre har inte börjat.",
                    due_in=-9,
                    link="rapporter",
                    link_text="Läs rapporterna",
                ),
                A(
                    "Brev till medlemmarna varje månad",
                    "nearly_done",
                    responsible="Kommunikationsgruppen",
                    evidence="Inget brev har varit sent.",
                ),
                A(
                    "Egen radiokväll om budgeten",
                    "cancelled",
                    "jonas-ek",
                    evidence="Studion stängde. Vi prövar igen när det finns en ny.",
                ),
            ),
            responsible="Kommunikationsgruppen",
        ),
        ChapterData(
            "Möten för alla",
            "Trappor, arbetstider och småbarn ska inte avgöra vem som får bestämma.",
            (
                A(
                    "Barnpassning på varje medlemsmöte",
                    "done",
                    "eva-lotta-nyqvist",
                    evidence="Två ungdomar har betalt för hela året.",
                ),
                A(
                    "Slinga och bättre ljus i möteslokalen",
                    "done",
                    "jonas-ek",
                    evidence="Provat av fyra personer med hörapparat.",
                ),
                A("Ett medlemsmöte i Brålanda", "planned", "amir-rostami", due_in=38),
                A("Dagordning på lättläst svenska", "planned", "eva-lotta-nyqvist", due_in=-4),
            ),
            person="eva-lotta-nyqvist",
        ),
        ChapterData(
            "Studier",
            "Vi lär oss tillsammans, så att fler vågar säga ja till ett uppdrag.",
            (
                A(
                    "Kurs för nya i nämnder och fullmäktige",
                    "done",
                    "amir-rostami",
                    evidence="Nio gick alla fyra kvällarna.",
                ),
                A(
                    "Studiecirkeln Balans, en omgång per termin",
                    "halfway",
                    "lena-skog",
                    evidence="Vårens är klar, höstens är full.",
                ),
                A("Föreläsning om kommunens pengar", "planned", "eva-lotta-nyqvist", due_in=20),
                A("Skrivstuga: så gör du ett yrkande", "planned", "karin-hedlund", due_in=36),
            ),
            person="lena-skog",
        ),
        ChapterData(
            "Ute bland folk",
            "Politik ska gå att prata om vid ett kaffebord, inte bara i talarstolen.",
            (
                A(
                    "Kaffe på torget en lördag i månaden",
                    "done",
                    "jonas-ek",
                    evidence="Som mest 86 koppar på en förmiddag.",
                ),
                A(
                    "Knacka dörr i tre områden",
                    "done",
                    "jonas-ek",
                    evidence="212 dörrar öppnades. Mest pratade vi om bussen.",
                ),
                A(
                    "Insamling till kvinnojouren",
                    "nearly_done",
                    "hodan-jama",
                    evidence="17 400 kronor av 20 000.",
                    due_in=12,
                ),
                A(
                    "Stötta dem som vill starta Ung i Vänersborg",
                    "started",
                    "amir-rostami",
                    evidence="Två träffar på gymnasiet.",
                ),
                A("Fika och frågor i Frändefors", "planned", "jonas-ek", due_in=26),
                A("Ljusmanifestation mot rasism", "planned", "hodan-jama", due_in=33),
            ),
            person="jonas-ek",
        ),
    )
)

LAST_YEAR: tuple[ChapterData, ...] = no_break(
    (
        ChapterData(
            "Medlemmar",
            "Fler ska vilja stanna än som slutar.",
            (
                A("Ringa alla som inte förnyat", "done", "lena-skog", evidence="Tolv av trettio kom tillbaka."),
                A("En välkomstkväll varje termin", "done", "lena-skog", evidence="Tjugotvå kom sammanlagt."),
                A(
                    "Fadder åt nya medlemmar",
                    "halfway",
                    "hodan-jama",
                    evidence="Åtta par bildades. Resten tar vi i årets plan.",
                ),
            ),
            responsible="Styrelsen",
        ),
        ChapterData(
            "Politik på plats",
            "Vi ska veta hur det är innan vi tycker.",
            (
                A("Besöka sex arbetsplatser", "done", "karin-hedlund", evidence="Sju blev det till slut."),
                A("Fråga hundra invånare om bussen", "done", "amir-rostami", evidence="134 svar, en motion."),
                A(
                    "Öppet hus om budgeten",
                    "cancelled",
                    "amir-rostami",
                    evidence="Krockade med extrainsatt fullmäktige två gånger.",
                ),
                A("Skriva tre medborgarförslag med andra", "nearly_done", "jonas-ek", evidence="Två lämnades in."),
            ),
            person="amir-rostami",
        ),
        ChapterData(
            "Lokalen",
            "Syrenen ska vara ett rum dit man går också utan ärende.",
            (
                A("Öppet varje tisdag", "done", "eva-lotta-nyqvist", evidence="Stängt bara två tisdagar."),
                A("Måla om köket", "done", "jonas-ek", evidence="Klart på en helg med nio personer."),
                A(
                    "Bygga ramp till bakdörren",
                    "cancelled",
                    "jonas-ek",
                    evidence="Värden bygger en egen. Den står klar till sommaren.",
                ),
                A("Soppa och bok en gång i månaden", "done", "lena-skog", evidence="Tio kvällar, sjuttio besök."),
                A("Byta till billigare el", "done", responsible="Kassören", evidence="Sparar 2 300 kronor om året."),
            ),
            person="eva-lotta-nyqvist",
        ),
    )
)
