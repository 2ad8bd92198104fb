"""The demo's yearly days, and their events of last year, this year and the next."""

from __future__ import annotations

from datetime import date

from core.demo.spaces import no_break
from events.demo.shapes import EventData, ObservanceData

PLACE = "Plantaget, vid musikpaviljongen"
SQUARE = "Torget, vid fontänen"


def observances() -> tuple[ObservanceData, ...]:
    """The standing pages. Kristallnatten is observed, never celebrated."""
    return no_break(
        (
            ObservanceData(
                slug="forintelsens-minnesdag",
                title="Förintelsens minnesdag",
                lead="Vi minns dem som mördades, och läser upp namn så länge det går.",
                day=27,
                month=1,
                usual_time="17:00",
                usual_place="Kyrkan",
                checklist=("Ring församlingen i november", "Skriv ut namnlistan i stor stil", "Be två om att läsa"),
                contacts="Församlingens vaktmästare, 070-174 06 31",
                body=_text("Dagen är gemensam för många i staden. Vi bär inga märken och håller inga politiska tal."),
            ),
            ObservanceData(
                slug="8-mars",
                title="Internationella kvinnodagen",
                lead="Lika lön, halva makten, hela livet. Dagen firas i hela världen, och på torget hos oss.",
                day=8,
                month=3,
                is_celebrated=True,
                usual_time="17:30",
                usual_place=SQUARE,
                checklist=(
                    "Sök polistillstånd senast i januari",
                    "Fråga kvinnojouren om insamlingen",
                    "Boka högtalare av ABF",
                    "Två talare, minst en under trettio",
                    "Kaka och termosar: fråga nätverket",
                ),
                contacts="Kvinnojouren, samordnaren, 070-174 06 32\nABF, ljudet, 070-174 06 33",
                body=_text(
                    "Rösträtten är hundra år, barnomsorgen femtio. Inget av det kom av sig självt, och inget av det är "
                    "färdigt. Därför står vi på torget också när det blåser."
                ),
            ),
            ObservanceData(
                slug="21-mars",
                title="Internationella dagen mot rasism",
                lead="Dagen uppmärksammas till minne av Sharpeville 1960. Vi läser dikter på stadens alla språk.",
                day=21,
                month=3,
                usual_time="16:00",
                usual_place=PLACE,
                checklist=("Bjud in språkkaféet", "Be om dikter i februari", "Tolk till öppningen"),
                body=_text("Sextionio människor sköts ihjäl för att de gick utan pass. Vi läser för dem och för oss."),
            ),
            ObservanceData(
                slug="1-maj",
                title="Första maj",
                lead="Vi firar arbetarrörelsens dag med tåg, korta tal och lång soppa.",
                day=1,
                month=5,
                is_celebrated=True,
                usual_time="11:00",
                usual_place=PLACE,
                checklist=(
                    "Polistillstånd för tåget: senast 1 april",
                    "Orkestern: boka före jul",
                    "Teckenspråkstolk",
                    "Fanor ur förrådet, vädras en vecka",
                    "Följebil för den som behöver vila",
                    "Soppa för hundra",
                ),
                contacts="Blåsorkestern, 070-174 06 34\nTolkcentralen, 070-174 06 35",
                body=_text(
                    "Åtta timmars arbetsdag var ett krav innan den var en lag. Vi går samma väg varje år och vill "
                    "något nytt varje gång."
                ),
            ),
            ObservanceData(
                slug="aqua-bla",
                title="Aqua Blå",
                lead="Stadens fest vid vattnet. Vi har tält, saft och en fråga till alla som går förbi.",
                usual_place="Hamnplan",
                checklist=("Anmäl tältet till kommunen i maj", "Saft och muggar", "Schema för två i taget"),
                body=_text("Festen flyttar sig några dagar från år till år, så titta efter i kalendern."),
            ),
            ObservanceData(
                slug="kristallnatten",
                title="Kristallnatten",
                lead="Den 9 november uppmärksammar vi novemberpogromen 1938, tillsammans med flera föreningar.",
                day=9,
                month=11,
                usual_time="18:00",
                usual_place=PLACE,
                checklist=("Gemensamt möte i september", "Lyktor, två hundra", "Ett tal, högst fem minuter"),
                contacts="Föreningarnas kontaktlista ligger i pärmen på expeditionen",
                body=_text(
                    "Över tusen synagogor brann, och grannarna tittade på. Vi tänder ljus och står tysta, och någon "
                    "säger något om i dag."
                ),
            ),
            ObservanceData(
                slug="orange-day",
                title="Orange day",
                lead="Sexton dagar mot mäns våld mot kvinnor, från 25 november till 10 december.",
                day=25,
                month=11,
                until=(10, 12),
                usual_place="Expeditionen på Kronogatan 2",
                checklist=("Orange tyg till fönstret", "Insamlingsbössa till kvinnojouren", "Inlägg varje dag"),
                body=_text("Siffrorna är desamma i år: var tredje kvinna. Därför gör vi sexton dagar av det."),
            ),
        )
    )


def _text(paragraph: str) -> tuple[tuple[str, str], ...]:
    return (("text", f"<p>{paragraph}</p>"),)


def events(today: date) -> tuple[EventData, ...]:
    """The events of three years; those that have been tell how it went."""
    found = [event for year in (today.year - 1, today.year, today.year + 1) for event in _of_year(year, today)]
    return no_break(tuple(found))


def _of_year(year: int, today: date) -> list[EventData]:
    festival = date(year, 8, 1 + (3 - date(year, 8, 1).weekday()) % 7 + 7)
    return [
        EventData(
            slug=f"8-mars-{year}",
            title="Internationella kvinnodagen",
            lead=(
                "Vi samlas på torget med tal, musik och insamling till kvinnojouren. Efteråt bjuder nätverket på kaka."
            ),
            kind="manifestation",
            day=date(year, 3, 8),
            start="17:30",
            end="18:30",
            place=SQUARE,
            poster="8 mars",
            observance="8-mars",
            contact="hodan-jama",
            main_image="plakaten",
            main_image_alt="Fem plakat över en folksamling, ett av dem med kvinnotecken.",
            organisers=(("Kvinnojouren", "https://kvinnojouren.example"), ("Feministiska nätverket", "")),
            programme=(
                ("17.30", "Samling och trummor", "Torget"),
                ("17.45", "Två tal, fem minuter var", "Scenen"),
                ("18.10", "Insamling och kaka", "Tältet"),
            ),
            areas=("demokrati-och-jamlikhet",),
            afterwards=_afterwards(date(year, 3, 8), today, "Hundratjugo kom, och bössan gav 8 400 kr."),
            tags=("8 mars", "feminism"),
        ),
        EventData(
            slug=f"21-mars-{year}",
            title="Antirasistisk manifestation",
            lead="Vi läser dikter på de språk som talas i Vänersborg.",
            kind="manifestation",
            day=date(year, 3, 21),
            start="16:00",
            end="17:00",
            place=PLACE,
            observance="21-mars",
            areas=("integration-och-inkludering",),
            afterwards=_afterwards(date(year, 3, 21), today, "Elva språk hördes. Den kortaste dikten var på finska."),
            tags=("antirasism",),
        ),
        EventData(
            slug=f"1-maj-{year}",
            title="Ut på gatan. Sedan kaffe",
            lead=(
                "Klockan 11.00 samlas vi i Plantaget. Tåget går 11.30 till torget. Alla är välkomna, med eller utan "
                "fana."
            ),
            kind="manifestation",
            day=date(year, 5, 1),
            start="11:00",
            end="15:00",
            place=PLACE,
            poster="1 maj",
            how="both",
            online_note="Talen sänds direkt med textning från 12.10.",
            price="Gratis. Soppa 40 kr, barn 0 kr",
            contact="jonas-ek",
            observance="1-maj",
            main_image="forsta-maj",
            main_image_alt="Röda och lila fanor över en folksamling.",
            body=(
                (
                    "text",
                    (
                        "<p>I år går vi för en kommun som bygger bostäder som folk har råd med. Talen är korta och "
                        "musiken lång.</p><p>Blåser det mer än tolv meter i sekunden flyttar vi in på Kronogatan 2. "
                        "Besked kommer här klockan nio samma morgon.</p>"
                    ),
                ),
            ),
            programme=(
                ("11.00", "Samling, fanor och öronproppar delas ut", "Plantaget"),
                ("11.30", "Tåget går. Ungefär 900 meter, i barnvagnstakt", "Kungsgatan"),
                ("12.10", "Tal: Amir Rostami, Hodan Jama och en gäst", "Torget"),
                ("13.00", "Soppa, kaffe och blåsorkester", "Kronogatan 2"),
            ),
            access=(
                ("Rullstol", "yes", "Hela vägen är asfalterad, två trottoarkanter med ramp."),
                ("Vila", "yes", "Bänkar efter 300 och 600 meter. Följebil sist i tåget."),
                ("Teckenspråk", "yes", "Talen tolkas. Stå till vänster om scenen."),
                ("Hörslinga", "no", "Inte ute. På Kronogatan finns den."),
            ),
            afterwards=_afterwards(date(year, 5, 1), today, "Solen kom vid halva Kungsgatan. Soppan tog slut 14.20."),
            tags=("1 maj",),
        ),
        EventData(
            slug=f"aqua-bla-{year}",
            title="Aqua Blå: vi har tältet vid kajen",
            lead="Saft, skugga och frågan: vad saknar du vid vattnet?",
            kind="social",
            day=festival,
            last_day=date.fromordinal(festival.toordinal() + 2),
            place="Hamnplan",
            observance="aqua-bla",
            contact="jonas-ek",
            afterwards=_afterwards(festival, today, "Trehundra lappar. Flest ville ha en badtrappa till."),
            tags=("aqua blå",),
        ),
        EventData(
            slug=f"kristallnatten-{year}",
            title="Kristallnatten uppmärksammas",
            lead="Vi minns novemberpogromen 1938 med ljus, tystnad och ett kort tal om det som pågår nu.",
            kind="manifestation",
            day=date(year, 11, 9),
            start="18:00",
            end="18:40",
            place=PLACE,
            observance="kristallnatten",
            organisers=(("Flera föreningar i Vänersborg", ""),),
            body=(
                (
                    "text",
                    (
                        "<p>Vi tänder ljus för dem som mördades, fängslades och drevs bort. Ta gärna med en lykta. "
                        "Inga partisymboler används.</p>"
                    ),
                ),
            ),
            afterwards=_afterwards(date(year, 11, 9), today, "Ljusen brann i en timme. Tack till alla som stod kvar."),
            tags=("antirasism",),
        ),
        EventData(
            slug=f"orange-day-{year}",
            title="Orange day",
            lead="Sexton dagar mot mäns våld mot kvinnor. Vi samlar in till kvinnojouren.",
            kind="manifestation",
            day=date(year, 11, 25),
            last_day=date(year, 12, 10),
            venue="kronogatan",
            place="Insamling på expeditionen",
            observance="orange-day",
            tags=("orange day", "feminism"),
        ),
    ]


def _afterwards(day: date, today: date, text: str) -> tuple[tuple[str, str], ...]:
    return _text(text) if day < today else ()
