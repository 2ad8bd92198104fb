"""Half of the demo's news posts, in Swedish: matters that are not tied to a season."""

from __future__ import annotations

from datetime import date, timedelta

from core.demo.dates import SATURDAY, day_text, member_meeting, near
from core.demo.shapes import PageData, PostData


def kitchens() -> PostData:
    return PostData(
        key="aktuellt/maten-ska-lagas-nara-barnen",
        days_ago=12,
        author="karin-hedlund",
        page=PageData(
            key="aktuellt/maten-ska-lagas-nara-barnen",
            title="Maten ska lagas nära barnen",
            lead=(
                "Tre skolkök i kommunen har ersatts av mottagningskök. Vi har besökt dem och räknat på vad det "
                "kostar att ändra tillbaka."
            ),
            search_description="Syrenen har räknat på vad tre tillagningskök skulle kosta i Vänersborgs skolor.",
            main_image="soppan",
            main_image_alt="En stor gryta med röd soppa som ångar, två skålar och ett bröd.",
            easy_read=(
                "Vi vill att skolmaten lagas på skolan.\nDå blir maten godare och mindre slängs.\nDet kostar "
                "pengar att bygga kök.\nVi tycker att det är värt det."
            ),
            tags=("skola", "mat"),
            body=(
                (
                    "text",
                    (
                        "<p>Klockan elva rullar kantinerna in. Maten är lagad i en annan del av kommunen, hållen "
                        "varm i två timmar och fördelad efter vikt. Den är inte dålig. Men på den skola vi "
                        "besökte i förra veckan hamnade var femte portion i kärlet för rester.</p><p>På en skola "
                        "med eget kök, tolv minuter bort, var det var fjortonde. Där luktar det mat i korridoren "
                        "från klockan nio. Barnen frågar vad det blir, och kocken svarar.</p>"
                    ),
                ),
                ("heading", {"text": "Vad det kostar", "level": "h2"}),
                (
                    "table",
                    {
                        "caption": "Vår beräkning för tre kök",
                        "header_row": True,
                        "header_column": True,
                        "rows": [
                            ["Post", "Per kök"],
                            ["Ombyggnad och utrustning", "2 900 000 kr"],
                            ["Mer personal, per år", "410 000 kr"],
                            ["Mindre svinn och färre transporter, per år", "−230 000 kr"],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Siffrorna bygger på kommunens egna underlag och två offerter. Vi har rundat uppåt. "
                        "Även så blir det en kostnad som går att bära om köken byggs när lokalerna ändå "
                        "renoveras, och inte allt på en gång.</p><p>Förslaget ligger nu hos <a "
                        'href="page:rapporter">nämnden</a>. Vi skriver här hur det går.</p>'
                    ),
                ),
                (
                    "quote",
                    {
                        "text": "Det barnen minns är inte vad maten kostade. De minns att den som lagade den såg dem.",
                        "attribution": "Karin Hedlund",
                        "role": "Ledamot i barn- och utbildningsnämnden",
                    },
                ),
            ),
        ),
    )


def buses() -> PostData:
    return PostData(
        key="aktuellt/sista-bussen-gar-for-tidigt",
        days_ago=33,
        author="amir-rostami",
        page=PageData(
            key="aktuellt/sista-bussen-gar-for-tidigt",
            title="Sista bussen går för tidigt",
            lead=(
                "Den som arbetar kväll i Vänersborg och bor i Vargön eller Brålanda kommer inte hem med buss. Vi "
                "har frågat 140 resenärer hur de löser det."
            ),
            search_description="140 resenärer om kvällsbussarna till Vargön och Brålanda, och vad Syrenen föreslår.",
            main_image="hallplatsen",
            main_image_alt="En röd buss kör fram till en hållplats där en person sitter i kuren.",
            easy_read=(
                "Sista bussen går för tidigt på kvällen.\nDe som jobbar sent kommer inte hem.\nVi vill ha två "
                "bussar till varje kväll.\nVi har frågat 140 personer, och de flesta håller med."
            ),
            tags=("kollektivtrafik", "vargön", "brålanda"),
            body=(
                (
                    "text",
                    (
                        "<p>Under två veckor stod vi på hållplatserna med ett papper och tre frågor. Varifrån "
                        "kommer du? Vart ska du? Vad gör du när bussen har slutat gå?</p><p>Svaren på den sista "
                        "frågan var de som stannade kvar. En undersköterska hade slutat ta kvällspass. En "
                        "gymnasist hade slutat med teatern. Flera hade köpt en bil som de inte hade råd med.</p>"
                    ),
                ),
                (
                    "fact_box",
                    {
                        "title": "Det här svarade resenärerna",
                        "text": (
                            "<ul><li>58 av 140 får skjuts av någon minst en gång i veckan.</li><li>31 har tackat "
                            "nej till arbete eller studier.</li><li>104 skulle åka oftare om sista turen gick "
                            "efter kl. 22.00.</li></ul>"
                        ),
                    },
                ),
                ("heading", {"text": "Vad vi föreslår", "level": "h2"}),
                (
                    "text",
                    (
                        "<p>Två turer till varje vardagskväll på var sin linje, och en sen tur på lördagar. "
                        "Kommunen kan köpa till den trafiken redan till nästa tidtabell. Vi har bett om en "
                        "kostnad och räknar med ett svar inom en månad.</p><p>Det är ingen stor "
                        "reform. Men en buss som går gör att annan trafik också blir möjlig: kvällskursen, "
                        "träningen, besöket hos mamma.</p><p>Läs mer om vad vi vill i <a "
                        'href="page:politik/trafik-och-transporter">området Trafik och transporter</a>.</p>'
                    ),
                ),
                (
                    "button",
                    {
                        "text": "Berätta för Amir om din buss",
                        "link": {"email": "amir.rostami@example.org"},
                        "style": ("plain"),
                    },
                ),
            ),
        ),
    )


def library() -> PostData:
    return PostData(
        key="aktuellt/biblioteket-oppet-pa-sondagar",
        days_ago=58,
        author="eva-lotta-nyqvist",
        page=PageData(
            key="aktuellt/biblioteket-oppet-pa-sondagar",
            title="Biblioteket håller öppet på söndagar",
            lead=(
                "Nämnden sade ja till vårt förslag om söndagsöppet på prov. Nu gäller det att det finns någon där "
                "som kan svara på frågor."
            ),
            search_description="Biblioteket i Vänersborg får söndagsöppet på prov. Så gick beslutet till.",
            main_image="biblioteket",
            main_image_alt="En person läser i en röd fåtölj bredvid en hög bokhylla.",
            tags=("bibliotek", "kultur"),
            body=(
                (
                    "text",
                    (
                        "<p>Förslaget var kort: öppet fyra timmar på söndagar under ett halvår, med bemanning. "
                        "Det sista ordet var det svåra. Ett meröppet bibliotek, där man låser upp med kort, hade "
                        "blivit billigare. Men den som behöver hjälp med en blankett eller ett lån i en annan "
                        "kommun kommer inte långt med en dörr som går att öppna.</p><p>Efter en ajournering "
                        "enades nämnden om bemannat öppet på söndagar och meröppet två kvällar i veckan. Det är "
                        "en kompromiss som vi kan leva med.</p>"
                    ),
                ),
                ("heading", {"text": "Så följer vi upp", "level": "h2"}),
                (
                    "text",
                    (
                        "<p>Personalen räknar besök och frågor, inte bara utlån. Många kommer till biblioteket "
                        "för att det är varmt, för att det finns en dator eller för att hemmet är trångt. Sådant "
                        "syns aldrig i lånestatistiken.</p><p>Efter ett halvår ska siffrorna tillbaka till "
                        "nämnden. Då avgörs om söndagarna blir kvar. Vi kommer att fråga låntagarna själva, på en "
                        "lapp vid utgången, och lägga svaren bredvid statistiken.</p><p>Har du en söndag över? Gå "
                        "dit. Det är det bästa argument som finns.</p>"
                    ),
                ),
            ),
        ),
    )


def saturday(today: date) -> PostData:
    stall = near(today, -26, SATURDAY)
    return PostData(
        key="aktuellt/tre-fragor-fran-torget",
        days_ago=(today - stall).days - 2,
        author="lena-skog",
        page=PageData(
            key="aktuellt/tre-fragor-fran-torget",
            title="Tre frågor från torget",
            lead=(
                f"På Röd Lördag bjuder vi på kaffe och tar emot frågor. {day_text(stall).capitalize()} kom det tre "
                "som vi inte kunde svara på direkt. Här är svaren."
            ),
            search_description="Frågor från Röd Lördag på torget i Vänersborg, och svaren på dem.",
            main_image="torget",
            main_image_alt="Ett rödvitt tält på torget, vimplar i luften och tre personer bakom ett bord.",
            tags=("röd lördag",),
            body=(
                (
                    "accordion",
                    {
                        "items": [
                            {
                                "title": "Varför plogas inte gångbanan på min gata?",
                                "text": (
                                    "<p>Den sköts av fastighetsägarna, inte av kommunen. På andra sidan gatan är "
                                    "det tvärtom. Vi har bett samhällsbyggnadsförvaltningen att märka ut på "
                                    "kartan vem som ansvarar var, så att man vet vem man ska ringa.</p>"
                                ),
                            },
                            {
                                "title": "Får min mamma välja vem som hjälper henne på morgonen?",
                                "text": (
                                    "<p>Inte vem, men hon har rätt till en fast omsorgskontakt. Det är en person "
                                    "som samordnar och som hon kan ringa. Har hon ingen ska ni begära det hos "
                                    "hemtjänsten. Säger de nej vill Hodan Jama gärna veta det.</p>"
                                ),
                            },
                            {
                                "title": "Vad händer med ishallen?",
                                "text": (
                                    "<p>Kyltekniken behöver bytas inom några år. Kommunen utreder om den gamla "
                                    "hallen kan leva vidare eller om en ny ska byggas. Vi tycker att värmen från "
                                    "kylmaskinerna ska tas till vara, oavsett vilket det blir.</p>"
                                ),
                            },
                        ]
                    },
                ),
                (
                    "text",
                    (
                        "<p>Vi räknade till 86 koppar kaffe och ungefär lika många samtal. De flesta handlade om "
                        "sådant som ligger nära: en lampa som är släckt, en kö som inte rör sig, en skolskjuts "
                        "som kommer för sent. Politik börjar ofta där.</p><p>Allt som sägs vid bordet skriver vi "
                        "upp på ett papper utan namn. Papperet följer med till nästa gruppmöte. Den som vill ha "
                        "svar lämnar en adress på en särskild lapp, och den lappen river vi när svaret är "
                        "skickat.</p><p>Nästa gång står vi på samma plats, mellan fontänen och kiosken. Se <a "
                        'href="page:kalender">kalendern</a>.</p>'
                    ),
                ),
            ),
        ),
    )


def solar() -> PostData:
    return PostData(
        key="aktuellt/taken-racker-till-mer",
        days_ago=81,
        author="jonas-ek",
        page=PageData(
            key="aktuellt/taken-racker-till-mer",
            title="Taken räcker till mer",
            lead=(
                "Kommunen äger många tak som vetter mot söder. På de flesta ligger bara tegel och plåt. Vi vill "
                "att varje takbyte prövas för solceller."
            ),
            search_description="Syrenens motion om solceller på kommunens tak i Vänersborg.",
            main_image="solceller",
            main_image_alt="Tre hus med solceller på taken under en stor röd sol.",
            tags=("klimat", "bostäder"),
            body=(
                (
                    "text",
                    (
                        "<p>Det dyraste med solceller är ofta ställningen. Ska taket ändå läggas om står den "
                        "redan där. Därför föreslår vi i en motion att kommunen och dess bolag alltid räknar på "
                        "solceller när ett tak byts, och att kalkylen följer med till den nämnd som "
                        "beslutar.</p><p>Vi kräver inte att varje tak ska få paneler. Vissa ligger i skugga, "
                        "andra bär inte vikten och några är för vackra. Men i dag ställs frågan sällan alls.</p>"
                    ),
                ),
                (
                    "image",
                    {
                        "image": "skolan",
                        "alt": "En låg skolbyggnad med stort tak i kvällssol.",
                        "decorative": False,
                        "caption": "Stora tak, mycket sol och el som behövs mitt på dagen: skolor passar bra.",
                    },
                ),
                (
                    "text",
                    (
                        "<p>En skola använder mest el när solen står högst. Ett äldreboende med kylanläggning gör "
                        "det också. Där går nästan all el åt i huset, och det är då kalkylen går "
                        "ihop.</p><p>Motionen är lämnad. Den ska beredas av samhällsbyggnadsnämnden innan "
                        "fullmäktige svarar, och det brukar ta ett halvår. Under tiden har vi bett att få se "
                        "listan över planerade takbyten. Vi lägger ut den när vi har fått den.</p>"
                    ),
                ),
            ),
        ),
    )


def pitches() -> PostData:
    return PostData(
        key="aktuellt/vem-far-tiderna-i-hallen",
        days_ago=110,
        author="eva-lotta-nyqvist",
        page=PageData(
            key="aktuellt/vem-far-tiderna-i-hallen",
            title="Vem får tiderna i hallen?",
            lead=(
                "Vi har läst bokningslistorna för kommunens hallar och planer. Pojklagen har fler timmar, och "
                "framför allt bättre timmar."
            ),
            search_description="Så fördelas träningstiderna mellan flickor och pojkar i Vänersborgs hallar.",
            main_image="planen",
            main_image_alt="En röd fotboll på en randig plan framför ett tomt mål.",
            tags=("idrott", "feminism", "kultur"),
            body=(
                (
                    "text",
                    (
                        "<p>Listorna är offentliga. Det tog två kvällar att gå igenom dem. Av tiderna mellan kl. "
                        "17.00 och 19.00 på vardagar hade lag för flickor 38 procent. Av tiderna efter kl. 20.30 "
                        "hade de 61.</p><p>Ingen har bestämt att det ska vara så. Tiderna ärvs från år till år, "
                        "och den som hade en bra tid förra säsongen behåller den. Lag som startade senare får ta "
                        "det som blir över. Flicklagen startade ofta senare.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Bokade timmar en vanlig vecka",
                        "header_row": True,
                        "header_column": True,
                        "rows": [
                            ["Tid", "Flickor", "Pojkar"],
                            ["17.00–19.00", "46", "75"],
                            ["19.00–20.30", "41", "44"],
                            ["Efter 20.30", "25", "16"],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Vi föreslår att fördelningen görs om varje år efter antal aktiva, och att resultatet "
                        "redovisas för kultur- och fritidsnämnden. Det kostar inget. Det kräver bara att någon "
                        "öppnar listan.</p><p>Föreningarna har fått se våra siffror i förväg. Två av dem har "
                        "redan bytt tider med varandra. Resten väntar på ett beslut, och det kommer tidigast vid "
                        "nästa sammanträde.</p><p>Spelar du själv, eller kör du någon som gör det? Skriv till "
                        "Eva-Lotta och berätta hur det fungerar för er.</p>"
                    ),
                ),
            ),
        ),
    )


def scheduled(today: date) -> PostData:
    meeting = day_text(member_meeting(today))
    return PostData(
        key="aktuellt/kom-och-prata-budget",
        days_ago=-1,
        author="lena-skog",
        page=PageData(
            key="aktuellt/kom-och-prata-budget",
            title="Kom och prata budget",
            lead=(
                f"På medlemsmötet {meeting} kl. 18.30 går vi igenom vad kommunen tänker lägga pengarna på och vad "
                "vi vill ändra."
            ),
            search_description="Öppet medlemsmöte om kommunens budget, Kronogatan 2 i Vänersborg.",
            main_image="fullmaktige",
            main_image_alt="En person i talarstolen inför rader av ledamöter i fullmäktigesalen.",
            tags=("budget", "medlemsmöte"),
            body=(
                (
                    "text",
                    (
                        "<p>En budget är en lista över vad som är viktigt. Den är också trettio sidor tabeller. "
                        "Därför börjar mötet med att Amir Rostami förklarar de fem rader som avgör mest, på tjugo "
                        "minuter och utan bildspel.</p><p>Sedan delar vi upp oss i tre bord: skola, omsorg och "
                        "allt det andra. Varje bord får samma uppgift: flytta två miljoner och säg varifrån de "
                        "tas. Det sista är det svåra, och det är det vi vill öva på.</p><p>Förslagen från borden "
                        "tar fullmäktigegruppen med sig till sitt eget budgetarbete. Du får veta vad som blev av "
                        f"dem i en rapport efteråt.</p><p>Vi ses {meeting} på Kronogatan 2. Soppan är klar kl. "
                        "18.00 och mötet slutar senast kl. 20.30. Du behöver inte vara medlem, och du behöver "
                        "inte kunna något i förväg. Vill du delta på länk skriver du till <a "
                        'href="mailto:hej@example.org">hej@example.org</a> senast dagen före.</p>'
                    ),
                ),
                (
                    "fact_box",
                    {
                        "title": "Bra att veta",
                        "text": (
                            "<p>Mötet är doftfritt. Hörslinga finns. Säg till om du behöver tolk, barnvakt eller "
                            "skjuts, så ordnar vi det.</p>"
                        ),
                    },
                ),
            ),
        ),
    )


def undated_posts(today: date) -> tuple[PostData, ...]:
    return (kitchens(), buses(), library(), saturday(today), solar(), pitches(), scheduled(today))


def days_since(today: date, day: date, *, later: int = 0) -> int:
    """How long ago a post was published that came `later` days after `day`; at least today."""
    return max(0, (today - day - timedelta(days=later)).days)
