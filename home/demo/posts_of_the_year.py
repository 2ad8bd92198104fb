"""The other half of the demo's news posts, in Swedish: each stands at its own time of the year."""

from __future__ import annotations

from datetime import date

from core.demo.dates import day_text, latest
from core.demo.shapes import PageData, PostData
from home.demo.posts_any_time import days_since


def womens_day(today: date) -> PostData:
    day = latest(today, 3, 9)
    return PostData(
        key="aktuellt/sa-blev-8-mars",
        days_ago=days_since(today, day),
        author="hodan-jama",
        page=PageData(
            key="aktuellt/sa-blev-8-mars",
            title="Så blev 8 mars",
            lead=(
                "Det regnade, högtalaren fick låna ström av kiosken och ändå stod vi kvar i en timme. Här är "
                "det som sades, i korthet."
            ),
            search_description="Internationella kvinnodagen i Vänersborg: tal, insamling och vad som händer sedan.",
            main_image="plakaten",
            main_image_alt="Fem plakat över en folksamling, två med syrenblommor och ett med kvinnotecken.",
            tags=("8 mars", "feminism"),
            body=(
                (
                    "text",
                    (
                        "<p>Tre personer talade. En undersköterska berättade om att dela på ett schema som "
                        "inte går ihop. En gymnasist läste upp sin matchkalender bredvid sin brors. En "
                        "pensionär räknade högt vad trettio år på deltid blev i kronor varje "
                        "månad.</p><p>Ingen av dem hade talat inför folk förut. Det hördes inte, eller så var "
                        "det just det som hördes.</p>"
                    ),
                ),
                (
                    "quote",
                    {
                        "text": "Jag trodde att jag hade valt deltid. Sedan frågade någon vilka andra val som fanns.",
                        "attribution": "En av talarna",
                        "role": "",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Insamlingen till kvinnojouren gav 6 240 kronor. Det är mer än förra året och mindre "
                        "än vad jouren behöver. Därför har vi också begärt att kommunens bidrag räknas upp och "
                        "ges för tre år i taget, så att de som arbetar där kan planera.</p><p>Efteråt gick vi "
                        "till Kronogatan. Nätverket med Trollhättan hade bakat, och männen i föreningen skötte "
                        "disken utan att någon bad dem. Vill du vara med nästa gång? Läs om hur vi arbetar med <a "
                        'href="page:feminism">feminism</a>.</p>'
                    ),
                ),
            ),
        ),
    )


def may_day(today: date) -> PostData:
    day = latest(today, 5, 3)
    return PostData(
        key="aktuellt/blast-pa-forsta-maj",
        days_ago=days_since(today, day),
        author="jonas-ek",
        page=PageData(
            key="aktuellt/blast-pa-forsta-maj",
            title="Blåst på första maj",
            lead=(
                "Fanorna stod rakt ut hela vägen från Plantaget till torget. Tack till alla som höll i dem, "
                "och i varandra."
            ),
            search_description="Första maj i Vänersborg: tåget, talen och soppan efteråt.",
            main_image="forsta-maj",
            main_image_alt="Röda och lila fanor i blåst över en folksamling.",
            main_image_caption="Från Plantaget till torget.",
            tags=("1 maj",),
            body=(
                (
                    "text",
                    (
                        "<p>Vi räknade till ungefär 180 personer när tåget gick. Längst fram gick "
                        "barnvagnarna, för det är de som bestämmer takten. Längst bak rullade följebilen för "
                        "den som behövde vila. Blåsorkestern fick notställen att stå genom att lägga dem "
                        "ned.</p><p>Talen handlade om hyror, om scheman och om den svåra konsten att inte ge "
                        "upp. Hyresgästerna på Holmängen berättade hur de läste sin renoveringsplan rad för "
                        "rad och fick den omförhandlad.</p>"
                    ),
                ),
                (
                    "gallery",
                    {
                        "title": "Från dagen",
                        "images": [
                            {
                                "image": "forsta-maj",
                                "alt": "Fanor över folksamlingen på väg mot torget.",
                                "decorative": False,
                                "caption": "Tåget lämnar Plantaget.",
                            },
                            {
                                "image": "soppan",
                                "alt": "En gryta med röd soppa på spisen.",
                                "decorative": False,
                                "caption": "Chilisoppan tog slut vid tretiden.",
                            },
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Efteråt blev det soppa inomhus. Barnen målade egna fanor, och en av dem hänger nu "
                        "i fönstret på expeditionen: en röd buss med texten <i>stanna längre</i>.</p><p>Vi "
                        "lärde oss två saker. Nästa år står teckenspråkstolken vid scenens vänstra sida, där "
                        "ljuset är bättre, och öronproppar för barn delas ut redan vid samlingen. Har du fler "
                        "förslag tar Jonas emot dem.</p>"
                    ),
                ),
            ),
        ),
    )


def summer_house(today: date) -> PostData:
    return PostData(
        key="aktuellt/huset-i-nordkroken-ar-oppet",
        days_ago=days_since(today, latest(today, 5, 20)),
        author="eva-lotta-nyqvist",
        page=PageData(
            key="aktuellt/huset-i-nordkroken-ar-oppet",
            title="Huset i Nordkroken är öppet",
            lead=(
                "Luckorna är nere, vattnet är påsläppt och musen är flyttad. Nu går det att boka sommarhemmet "
                "vid stranden."
            ),
            search_description="Nordkrokens sommarhem vid Vänern öppnar för säsongen. Så bokar du.",
            main_image="nordkroken",
            main_image_alt="Ett rött trähus på en strand med brygga och tallar.",
            easy_read=(
                "Vi har ett hus vid Vänern.\nDu kan hyra huset på sommaren.\nDet har tolv sängar.\nRing "
                "Eva-Lotta om du vill boka."
            ),
            tags=("nordkroken",),
            body=(
                (
                    "text",
                    (
                        "<p>Fjorton personer kom på städdagen. Verandan är nymålad, bryggan ligger i och "
                        "grillen har fått ett galler som går att diska. I förrådet finns sedan i år en lös "
                        "ramp till entrén. Säg till när du bokar, så ligger den på plats.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Hyra av sommarhemmet",
                        "header_row": True,
                        "header_column": True,
                        "rows": [
                            ["Hyrestid", "Medlem", "Övriga"],
                            ["Dag", "300 kr", "600 kr"],
                            ["Helg", "900 kr", "1 800 kr"],
                            ["Vecka", "2 500 kr", "4 500 kr"],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Huset har tolv sängar i sex rum, ett stort kök och en långbänk mot vattnet. Lakan "
                        "tar du med själv. Ved ingår, men inte den som redan är kluven: klyv så mycket som du "
                        "eldar.</p><p>Boka hos Eva-Lotta Nyqvist på telefon eller mejl. Två veckor i juli är "
                        "öronmärkta för familjer som annars inte har någonstans att åka. Där tar vi ingen "
                        "hyra, och ingen behöver visa något papper. Tipsa gärna någon.</p><p>Cykelvägen från "
                        "Vänersborg är åtta kilometer. Den sista biten är grus, och där luktar det redan "
                        "sommar.</p>"
                    ),
                ),
                (
                    "button",
                    {
                        "text": "Skriv till Eva-Lotta",
                        "link": {"email": "eva-lotta.nyqvist@example.org"},
                        "style": ("plain"),
                    },
                ),
            ),
        ),
    )


def budget(today: date) -> PostData:
    return PostData(
        key="aktuellt/sa-rostade-vi-om-budgeten",
        days_ago=days_since(today, latest(today, 6, 18)),
        author="amir-rostami",
        page=PageData(
            key="aktuellt/sa-rostade-vi-om-budgeten",
            title="Så röstade vi om budgeten",
            lead=(
                "Fullmäktige sade nej till vår budget och ja till två av våra yrkanden. Här är vad som blev "
                "skillnad och vad som inte blev det."
            ),
            search_description="Hur Syrenen röstade om Vänersborgs budget, och vilka yrkanden som gick igenom.",
            main_image="fullmaktige",
            main_image_alt="En person i röd talarstol framför höga fönster, ledamöter i förgrunden.",
            tags=("budget", "fullmäktige"),
            body=(
                (
                    "text",
                    (
                        "<p>Debatten tog sju timmar. Vårt förslag föll med 29 röster mot 22, och det hade vi "
                        "räknat med. Därför hade vi också lagt sju enskilda yrkanden, så att fullmäktige "
                        "kunde säga ja till en del utan att köpa allt.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Våra sju yrkanden",
                        "header_row": True,
                        "header_column": True,
                        "rows": [
                            ["Yrkande", "Beslut"],
                            ["Skolsköterska på plats varje vecka", "Bifall"],
                            ["Treårigt bidrag till kvinnojouren", "Bifall"],
                            ["Tillagningskök vid renovering", "Återremiss"],
                            ["Kvällsbuss till Vargön och Brålanda", "Avslag"],
                            ["Heltid som norm i hemtjänsten", "Avslag"],
                            ["Avgiftsfri kulturskola", "Avslag"],
                            ["Fler hyresrätter i kommunens bolag", "Avslag"],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Skolsköterskorna börjar efter sommaren. Det gör skillnad på de tre skolor som i "
                        "dag delar på en tjänst. Bidraget till kvinnojouren gäller i tre år, och det är tiden "
                        "som är nyheten.</p><p>Om kvällsbussen var flera talare överens med oss i sak men "
                        "ville vänta. Vi har därför bett om en egen kostnad för den, så att nästa beslut kan "
                        "fattas på siffror och inte på känsla.</p><p>Det som fick nej ligger kvar i vårt "
                        "program. Att förlora en omröstning är inte att ha fel. Det betyder att man får "
                        "förklara bättre.</p>"
                    ),
                ),
            ),
        ),
    )


def festival(today: date) -> PostData:
    return PostData(
        key="aktuellt/varmt-pa-aqua-bla",
        days_ago=days_since(today, latest(today, 8, 12)),
        author="lena-skog",
        page=PageData(
            key="aktuellt/varmt-pa-aqua-bla",
            title="Varmt på Aqua Blå",
            lead=(
                "Tre dagar, fyrtio liter saft och en fråga till alla som gick förbi: vad skulle du bygga vid "
                "vattnet om du fick bestämma?"
            ),
            search_description="Vad besökarna på Aqua Blå ville bygga vid vattnet i Vänersborg.",
            main_image="vanern",
            main_image_alt="En segelbåt på Vänern med en stor röd sol vid horisonten.",
            tags=("aqua blå", "stadsutveckling"),
            body=(
                (
                    "text",
                    (
                        "<p>På vårt bord låg en karta över stranden och en hög med knappnålar. Röd nål för "
                        "det man ville ha mer av, lila för det man ville slippa. På söndagen satt där 412 "
                        "nålar.</p><p>Flest röda samlades vid vattnet nära centrum. Där vill folk sitta, bada "
                        "och lägga till, gärna utan att köpa något. Flest lila hamnade på parkeringen. Det "
                        "var inte vi som satte dem.</p>"
                    ),
                ),
                (
                    "fact_box",
                    {
                        "title": "Det folk ville ha",
                        "text": (
                            "<ul><li>En badplats med ramp ner i vattnet.</li><li>Toaletter som är öppna efter "
                            "kl. 20.00.</li><li>Skugga. Alla ville ha skugga.</li><li>Ett ställe att ställa "
                            "cykeln på.</li></ul>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Kartan lämnar vi till samhällsbyggnadsnämnden som ett inspel till planen för "
                        "strandområdet. Den är ingen undersökning, bara 412 nålar. Men den som sätter en nål "
                        "har stannat och tänkt en stund, och det är mer än man kan säga om de flesta "
                        "enkäter.</p><p>Tack till alla som blandade saft, bar bord och stod kvar när åskan "
                        "kom. Kartan hänger på expeditionen och går att titta på under tisdagarnas "
                        "öppettid.</p>"
                    ),
                ),
            ),
        ),
    )


def study_circle(today: date) -> PostData:
    start = max(latest(today, 1, 22), latest(today, 8, 28))
    return PostData(
        key="aktuellt/studiecirkeln-balans-borjar",
        days_ago=days_since(today, start),
        author="lena-skog",
        page=PageData(
            key="aktuellt/studiecirkeln-balans-borjar",
            title="Studiecirkeln Balans börjar om",
            lead=(
                "Sex kvällar om makt, tid och vem som orkar engagera sig. Cirkeln är öppen för medlemmar och "
                "för dig som funderar."
            ),
            search_description="Studiecirkeln Balans på Kronogatan 2: sex kvällar, fri avgift, anmälan till Lena.",
            main_image="studiecirkeln",
            main_image_alt="Uppslagna böcker, kaffekoppar och ett fat bullar på ett bord.",
            tags=("studier", "feminism"),
            body=(
                (
                    "text",
                    (
                        "<p>Hur får man ihop arbete, familj och förtroendeuppdrag? Ofta inte alls. De flesta "
                        "som lämnar ett uppdrag gör det inte för att de har tröttnat på politiken utan för "
                        "att veckan tog slut. Balans är en cirkel om just det.</p><p>Vi läser korta texter, "
                        "en per gång, och börjar alltid i det egna schemat. Var tog timmarna vägen? Vem "
                        "gjorde det som inte syns? Sista kvällen skriver gruppen ett förslag till styrelsen "
                        "om hur mötena kan bli lättare att gå på.</p><p>Förra omgångens förslag blev "
                        "verklighet: barnpassning på medlemsmötena, sluttid kl. 20.30 och möjlighet att delta "
                        "på länk.</p>"
                    ),
                ),
                (
                    "fact_box",
                    {
                        "title": "Praktiskt",
                        "text": (
                            f"<p>Anmälan öppnade {day_text(start)}. Cirkeln möts onsdagar kl. 18.00–20.00 på "
                            "Kronogatan 2. Den kostar inget. Materialet ingår och finns också inläst. Högst "
                            "tolv deltagare.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Är cirkeln full ställer vi dig i kö och ordnar en till om det blir sex i kön. "
                        "Nästa termin planerar vi också en ny omgång av Parlamentarikerskolan, för den som är "
                        "ny i en nämnd eller bara undrar hur ett sammanträde går till.</p>"
                    ),
                ),
                ("people", {"title": "Anmälan och frågor", "people": ["lena-skog"]}),
            ),
        ),
    )


def orange_day(today: date) -> PostData:
    return PostData(
        key="aktuellt/orange-day-borjar-25-november",
        days_ago=days_since(today, latest(today, 11, 20)),
        author="hodan-jama",
        page=PageData(
            key="aktuellt/orange-day-borjar-25-november",
            title="Orange day börjar 25 november",
            lead=(
                "I sexton dagar uppmärksammas mäns våld mot kvinnor över hela världen. Här är vad vi gör i "
                "Vänersborg, och vart du ringer om du behöver hjälp."
            ),
            search_description="Orange day i Vänersborg 25 november till 10 december, och telefonnummer till stöd.",
            main_image="plakaten",
            main_image_alt="Plakat med syrenblommor och kvinnotecken ovanför en folksamling.",
            tags=("orange day", "feminism"),
            body=(
                (
                    "text",
                    (
                        "<p>Den 25 november är FN:s dag för avskaffande av våld mot kvinnor. Den inleder en "
                        "period som pågår till och med 10 december, dagen för mänskliga rättigheter. Under de "
                        "dagarna lyser lampan i vårt fönster på Kronogatan orange, dygnet runt.</p><p>På "
                        "tisdagarna har vi öppet hus på samma tid som vanligt, kl. 15–18. Då kan du lämna "
                        "hygienartiklar, leksaker i originalförpackning och presentkort till kvinnojouren. Vi "
                        "kör dit dem varje fredag.</p>"
                    ),
                ),
                (
                    "fact_box",
                    {
                        "title": "Behöver du prata med någon?",
                        "text": (
                            "<p><b>Kvinnofridslinjen</b> har öppet dygnet runt på <a "
                            'href="tel:020505050">020-50 50 50</a>. Samtalet är gratis, du är anonym och det '
                            "syns inte på telefonräkningen. Vid fara: ring 112.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Politiskt arbetar vi med två saker. Den första är att kommunens bidrag till "
                        "jouren ska vara långsiktigt, och där fick vi rätt i den senaste budgeten. Den andra "
                        "är att varje skola ska ha någon på plats som en elev vågar knacka på hos. Dit är det "
                        "längre.</p><p>Den som har levt med våld behöver ofta en ny adress fort. Därför har "
                        "vi också bett socialnämnden redovisa hur många som i dag väntar på en lägenhet efter "
                        "skyddat boende. Svaret ska komma till nästa sammanträde, och Hodan skriver om det i "
                        "sin rapport.</p>"
                    ),
                ),
            ),
        ),
    )


def dated_posts(today: date) -> tuple[PostData, ...]:
    return (
        womens_day(today),
        may_day(today),
        summer_house(today),
        budget(today),
        festival(today),
        study_circle(today),
        orange_day(today),
    )
