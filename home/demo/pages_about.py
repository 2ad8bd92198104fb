"""What the association says of itself, in Swedish: what it is, and its feminism."""

from __future__ import annotations

from core.demo.shapes import PageData
from core.demo.spaces import no_break

NORDKROKEN_MAP = "https://www.openstreetmap.org/?mlat=58.3745&mlon=12.4142#map=15/58.3745/12.4142"

_ABOUT = PageData(
    key="om-oss",
    title="En förening man kan räkna på",
    lead=(
        "Syrenen är en lokal partiförening i Vänersborg. Vi skriver förslag, sitter i nämnder, ordnar "
        "studiecirklar och dricker en hel del kaffe på torget."
    ),
    search_description=(
        "Vilka vi är, hur föreningen fungerar och var vi håller till: styrelse, grupper, lokal och sommarhem."
    ),
    main_image="syrenen",
    main_image_alt="Tre syrenklasar, en röd och två lila, på en kvist med mörka blad.",
    main_image_caption="Kvarteret Syrenen har gett oss namnet.",
    easy_read=(
        "Vi är en förening för politik i Vänersborg.\nAlla som håller med oss får vara med.\nVi träffas en "
        "gång i månaden.\nDu får komma på våra möten även om du inte är medlem."
    ),
    tags=("föreningen",),
    extra={"short_title": "Om oss"},
    body=(
        (
            "text",
            (
                "<p>Föreningen fick sitt namn av huset. Kvarteret heter Syrenen, och på gården står en buske "
                "som ingen minns vem som planterade. Den blommar i tre veckor om året. Resten av tiden får "
                "den skötas, och det är ungefär så vi ser på politiskt arbete.</p><p>Vi står på socialistisk, "
                "feministisk, antirasistisk och ekologisk grund. I praktiken betyder det att vi läser "
                "handlingarna, räknar på vad saker kostar och frågar dem som berörs innan vi bestämmer "
                "oss.</p>"
            ),
        ),
        ("heading", {"text": "Vem som gör vad", "level": "h2"}),
        (
            "table",
            {
                "caption": "Så är föreningen ordnad",
                "header_row": True,
                "header_column": True,
                "rows": [
                    ["Grupp", "Uppgift", "Möts"],
                    ["Årsmötet", "Väljer styrelse, antar verksamhetsplan och budget", "En gång om året"],
                    ["Medlemsmötet", "Diskuterar och beslutar mellan årsmötena", "Ungefär varje månad"],
                    ["Styrelsen", "Leder arbetet och sköter ekonomin", "Ungefär varje månad"],
                    ["Parlamentariska gruppen", "Förbereder nämnder och fullmäktige", "Före varje omgång"],
                    ["Arbetsgrupperna", "Skriver programmet, en grupp för varje område", "När gruppen vill"],
                    ["Kommunikationsgruppen", "Sköter webbplatsen och sociala medier", "Varannan vecka"],
                ],
            },
        ),
        (
            "text",
            (
                "<p>Arbetsgrupperna är öppna för alla medlemmar, när som helst under året. Du behöver inte "
                "kunna något i förväg. Du behöver inte heller komma varje gång.</p><p>Protokollen från "
                "styrelsen och medlemsmötena läser du som medlem när du har loggat in. En gång i månaden får "
                "du dessutom ett medlemsbrev med det viktigaste.</p>"
            ),
        ),
        (
            "quote",
            {
                "text": (
                    "Jag kom för att klaga på bussen till Brålanda. Fyra år senare sitter jag här och "
                    "förklarar tidtabeller för andra."
                ),
                "attribution": "Jonas Ek",
                "role": "Ledamot i samhällsbyggnadsnämnden",
            },
        ),
        ("heading", {"text": "Lokalen på Kronogatan", "level": "h2"}),
        (
            "text",
            (
                "<p>Vi hyr en egen expedition på Kronogatan 2 och delar mötesrum och kök med ABF och DHR. "
                "Rummen är anpassade efter DHR:s behov, och det märks: breda dörrar, hörslinga och ett lågt "
                "arbetsbord i köket. Tält, bord och plakat förvarar vi på Kronogatan 31.</p>"
            ),
        ),
        (
            "gallery",
            {
                "title": "Där vi brukar vara",
                "images": [
                    {
                        "image": "studiecirkeln",
                        "alt": "Ett bord med uppslagna böcker, kaffe och bullar, sett uppifrån.",
                        "decorative": False,
                        "caption": "Studiecirkel i mötesrummet.",
                    },
                    {
                        "image": "soppan",
                        "alt": "En gryta med röd soppa ångar på spisen.",
                        "decorative": False,
                        "caption": "Soppa före varje medlemsmöte.",
                    },
                    {
                        "image": "torget",
                        "alt": "Ett rödvitt tält på torget med tre personer bakom ett bord.",
                        "decorative": False,
                        "caption": "Röd Lördag på torget.",
                    },
                ],
            },
        ),
        ("heading", {"text": "Sommarhemmet i Nordkroken", "level": "h2"}),
        (
            "text",
            (
                "<p>Föreningen äger en del av Nordkrokens sommarhem, ett hus vid stranden som hyrs ut till "
                "föreningar och familjer mellan maj och september. Medlemmar hjälps åt med att öppna huset på "
                "våren och stänga det på hösten.</p>"
            ),
        ),
        (
            "image",
            {
                "image": "nordkroken",
                "alt": "Ett rött trähus på stranden. En brygga går ut i vattnet och tallar står runt huset.",
                "decorative": False,
                "caption": "Huset har ett plan, tolv sängar och en inglasad veranda.",
            },
        ),
        (
            "embed",
            {
                "url": NORDKROKEN_MAP,
                "title": "Karta över Nordkroken",
                "description": (
                    "Sommarhemmet ligger vid Vänerns strand i Nordkroken, norr om Vargön. Från Vänersborg är "
                    "det åtta kilometer på cykelväg. Med bil följer du skyltarna mot badplatsen."
                ),
            },
        ),
        ("people", {"title": "Styrelsen i urval", "people": ["lena-skog", "eva-lotta-nyqvist", "jonas-ek"]}),
        ("documents", {"title": "Läs mer", "documents": ["stadgar-i-korthet"]}),
        (
            "call_to_action",
            {
                "title": "Vill du se hur det går till?",
                "text": (
                    "Medlemsmötena är öppna även för dig som inte är medlem. Sätt dig längst bak om du vill, "
                    "och ställ frågor när du är redo."
                ),
                "button": {"text": "Hitta nästa möte", "link": {"page": "kalender"}, "style": "primary"},
            },
        ),
    ),
)

_FEMINISM = PageData(
    key="feminism",
    title="Feminism står på dagordningen, varje gång",
    lead=(
        "Vi skriver om jämställdhet i våra motioner. Därför måste vi också granska oss själva: vem som talar, "
        "vem som kokar kaffet och vem som får uppdragen."
    ),
    search_description=(
        "Så arbetar Syrenen med feminism i politiken och inom föreningen: talartid, nomineringar, studier och nätverk."
    ),
    main_image="plakaten",
    main_image_alt="Plakat med syrenblommor och kvinnotecken över en folksamling.",
    main_image_caption="8 mars i Vänersborg.",
    easy_read=(
        "Kvinnor och män ska ha lika mycket makt.\nSå är det inte i dag.\nVi pratar om det på varje "
        "möte.\nMinst hälften av dem vi föreslår till uppdrag är kvinnor."
    ),
    tags=("feminism", "föreningen"),
    extra={"short_title": "Feminism"},
    body=(
        (
            "text",
            (
                "<p>Kvinnor i Vänersborg arbetar oftare deltid, tar ut fler dagar för vård av barn och får "
                "lägre pension. Det är inte slumpen som har ordnat det. Beslut har gjort det, och andra "
                "beslut kan ändra det.</p><p>I kommunen handlar det om sådant som heltid som norm i omsorgen, "
                "trygga hållplatser, plats på kvinnojouren och hallar där flickor får lika många "
                "träningstider som pojkar.</p>"
            ),
        ),
        ("heading", {"text": "Så gör vi hos oss", "level": "h2"}),
        (
            "accordion",
            {
                "items": [
                    {
                        "title": "Varför är internfeminism en fast punkt?",
                        "text": (
                            "<p>För att det som inte står på dagordningen inte blir av. Punkten tar tio "
                            "minuter. Ibland läser vi något tillsammans, ibland går vi igenom hur talartiden "
                            "fördelades på förra mötet.</p>"
                        ),
                    },
                    {
                        "title": "Hur fördelar ni uppdragen?",
                        "text": (
                            "<p>Vid varje nominering ska minst hälften vara kvinnor. Valberedningen redovisar "
                            "siffrorna innan mötet röstar. Det gäller även ersättare, arbetsgrupper och den "
                            "som ska hålla talet på första maj.</p>"
                        ),
                    },
                    {
                        "title": "Vem kokar kaffet?",
                        "text": (
                            "<p>Den som står på tur. Listan hänger i köket och går i bokstavsordning. Den har "
                            "gjort större skillnad än något annat vi har beslutat.</p>"
                        ),
                    },
                    {
                        "title": "Vad gör jag om någon beter sig illa?",
                        "text": (
                            "<p>Säg till den du har förtroende för. Lena Skog och Hodan Jama är utsedda att "
                            "ta emot. De lyssnar först och gör inget utan att fråga dig.</p>"
                        ),
                    },
                ]
            },
        ),
        (
            "fact_box",
            {
                "title": "Dagar som återkommer",
                "text": (
                    "<p><b>8 mars</b> är internationella kvinnodagen. Då är vi på torget.</p><p><b>25 "
                    "november</b> börjar Orange day, som pågår till och med 10 december. Då samlar vi in till "
                    "kvinnojouren och har öppet hus om mäns våld mot kvinnor.</p>"
                ),
            },
        ),
        (
            "quote",
            {
                "text": (
                    "Vi mätte talartiden i ett halvår. Ingen sade något om den efteråt, men alla började "
                    "räcka upp handen."
                ),
                "attribution": "Hodan Jama",
                "role": "Ledamot i socialnämnden",
            },
        ),
        ("heading", {"text": "Nätverket med Trollhättan", "level": "h2"}),
        (
            "text",
            (
                "<p>Tillsammans med partiföreningen i Trollhättan driver vi ett feministiskt nätverk. Det "
                "träffas fyra gånger om året och är öppet för alla medlemmar, oavsett kön. Vi vill att fler "
                "män kommer. Ansvaret kan inte ligga på dem som redan bär det.</p><p>Nya medlemmar erbjuds en "
                "internfeministisk grundkurs på två kvällar, vår och höst.</p>"
            ),
        ),
        (
            "button",
            {"text": "Skriv till Hodan om nätverket", "link": {"email": "hodan.jama@example.org"}, "style": "plain"},
        ),
    ),
)

ABOUT, FEMINISM = no_break((_ABOUT, _FEMINISM))
