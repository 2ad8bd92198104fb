"""The demo's reports: what representatives wrote before and after sittings, relative to a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from core.demo.dates import MONDAY, THURSDAY, TUESDAY, WEDNESDAY, near
from core.demo.shapes import PageData
from core.demo.spaces import no_break

Outcome = Literal["", "bifall", "avslag", "återremiss", "bordläggning"]


@dataclass(frozen=True)
class SideData:
    """The text of one side; `html` is rich text."""

    published_on: date
    lead: str
    html: str


@dataclass(frozen=True)
class ReportData:
    """A pair. A missing side is None; `areas` are keys of policy areas."""

    slug: str
    title: str
    assembly: str
    sitting: date
    writer: str
    areas: tuple[str, ...]
    outcome: Outcome = ""
    before: SideData | None = None
    after: SideData | None = None


INDEX = no_break(
    PageData(
        key="rapporter",
        title="Rapporter från nämnderna",
        lead="Till vänster det vi ville före sammanträdet. Till höger det som hände. Fattas en text så syns det.",
        search_description="Vad Syrenens förtroendevalda ville före varje sammanträde i Vänersborg, och hur det gick.",
        easy_read=(
            "Vi skriver före varje möte.\nVi skriver också efter mötet.\nDå kan du se vad vi sade och vad vi gjorde."
        ),
        extra={"short_title": "Rapporter"},
    )
)


def _texts(sitting: date, before: int, lead: str, *paragraphs: str) -> SideData:
    html = "".join(f"<p>{text}</p>" for text in paragraphs)
    return SideData(published_on=sitting + timedelta(days=before), lead=lead, html=html)


def reports(today: date) -> tuple[ReportData, ...]:
    """Eight reports, the coming sitting first."""
    coming = near(today, 3, TUESDAY)
    recent = (
        near(today, -14, WEDNESDAY),
        near(today, -27, THURSDAY),
        near(today, -42, TUESDAY),
        near(today, -58, WEDNESDAY),
        near(today, -76, MONDAY),
        near(today, -98, THURSDAY),
        near(today, -131, TUESDAY),
    )
    found = (
        ReportData(
            slug=f"tre-kok-i-samma-beslut-{coming:%Y-%m-%d}",
            title="Tre kök i samma beslut",
            assembly="Barn- och utbildningsnämnden",
            sitting=coming,
            writer="karin-hedlund",
            areas=("politik/forskola-och-skola",),
            before=SideData(
                published_on=min(today - timedelta(days=1), coming - timedelta(days=5)),
                lead=(
                    "Nämnden ska välja mellan att bygga tre tillagningskök i taget eller ett i sänder. Vi "
                    "vill ha ett, men börja nu."
                ),
                html=(
                    "<p>Förslaget på bordet är att bygga om tre mottagningskök samtidigt, med start om två "
                    "år. Det ser beslutsamt ut. I praktiken betyder det att inget händer på två år och att "
                    "hela summan ska fram på en gång.</p><p>Jag yrkar att det kök som ändå ska renoveras "
                    "byggs först. Då finns ställningar, hantverkare och evakuering redan på plats. De andra "
                    "två följer när deras tur kommer.</p><p>Får jag nej kommer jag att begära att nämnden "
                    "åtminstone låter projektera det första, så att ritningarna är klara när pengarna "
                    "finns.</p>"
                ),
            ),
        ),
        ReportData(
            slug=f"avgiftsfria-bussresor-mitt-pa-dagen-{recent[0]:%Y-%m-%d}",
            title="Avgiftsfria bussresor mitt på dagen",
            assembly="Kommunfullmäktige",
            sitting=recent[0],
            writer="amir-rostami",
            areas=("politik/trafik-och-transporter",),
            outcome="avslag",
            before=_texts(
                recent[0],
                -6,
                (
                    "Pensionärer ska kunna åka utan avgift mellan kl. 9.00 och 15.00, när bussarna ändå har "
                    "plats. Det är vårt förslag till fullmäktige."
                ),
                (
                    "Mitt på dagen rullar bussarna med få resenärer. Många av dem som skulle behöva åka "
                    "räknar på varje resa. En fri dagbiljett kostar enligt kommunens eget svar 1 150 000 kr "
                    "per år, och en del kommer tillbaka när färre behöver färdtjänst."
                ),
                (
                    "Kommunstyrelsen föreslår avslag med hänvisning till ekonomin. Jag kommer att fråga "
                    "vilken beräkning det bygger på, för i handlingarna finns ingen."
                ),
                "Vi yrkar bifall. I andra hand vill vi ha ett års försök på två linjer.",
            ),
            after=_texts(
                recent[0],
                2,
                "Det blev avslag med 28 röster mot 23. Försöket på två linjer föll med en röst.",
                (
                    "Debatten tog fyrtio minuter och var bättre än väntat. Ingen sade att förslaget var "
                    "dåligt. Flera sade att det var fel år."
                ),
                (
                    "Vårt andrahandsyrkande om ett försök fick stöd från flera håll och föll med en enda "
                    "röst. Det betyder att frågan lever. Vi begär nu att kostnaden för de två linjerna räknas "
                    "fram till nästa budget, så att ingen behöver rösta på en känsla."
                ),
                (
                    "Till dig som hörde av dig före mötet: jag läste upp tre av era brev från talarstolen. "
                    "Det blev tyst på ett bra sätt."
                ),
            ),
        ),
        ReportData(
            slug=f"fler-kontaktfamiljer-{recent[1]:%Y-%m-%d}",
            title="Fler vill vara kontaktfamilj än som får frågan",
            assembly="Socialnämnden",
            sitting=recent[1],
            writer="hodan-jama",
            areas=("politik/socialpolitik",),
            outcome="bifall",
            before=_texts(
                recent[1],
                -5,
                (
                    "Barn väntar på kontaktfamilj i månader. Samtidigt har tjugo familjer anmält intresse "
                    "utan att få svar. Jag vill veta varför."
                ),
                (
                    "Den som ansöker om att bli kontaktfamilj ska utredas, och det ska vara så. Men det får "
                    "inte ta nio månader innan någon ens ringer upp."
                ),
                (
                    "Jag lägger ett kort förslag: att nämnden får en redovisning av kön i båda ändar varje "
                    "kvartal, och att en handläggare får ansvar för att alla intresserade får ett svar inom "
                    "två veckor."
                ),
            ),
            after=_texts(
                recent[1],
                1,
                "Nämnden sade ja, utan votering. Första redovisningen kommer om tre månader.",
                (
                    "Förvaltningen hade gjort sin läxa och kunde visa att intresseanmälningarna hade hamnat i "
                    "en brevlåda som ingen ägde. Det är ett fel som går att rätta, och det är rättat."
                ),
                (
                    "Beslutet är enligt vårt förslag. Jag kommer att skriva igen när de första siffrorna "
                    "finns. Vill du själv bli kontaktfamilj är det nu du ska höra av dig till kommunen."
                ),
            ),
        ),
        ReportData(
            slug=f"hyresratter-pa-holmangen-{recent[2]:%Y-%m-%d}",
            title="Hyresrätter på Holmängen: planen går ut på samråd",
            assembly="Samhällsbyggnadsnämnden",
            sitting=recent[2],
            writer="jonas-ek",
            areas=("politik/stads-och-landsbygdsutveckling-bostader",),
            outcome="bifall",
            before=_texts(
                recent[2],
                -4,
                (
                    "Planen ger plats för ungefär nittio lägenheter. Jag är för, men vill se två saker "
                    "ändrade innan grannarna får den."
                ),
                (
                    "Husen är tre våningar mot gatan och fem mot skogen. Det är rimligt. Däremot finns ingen "
                    "lekplats ritad, och infarten korsar den enda cykelvägen till skolan."
                ),
                "Jag yrkar att båda sakerna löses före samrådet. Det går fortare att rita rätt än att rita om.",
            ),
            after=_texts(
                recent[2],
                3,
                "Planen går ut på samråd med lekplats inritad. Infarten ska visas i två alternativ.",
                (
                    "Nämnden var enig om lekplatsen. Om infarten blev det en längre diskussion, som slutade "
                    "med att båda lägena visas för dem som bor där. Det var bättre än mitt eget förslag."
                ),
                (
                    "Samrådet pågår i sex veckor. Jag står på platsen en kväll med pinnar och snöre, så att "
                    "den som vill kan se hur högt det blir. Tiden läggs ut i kalendern."
                ),
            ),
        ),
        ReportData(
            slug=f"extra-sammantrade-om-skyddat-boende-{recent[3]:%Y-%m-%d}",
            title="Extra sammanträde om platser i skyddat boende",
            assembly="Socialnämnden",
            sitting=recent[3],
            writer="hodan-jama",
            areas=("politik/socialpolitik", "politik/demokrati-och-jamlikhet"),
            outcome="bifall",
            after=_texts(
                recent[3],
                1,
                (
                    "Nämnden kallades med en dags varsel och beslutade om två extra platser. Därför finns "
                    "ingen text från före mötet."
                ),
                (
                    "När ett ärende är brådskande och handlingarna omfattas av sekretess kan jag inte skriva "
                    "i förväg. Det jag kan berätta är beslutet: kommunen köper två platser till under ett "
                    "halvår, och frågan om en långsiktig lösning ska tillbaka till nämnden inom tre månader."
                ),
                "Jag röstade ja och begärde att tidsgränsen skrevs in. Det gjordes.",
            ),
        ),
        ReportData(
            slug=f"sondagsoppet-pa-prov-{recent[4]:%Y-%m-%d}",
            title="Söndagsöppet bibliotek på prov",
            assembly="Kultur- och fritidsnämnden",
            sitting=recent[4],
            writer="eva-lotta-nyqvist",
            areas=("politik/kultur-och-fritid",),
            outcome="bifall",
            before=_texts(
                recent[4],
                -7,
                "Jag vill att biblioteket har öppet fyra timmar på söndagar, med personal på plats.",
                (
                    "Söndag är den dag då flest har tid och minst är öppet. Ett halvårs försök kostar 260 000 "
                    "kr. Pengarna finns i nämndens reserv, som varje år blir över."
                ),
                (
                    "Ett annat förslag är meröppet, där man släpper in sig själv. Det är bra för vana "
                    "låntagare. Men den som behöver fråga något har ingen nytta av en öppen dörr."
                ),
            ),
            after=_texts(
                recent[4],
                2,
                "Ja till söndagar med personal i ett halvår, och meröppet två kvällar i veckan.",
                (
                    "Efter en ajournering fanns en kompromiss som alla kunde rösta för. Personalen räknar "
                    "besök och frågor. Siffrorna kommer tillbaka till nämnden innan försöket är slut."
                ),
                "Jag hade gärna haft ett helt år. Ett halvår räcker om folk går dit.",
            ),
        ),
        ReportData(
            slug=f"platser-pa-vuxenutbildningen-{recent[5]:%Y-%m-%d}",
            title="Antagning till vuxenutbildningen fyra gånger om året",
            assembly="Kommunstyrelsen",
            sitting=recent[5],
            writer="amir-rostami",
            areas=("politik/arbetsmarknad-och-vuxenutbildning",),
            outcome="återremiss",
            before=_texts(
                recent[5],
                -5,
                (
                    "Den som vill byta yrke ska inte behöva vänta ett helt år. Vi vill ge Kunskapsförbundet "
                    "Väst i uppdrag att anta fler gånger."
                ),
                (
                    "I dag antas sökande till de flesta kurser två gånger om året. Den som blir uppsagd i "
                    "mars kan få börja läsa i augusti, och då har många redan tagit vad som helst."
                ),
                (
                    "Fyra antagningar kräver mer administration. Vi föreslår att kommunen betalar för en halv "
                    "tjänst under två år och sedan utvärderar."
                ),
            ),
            after=_texts(
                recent[5],
                2,
                "Ärendet skickades tillbaka. Kommunstyrelsen vill höra den andra medlemskommunen först.",
                (
                    "Återremissen var enhällig, och jag röstade för den. Förbundet ägs gemensamt, och det "
                    "blir bättre om båda kommunerna vill samma sak."
                ),
                "Nytt beslut väntas inom fyra månader. Jag har bett att få träffa förbundets direktion innan dess.",
            ),
        ),
        ReportData(
            slug=f"solceller-nar-taken-byts-{recent[6]:%Y-%m-%d}",
            title="Solceller när taken ändå byts",
            assembly="Kommunfullmäktige",
            sitting=recent[6],
            writer="jonas-ek",
            areas=("politik/miljo-och-klimat", "politik/stads-och-landsbygdsutveckling-bostader"),
            outcome="bordläggning",
            before=_texts(
                recent[6],
                -6,
                (
                    "Vi vill att varje takbyte på kommunens hus räknas med och utan solceller, och att "
                    "nämnden får se båda."
                ),
                (
                    "Motionen är en halv sida lång. Den kräver inga paneler, bara en kalkyl. Ändå har den "
                    "väntat i nio månader på ett svar."
                ),
                (
                    "Fullmäktige hinner troligen inte till punkten. Om den bordläggs igen begär jag att den "
                    "läggs tidigt nästa gång."
                ),
            ),
            after=_texts(
                recent[6],
                1,
                "Bordlagd, eftersom mötet drog över tiden. Motionen står nu som punkt fem nästa gång.",
                (
                    "Sju motioner sköts upp. Det är inget beslut emot oss, men det är ännu en månad under "
                    "vilken två tak läggs om utan att någon räknar."
                ),
                "Ordföranden lovade att motioner som har väntat längst tas först. Det löftet har jag skrivit upp här.",
            ),
        ),
    )
    return no_break(found)
