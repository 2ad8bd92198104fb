"""What the demo's association demands for climate, traffic and homes, in Swedish; and the nine working groups."""

from __future__ import annotations

from program.demo.demands_people import CARE, CULTURE, SCHOOL
from program.demo.demands_society import DEMOCRACY, INCLUSION, WORK
from program.demo.shapes import DemandData, GroupData, StepData

KF, KS, SBN = "Kommunfullmäktige", "Kommunstyrelsen", "Samhällsbyggnadsnämnden"

CLIMATE = (
    DemandData(
        "En utsläppsbudget i samma beslut som den vanliga",
        "Då syns det på en gång vad som kostar i kronor och vad som kostar i koldioxid.",
        "started",
        "en första beräkning är beställd",
        steps=(StepData(105, "Fullmäktige beställde ett underlag", KF, "approved"),),
    ),
    DemandData(
        "Solceller prövas vid varje takbyte",
        "Kommunens tak ska läggas om ändå. Då ska de göra nytta.",
        "done",
        "sju tak hittills",
        "<p>Sju tak ger el för drygt hundra villor. Pengarna är tillbaka på nio år.</p>",
        (
            StepData(700, "Vår motion lämnades in", KF),
            StepData(540, "Fullmäktige biföll", KF, "approved", "Utan votering."),
            StepData(80, "Det sjunde taket är klart", SBN),
        ),
    ),
    DemandData(
        "Ta till vara spillvärmen från ishallen",
        "Den värmer i dag fåglarna. Den kan värma simhallen.",
        "halfway",
        "projektering pågår",
        steps=(StepData(125, "Bolaget fick i uppdrag att projektera", SBN, "approved"),),
    ),
    DemandData(
        "Hälften av maten från gårdar i närheten",
        "Till skolor, förskolor och boenden.",
        "halfway",
        "31 procent i år, 22 när vi började räkna",
    ),
    DemandData(
        "Skyfallskartorna ska användas",
        "Inget nytt område planeras utan att det syns vart vattnet tar vägen.",
        "done",
        "krav i alla nya detaljplaner",
        steps=(StepData(260, "Nämnden ändrade sina riktlinjer", SBN, "approved"),),
    ),
    DemandData(
        "Inga undantag från strandskyddet vid Nordkroken",
        "Stranden är allas. Det som byggs där tas inte bort igen.",
        "rejected",
        "två dispenser beviljades. Vi har överklagat den ena",
        steps=(
            StepData(170, "Dispensen beviljades", SBN, "rejected", "Sju röster mot fyra. Vi reserverade oss."),
            StepData(140, "Vi överklagade till länsstyrelsen", "", "waiting"),
        ),
    ),
    DemandData(
        "Laddstolpar vid alla kommunens parkeringar",
        "Marknaden har byggt dem under tiden. Kravet behövs inte längre.",
        "done",
        "byggt av andra",
        stage="to_be_dropped",
    ),
)

TRAFFIC = (
    DemandData(
        "Två turer till varje kväll mot Vargön och Brålanda",
        "Det ska gå att bo i Brålanda, arbeta kväll i Vänersborg och komma hem.",
        "halfway",
        "en tur till från nästa tidtabell, den andra återstår",
        "<p>Sista bussen går i dag klockan 19.40. Affären stänger klockan 21.</p>",
        (
            StepData(320, "Vi samlade 540 namn på torget"),
            StepData(150, "Kommunen begärde turerna hos Västtrafik", KS, "approved"),
        ),
    ),
    DemandData(
        "Hållplatser som alla kan använda",
        "Kantsten, ljus, bänk och en kur som skyddar mot vinden från sjön.",
        "started",
        "fyra av tjugosex är ombyggda",
        steps=(StepData(85, "Nämnden antog en ordning för ombyggnaden", SBN, "approved"),),
    ),
    DemandData(
        "Belagd cykelväg hela vägen till Nordkroken",
        "Två kilometer grus skiljer barnen från badet.",
        "nearly_done",
        "bygget är upphandlat",
        steps=(
            StepData(400, "Sträckan kom med i planen", SBN, "approved"),
            StepData(30, "Anbuden öppnades", SBN),
        ),
    ),
    DemandData(
        "Cykelväg mellan Frändefors och Brålanda",
        "En väg som skolbarn kan cykla på utan att föräldrarna håller andan.",
        "planned",
    ),
    DemandData(
        "Cykelbanor plogas före gatorna",
        "Den som går eller cyklar gör sig oftare illa än den som sitter i en bil.",
        "done",
        "ny ordning sedan i vintras",
        steps=(StepData(290, "Nämnden vände på ordningen", SBN, "approved", "Sex röster mot fem."),),
    ),
    DemandData(
        "Skolskjuts efter hur vägen faktiskt ser ut",
        "Ett barn som går utmed en landsväg utan vägren går inte tre kilometer, det går en risk.",
        "rejected",
        "nämnden höll fast vid avståndet. Vi samlar fall till nästa gång",
        steps=(StepData(115, "Vårt yrkande avslogs", "Barn- och utbildningsnämnden", "rejected", "Sju mot fyra."),),
    ),
)

HOMES = (
    DemandData(
        "Nya hyresrätter varje år",
        "Kommunens bolag ska bygga även när marknaden tvekar.",
        "halfway",
        "42 lägenheter byggs på Holmängen",
        steps=(StepData(230, "Fullmäktige gav bolaget nya ägardirektiv", KF, "approved"),),
    ),
    DemandData(
        "Hyresgästerna väljer nivå vid renovering",
        "Man ska kunna bo kvar i sitt hem när stammarna är bytta.",
        "nearly_done",
        "tre nivåer prövas i kvarteret Lyran",
        "<p>Vid den förra stora renoveringen steg hyran med 38 procent. Var fjärde hushåll flyttade.</p>",
        (StepData(160, "Bolaget och hyresgästföreningen kom överens"),),
    ),
    DemandData(
        "Små hus med lägenheter i byarna",
        "Den som blir för gammal för gården ska kunna stanna i trakten.",
        "started",
        "mark pekas ut i Frändefors och Brålanda",
        steps=(StepData(48, "Nämnden beställde en lista över kommunens tomter", SBN, "approved"),),
    ),
    DemandData(
        "Service under samma tak på landsbygden",
        "Bibliotek, distriktssköterska och ombud i samma hus.",
        "planned",
    ),
    DemandData(
        "Pinnar i marken som visar hur högt det blir",
        "Detaljplaner ska förklaras på plats, i god tid.",
        "done",
        "görs vid varje samråd",
        steps=(
            StepData(370, "Vi satte pinnarna själva på Holmängen"),
            StepData(275, "Nämnden tog över", SBN, "approved"),
        ),
    ),
    DemandData(
        "Ingen försäljning av allmännyttan",
        "Det som har sålts går inte att hyra ut till den som behöver det.",
        "rejected",
        "sextio lägenheter såldes. Vi kräver ett stopp i nästa ägardirektiv",
        steps=(StepData(205, "Försäljningen beslutades", KF, "rejected", "27 röster mot 24."),),
    ),
    DemandData(
        "Bostadslån till föreningar som bygger själva",
        "En kommunal borgen kostar ingenting om den inte behövs.",
        "planned",
        stage="proposed",
    ),
)

DEMANDS: dict[str, tuple[DemandData, ...]] = {
    "forskola-och-skola": SCHOOL,
    "socialpolitik": CARE,
    "kultur-och-fritid": CULTURE,
    "demokrati-och-jamlikhet": DEMOCRACY,
    "arbetsmarknad-och-vuxenutbildning": WORK,
    "integration-och-inkludering": INCLUSION,
    "miljo-och-klimat": CLIMATE,
    "trafik-och-transporter": TRAFFIC,
    "stads-och-landsbygdsutveckling-bostader": HOMES,
}

HOLDS = "Håller ihop arbetsgruppen"
GROUPS: dict[str, GroupData] = {
    "forskola-och-skola": GroupData(
        "Arbetsgruppen för skolfrågor träffas första onsdagen i månaden. Du kan komma en gång eller varje gång. Här "
        "finns föräldrar, en fritidspedagog, två lärare och en morfar.",
        "lena-skog",
        HOLDS,
        9,
        "Kronogatan 2",
        (("karin-hedlund", ""),),
    ),
    "socialpolitik": GroupData(
        "Vi är fem som möts hemma hos varandra. Två arbetar i hemtjänsten, och det hörs på samtalen. Ny är den som "
        "kommer, sedan är man med.",
        "hodan-jama",
        HOLDS,
        16,
        "hemma hos Hodan, adressen får du när du anmäler dig",
    ),
    "kultur-och-fritid": GroupData(
        "Gruppen går på det vi skriver om: en utställning, en match, en konsert. Efteråt pratar vi politik.",
        "eva-lotta-nyqvist",
        HOLDS,
        12,
        "bibliotekets kafé",
    ),
    "demokrati-och-jamlikhet": GroupData(
        "Vi läser fullmäktiges handlingar högt tills någon ropar stopp. Kom om du vill förstå hur besluten går till.",
        "amir-rostami",
        HOLDS,
        5,
        "Kronogatan 2",
    ),
    "arbetsmarknad-och-vuxenutbildning": GroupData(
        "Gruppen är liten och behöver dig som har bytt yrke, pluggat som vuxen eller väntat på en plats.",
        "jonas-ek",
        HOLDS,
        20,
        "Kronogatan 2",
    ),
    "integration-och-inkludering": GroupData(
        "Vi talar svenska, arabiska, somaliska och persiska. Alla språk får plats, någon tolkar alltid.",
        "hodan-jama",
        HOLDS,
        7,
        "språkkaféet på Kulturhuset",
    ),
    "miljo-och-klimat": GroupData(
        "Här finns en biolog, en bonde och tre som bara vill kunna bada. Vi möts ute när vädret tillåter.",
        "jonas-ek",
        HOLDS,
        14,
        "vid Skräcklestugan",
    ),
    "trafik-och-transporter": GroupData(
        "Vi åker bussen som vi skriver om, och möts efteråt där den stannar. Ta med frågor från din hållplats.",
        "jonas-ek",
        HOLDS,
        11,
        "väntsalen vid resecentrum",
    ),
    "stads-och-landsbygdsutveckling-bostader": GroupData(
        "Gruppen läser detaljplaner och går dit. Du behöver inte kunna något om planer, bara om din gata.",
        "amir-rostami",
        HOLDS,
        18,
        "Kronogatan 2",
    ),
}
