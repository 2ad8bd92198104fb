"""The standing pages of the demo, in Swedish. A member meeting's date is worked out from `today`."""

from __future__ import annotations

from datetime import date

from core.demo.dates import day_text, member_meeting
from core.demo.shapes import PageData
from core.demo.spaces import no_break

NORDKROKEN_MAP = "https://www.openstreetmap.org/?mlat=58.3745&mlon=12.4142#map=15/58.3745/12.4142"


def front(today: date) -> PageData:
    meeting = day_text(member_meeting(today))
    page = PageData(
        key="",
        title="Start",
        lead=(
            "Inför varje sammanträde skriver vi vad vi tänker göra. Efteråt skriver vi hur det gick. Här står "
            "de två texterna bredvid varandra, så att du kan jämföra."
        ),
        search_description=(
            "Partiföreningen i Vänersborg: vad vi vill, vad vi gör i nämnderna och när vi ses nästa gång."
        ),
        extra={
            "seo_title": "Syrenen, partiföreningen i Vänersborg",
            "statement": "Läs före. Läs efter. Jämför själv.",
            "primary_text": "Läs våra rapporter",
            "primary_page": "rapporter",
            "secondary_text": "Bli medlem",
            "secondary_page": "bli-medlem",
            "closing_title": "Kom och lyssna först. Bestäm dig sedan.",
            "closing_text": (
                f"Nästa medlemsmöte är {meeting} kl. 18.30 på Kronogatan 2. Det är öppet för alla som är "
                "nyfikna på vår politik. Soppan står framme från kl. 18.00."
            ),
            "closing_button_text": "Se vad som händer",
            "closing_page": "kalender",
        },
    )
    return no_break(page)


_CONTACT = PageData(
    key="kontakt",
    title="Här är vi, bakom den röda porten",
    lead=(
        "Expeditionen ligger på bottenvåningen i kvarteret Syrenen. På tisdagar sitter någon av oss där, och "
        "det finns alltid en stol till."
    ),
    search_description=(
        "Adress, öppettider, tillgänglighet och de personer som svarar i Syrenen, partiföreningen i Vänersborg."
    ),
    main_image="lokalen",
    main_image_alt="Tvåvåningshus med röd port. En ramp med räcke leder upp till porten från höger.",
    main_image_caption="Kronogatan 2. Följ rampen från höger.",
    easy_read=(
        "Vi har en lokal på Kronogatan 2.\nDen är öppen på tisdagar klockan 15 till 18.\nDu kan komma in med "
        "rullstol.\nDu kan också ringa eller mejla."
    ),
    tags=("lokalen", "kontakt"),
    extra={
        "short_title": "Kontakt",
        "venue": "kronogatan",
        "people_heading": "De här svarar",
        "people": ("lena-skog", "karin-hedlund", "amir-rostami", "hodan-jama", "jonas-ek", "eva-lotta-nyqvist"),
        "press_heading": "Arbetar du på en redaktion?",
        "press_text": "Amir Rostami svarar på frågor från press och radio, också på kvällar.",
        "press_phone": "070-174 06 08",
    },
    body=(
        ("heading", {"text": "Låna mötesrummet", "level": "h2"}),
        (
            "text",
            (
                "<p>Föreningar i Vänersborg får låna mötesrummet utan kostnad när det är ledigt. Det rymmer "
                "24 personer, har hörslinga och ligger vägg i vägg med köket. Hör av dig en vecka i förväg, "
                "så skriver vi upp tiden och lämnar ut en nyckel.</p><p>Vi ber er om tre saker: använd ingen "
                "parfym, diska det ni använt och ställ tillbaka stolarna så att en rullstol kommer fram.</p>"
            ),
        ),
        (
            "button",
            {"text": "Fråga om en ledig tid", "link": {"email": "hej@example.org"}, "style": "plain"},
        ),
        ("heading", {"text": "Om du vill skicka något", "level": "h2"}),
        (
            "text",
            (
                "<p>Brev når oss på Kronogatan 2, 462 32 Vänersborg. Fakturor tar kassören emot som pdf på samma "
                'adress som annan post: <a href="mailto:hej@example.org">hej@example.org</a>. Skriv vem som '
                "beställde, så går det fortare.</p><p>Vill du ta upp ett ärende på medlemsmötet skriver du till "
                "ordföranden i god tid. Dagordningen går ut en vecka före mötet.</p>"
            ),
        ),
        ("documents", {"title": "Skriv ut och ta med", "documents": ["tillganglighet-i-lokalen"]}),
    ),
)

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

_JOIN = PageData(
    key="bli-medlem",
    title="Bli medlem när det passar dig",
    lead=(
        "Du behöver inte kunna partiprogrammet utantill. Du behöver dela grunden och vilja vara med, mycket eller lite."
    ),
    search_description=(
        "Så blir du medlem i Syrenen: vad det kostar, vad som händer sedan och hur du lämnar om du ångrar dig."
    ),
    main_image="studiecirkeln",
    main_image_alt="Uppslagna böcker, kaffekoppar och bullar på ett bord, sett uppifrån.",
    main_image_caption="Introduktionsmötet tar en kväll. Bullarna ingår.",
    easy_read=(
        "Du kan bli medlem hos oss.\nSkriv till oss eller ring.\nDet kostar 250 kronor om året, eller 50 "
        "kronor om du har lite pengar.\nDu får en fadder som hjälper dig i början.\nDu får sluta när du vill."
    ),
    tags=("medlem",),
    extra={
        "short_title": "Bli medlem",
        "form_to": "hej@example.org",
        "form_thanks": "Tack! Vi hör av oss inom en vecka och berättar hur du betalar avgiften.",
    },
    body=(
        ("heading", {"text": "Så går det till", "level": "h2"}),
        (
            "text",
            (
                "<ol><li>Skriv till oss och säg att du vill bli medlem. Namn och e-postadress "
                "räcker.</li><li>Vi svarar inom en vecka och berättar hur du betalar avgiften.</li><li>Du får "
                "ett välkomstbrev, ett telefonsamtal och en fadder som du kan fråga om allt.</li><li>Du bjuds "
                "in till nästa introduktionsmöte. Det ordnar vi en gång på våren och en gång på "
                "hösten.</li></ol><p>Trettio dagar efter att avgiften är betald har du rösträtt på "
                "föreningens möten.</p>"
            ),
        ),
        (
            "table",
            {
                "caption": "Medlemsavgift för ett år",
                "header_row": True,
                "header_column": True,
                "rows": [
                    ["Du", "Avgift"],
                    ["Arbetar", "250 kr"],
                    ["Studerar, är pensionär eller har låg inkomst", "50 kr"],
                    ["Är under 18 år", "0 kr"],
                ],
            },
        ),
        ("heading", {"text": "Det här kan du göra som medlem", "level": "h2"}),
        (
            "text",
            (
                "<ul><li>Komma på medlemsmöten och rösta.</li><li>Gå med i en arbetsgrupp, till exempel för <a "
                'href="page:politik/trafik-och-transporter">trafik och transporter</a>.</li><li>Gå en '
                "studiecirkel utan kostnad.</li><li>Stå vid tältet på Röd Lördag, en timme eller hela "
                "dagen.</li><li>Läsa medlemsbrevet och nöja dig med det. Också det är att vara med.</li></ul>"
            ),
        ),
        ("heading", {"text": "Frågor vi brukar få", "level": "h2"}),
        (
            "accordion",
            {
                "items": [
                    {
                        "title": "Måste jag vara aktiv?",
                        "text": (
                            "<p>Nej. Många betalar avgiften, läser breven och hör av sig när något rör dem. "
                            "Vi ringer inte och tjatar.</p>"
                        ),
                    },
                    {
                        "title": "Vem får veta att jag är medlem?",
                        "text": (
                            "<p>Styrelsen och den som sköter medlemsregistret. Vi lämnar aldrig ut uppgiften till "
                            "någon annan utan att du har bett om det. Läs mer i <a "
                            'href="page:personuppgifter">Så hanterar vi personuppgifter</a>.</p>'
                        ),
                    },
                    {
                        "title": "Kan jag vara medlem om jag inte är svensk medborgare?",
                        "text": (
                            "<p>Ja. Du behöver varken medborgarskap eller personnummer. Den som har fyllt 18 "
                            "och varit folkbokförd i Sverige tre år i rad får dessutom rösta i kommunvalet. "
                            "Medborgare i EU, Norge och Island behöver bara vara folkbokförda här.</p>"
                        ),
                    },
                    {
                        "title": "Hur slutar jag?",
                        "text": (
                            "<p>Skriv ett mejl. Du behöver inte säga varför. Då tar vi bort dina uppgifter ur "
                            "registret.</p>"
                        ),
                    },
                ]
            },
        ),
        (
            "call_to_action",
            {
                "title": "Inte säker än?",
                "text": (
                    "Kom på ett öppet möte, eller titta förbi på en tisdag. Du får en kopp kaffe och ingen blankett."
                ),
                "button": {"text": "Se var vi finns", "link": {"page": "kontakt"}, "style": "plain"},
            },
        ),
    ),
)

_NEWS = PageData(
    key="aktuellt",
    title="Aktuellt",
    lead="Det vi har gjort, sett och räknat på sedan sist.",
    search_description="Nyheter från Syrenen, partiföreningen i Vänersborg.",
)

CONTACT, ABOUT, FEMINISM, JOIN, NEWS = no_break((_CONTACT, _ABOUT, _FEMINISM, _JOIN, _NEWS))
