"""The demo's accessibility statement and privacy notice, in Swedish."""

from __future__ import annotations

from datetime import date, timedelta

from core.demo.dates import month_text
from core.demo.shapes import PageData
from core.demo.spaces import no_break


def accessibility(today: date) -> PageData:
    reviewed = month_text(today - timedelta(days=40))
    page = PageData(
        key="tillganglighet",
        title="Tillgänglighet",
        lead=(
            "Alla ska kunna läsa webbplatsen och komma in på våra möten. Här står vad som fungerar, vad som "
            "brister och hur du säger till."
        ),
        search_description=(
            "Tillgänglighetsredogörelse för Syrenens webbplats och en beskrivning av tillgängligheten på våra möten."
        ),
        easy_read=(
            "Alla ska kunna använda vår webbplats.\nAlla ska kunna komma på våra möten.\nEn del saker är inte bra "
            "än.\nDe står på den här sidan.\nSäg till om något är svårt, så hjälper vi dig."
        ),
        tags=("tillgänglighet",),
        extra={"short_title": "Tillgänglighet"},
        body=(
            (
                "text",
                (
                    "<p>Lagen om tillgänglighet till digital offentlig service (2018:1937) gäller myndigheter, "
                    "kommuner och vissa andra. Den gäller inte en förening som vår. Vi följer ändå samma krav, "
                    "eftersom den som inte kan läsa inte heller kan vara med och bestämma.</p>"
                ),
            ),
            ("heading", {"text": "Hur tillgänglig är webbplatsen?", "level": "h2"}),
            (
                "text",
                (
                    "<p>Webbplatsen är byggd för att uppfylla WCAG 2.2 på nivå AA. Brödtexten har högre kontrast "
                    "än så, motsvarande AAA. Du kan använda allt med enbart tangentbord, förstora texten till 400 "
                    "procent och läsa sidorna utan skript. Det finns ett mörkt läge, en utskriftsversion och en "
                    "kort lättläst text på många sidor.</p>"
                ),
            ),
            ("heading", {"text": "Det som inte fungerar än", "level": "h2"}),
            (
                "table",
                {
                    "caption": "Kända brister och vad du kan göra under tiden",
                    "header_row": True,
                    "header_column": True,
                    "rows": [
                        ["Brist", "Vem den drabbar", "Gör så här i stället"],
                        [
                            "Kartor från OpenStreetMap går inte att läsa upp",
                            "Dig som använder skärmläsare",
                            "Vägen står alltid i text intill kartan",
                        ],
                        [
                            "Alla sidor har inte lättläst text",
                            "Dig som behöver lättläst svenska",
                            "Ring oss, så berättar vi vad som står på sidan",
                        ],
                        [
                            "Filmer med teckenspråk saknas",
                            "Dig som har svenskt teckenspråk som första språk",
                            "Säg till två veckor före ett möte, så bokar vi tolk",
                        ],
                        [
                            "Alla sidor är inte översatta till engelska och arabiska",
                            "Dig som läser på de språken",
                            "Språkmenyn säger när en sida saknas. Skriv till oss på ditt språk",
                        ],
                        [
                            "Typsnittet i våra pdf-filer är inte inbäddat",
                            "Dig som öppnar filerna i ett ovanligt program",
                            "Be om texten i ett mejl",
                        ],
                    ],
                },
            ),
            ("heading", {"text": "Säg till när något är fel", "level": "h2"}),
            (
                "text",
                (
                    '<p>Skriv till <a href="mailto:hej@example.org">hej@example.org</a> eller ring 070-174 06 '
                    "05. Berätta vilken sida det gäller och vad som hände. Du behöver inte kunna de tekniska "
                    "orden. Vi svarar inom fem arbetsdagar och säger när vi räknar med att det är "
                    "åtgärdat.</p><p>Behöver du innehållet på ett annat sätt, till exempel uppläst, i större stil "
                    "eller på papper, ordnar vi det utan kostnad.</p>"
                ),
            ),
            (
                "fact_box",
                {
                    "title": "Om du inte är nöjd med vårt svar",
                    "text": (
                        "<p>Myndigheten för digital förvaltning granskar offentliga aktörer och tar inte emot "
                        "anmälningar om föreningar som vår. Vänd dig till styrelsen, som tar upp ärendet på nästa "
                        "möte. Anser du att du har blivit diskriminerad kan du kontakta <a "
                        'href="https://www.do.se/">Diskrimineringsombudsmannen</a>.</p>'
                    ),
                },
            ),
            ("heading", {"text": "Så har vi prövat webbplatsen", "level": "h2"}),
            (
                "text",
                (
                    "<p>Varje ändring prövas med automatiska verktyg på svenska, engelska och arabiska, i ljust "
                    "och mörkt läge, på mobil och dator. Vi går också igenom de viktigaste sidorna för hand med "
                    "tangentbord. Personer som använder skärmläsare till vardags har ännu inte prövat webbplatsen "
                    "åt oss. Vill du göra det får du gärna höra av dig.</p><p>Vi såg senast över den här "
                    f"redogörelsen i {reviewed}. Nästa gång är när webbplatsen ändras, och minst en gång om "
                    "året.</p>"
                ),
            ),
            ("heading", {"text": "Tillgänglighet på våra möten", "level": "h2"}),
            (
                "accordion",
                {
                    "items": [
                        {
                            "title": "Kan jag komma in med rullstol?",
                            "text": (
                                "<p>Ja. På Kronogatan 2 finns ramp, dörröppnare och anpassad toalett, och allt vi "
                                "använder ligger i markplan. Konferensrummet en trappa upp saknar hiss. Säg till, "
                                "så flyttar vi mötet ner.</p>"
                            ),
                        },
                        {
                            "title": "Hör jag vad som sägs?",
                            "text": (
                                "<p>Mötesrummet har hörslinga, och den som talar använder mikrofon. "
                                "Teckenspråkstolk och skrivtolk bokar vi om du säger till två veckor i "
                                "förväg.</p>"
                            ),
                        },
                        {
                            "title": "Jag tål inte dofter. Kan jag komma?",
                            "text": (
                                "<p>Ja. Alla våra möten är doftfria. Trapphuset delar vi med andra, så där kan vi "
                                "inte lova något. Gå in genom den röda porten, så slipper du det.</p>"
                            ),
                        },
                        {
                            "title": "Jag orkar inte sitta en hel kväll",
                            "text": (
                                "<p>Vi tar paus efter en timme och slutar senast kl. 20.30. Dagordningen säger "
                                "när varje fråga tas upp. Du kan gå när du vill, och följa mötet på länk "
                                "hemifrån.</p>"
                            ),
                        },
                    ]
                },
            ),
            ("documents", {"title": "Skriv ut och ta med", "documents": ["tillganglighet-i-lokalen"]}),
        ),
    )
    return no_break(page)


def privacy(today: date) -> PageData:
    reviewed = month_text(today - timedelta(days=75))
    page = PageData(
        key="personuppgifter",
        title="Så hanterar vi personuppgifter",
        lead=(
            "Att vara medlem hos oss säger något om vad du tycker. Därför samlar vi in så lite som möjligt, "
            "behåller det så kort tid som möjligt och visar det för så få som möjligt."
        ),
        search_description=(
            "Vilka personuppgifter Syrenen behandlar, varför, hur länge, vilka rättigheter du har och vem du "
            "vänder dig till."
        ),
        easy_read=(
            "Vi sparar bara det vi behöver veta om dig.\nVi berättar aldrig för någon annan att du är medlem.\nDu "
            "får se vad vi har sparat.\nDu får be oss ta bort det.\nVi följer inte vad du gör på webbplatsen."
        ),
        tags=("personuppgifter",),
        extra={"short_title": "Så hanterar vi personuppgifter"},
        body=(
            ("heading", {"text": "Vem som ansvarar", "level": "h2"}),
            (
                "text",
                (
                    "<p>Syrenen, partiföreningen i Vänersborg, är personuppgiftsansvarig. Du når oss på <a "
                    'href="mailto:hej@example.org">hej@example.org</a>, 070-174 06 05 eller Kronogatan 2, 462 '
                    "32 Vänersborg. Styrelsen svarar för att reglerna följs. Vi har inget dataskyddsombud, "
                    "eftersom vi är en liten förening; frågor om personuppgifter tar ordföranden hand om.</p>"
                ),
            ),
            ("heading", {"text": "Vad vi behandlar och varför", "level": "h2"}),
            (
                "table",
                {
                    "caption": "Uppgifter, ändamål, rättslig grund och tid",
                    "header_row": True,
                    "header_column": True,
                    "rows": [
                        ["Uppgifter", "Varför", "Rättslig grund", "Hur länge"],
                        [
                            "Medlemmars namn, e-post, telefon och när avgiften betalades",
                            "Sköta medlemskapet, kalla till möten, skicka medlemsbrev",
                            "Avtal, artikel 6.1 b, och artikel 9.2 d",
                            "Tas bort när du lämnar föreningen",
                        ],
                        [
                            "Protokoll från möten",
                            "Visa vad föreningen har beslutat och vem som deltog",
                            "Berättigat intresse, artikel 6.1 f, och artikel 9.2 d",
                            "Bevaras i föreningens arkiv",
                        ],
                        [
                            "Verifikationer och andra räkenskaper",
                            "Bokföra avgifter, inköp och ersättningar",
                            "Rättslig förpliktelse, artikel 6.1 c",
                            "Till och med det sjunde året efter räkenskapsårets slut",
                        ],
                        [
                            "Det du skriver till oss eller frågar på webbplatsen",
                            "Kunna svara dig",
                            (
                                "Berättigat intresse, artikel 6.1 f; uttryckligt samtycke, artikel 9.2 a, om det "
                                "visar vad du tycker"
                            ),
                            "Högst tolv månader efter vårt svar",
                        ],
                        [
                            "Anmälan till en aktivitet",
                            "Planera mat, platser och hjälpmedel",
                            "Uttryckligt samtycke, artiklarna 6.1 a och 9.2 a",
                            "Högst trettio dagar efter aktiviteten",
                        ],
                        [
                            "Namn och bild på förtroendevalda",
                            "Visa väljarna vilka som företräder dem",
                            "Berättigat intresse, artikel 6.1 f, och artikel 9.2 e",
                            "Så länge uppdraget varar; rapporterna ligger kvar",
                        ],
                        [
                            "Tekniska loggar med ip-adress",
                            "Upptäcka fel och intrång",
                            "Berättigat intresse, artikel 6.1 f",
                            "Högst trettio dagar",
                        ],
                    ],
                },
            ),
            (
                "fact_box",
                {
                    "title": "Varför artikel 9?",
                    "text": (
                        "<p>Ett medlemskap i ett parti avslöjar en politisk åsikt. Sådana uppgifter är känsliga "
                        "enligt artikel 9 i dataskyddsförordningen, och det är i grunden förbjudet att behandla "
                        "dem. Ett undantag, artikel 9.2 d, gäller föreningar med politiskt syfte. Det omfattar "
                        "våra medlemmar, tidigare medlemmar och personer som har regelbunden kontakt med oss. "
                        "Uppgifterna får då inte lämnas ut utanför föreningen utan samtycke.</p>"
                    ),
                },
            ),
            (
                "text",
                (
                    "<p>Vi frågar aldrig efter personnummer. Vi köper inga adresslistor. Vi fattar inga beslut om "
                    "dig med automatik, och vi gör ingen profil av dig.</p>"
                ),
            ),
            ("heading", {"text": "Vilka som får se uppgifterna", "level": "h2"}),
            (
                "text",
                (
                    "<p>Medlemsregistret ser styrelsen och den som sköter registret. Webbplatsen och e-posten "
                    "ligger hos leverantörer inom EU. De är våra personuppgiftsbiträden, arbetar enligt avtal och "
                    "får inte använda uppgifterna till något eget. Vi för inte över uppgifter till länder utanför "
                    "EU och EES, och vi säljer dem aldrig.</p>"
                ),
            ),
            ("heading", {"text": "Kakor och spårning", "level": "h2"}),
            (
                "text",
                (
                    "<p>Läser du bara webbplatsen sätter vi inga kakor alls. Loggar du in eller fyller i ett "
                    "formulär används två som är nödvändiga: en som minns att du är inloggad och en som skyddar "
                    "formuläret mot förfalskning. För sådana krävs inget samtycke enligt 9 kap. 28 § lagen "
                    "(2022:482) om elektronisk kommunikation, och därför visar vi ingen ruta om kakor.</p><p>Vi "
                    "mäter inte besök, och ingen annan gör det heller. Kartor och filmer från andra hämtas först "
                    "när du klickar på dem. Då får den tjänsten veta din ip-adress, och det står intill "
                    "knappen.</p>"
                ),
            ),
            ("heading", {"text": "Dina rättigheter", "level": "h2"}),
            (
                "accordion",
                {
                    "items": [
                        {
                            "title": "Få veta vad vi har",
                            "text": (
                                "<p>Du har rätt att få en kopia av dina uppgifter och veta hur vi använder dem "
                                "(artikel 15). Som inloggad medlem hämtar du den själv.</p>"
                            ),
                        },
                        {
                            "title": "Rätta och begränsa",
                            "text": (
                                "<p>Är något fel rättar vi det (artikel 16). Medan vi utreder saken kan du begära "
                                "att vi inte använder uppgiften (artikel 18).</p>"
                            ),
                        },
                        {
                            "title": "Bli raderad",
                            "text": (
                                "<p>Du kan begära att vi raderar dina uppgifter (artikel 17). Det vi måste spara "
                                "enligt bokföringslagen, och namn i justerade protokoll, kan vi inte ta bort. Då "
                                "säger vi det och förklarar varför.</p>"
                            ),
                        },
                        {
                            "title": "Flytta dina uppgifter",
                            "text": (
                                "<p>Det du själv har lämnat för ditt medlemskap kan du få i en fil som andra "
                                "system kan läsa (artikel 20).</p>"
                            ),
                        },
                        {
                            "title": "Säga nej och ändra dig",
                            "text": (
                                "<p>Du kan invända mot sådant vi gör med stöd av berättigat intresse (artikel "
                                "21). Har du lämnat samtycke kan du ta tillbaka det när du vill, lika lätt som du "
                                "gav det (artikel 7.3).</p>"
                            ),
                        },
                    ]
                },
            ),
            (
                "text",
                (
                    "<p>Skriv till oss, så svarar vi inom en månad. Det kostar inget. Är vi osäkra på vem som "
                    "frågar ber vi dig svara från den adress vi har i registret.</p>"
                ),
            ),
            (
                "fact_box",
                {
                    "title": "Klaga hos Integritetsskyddsmyndigheten",
                    "text": (
                        "<p>Tycker du att vi gör fel får du lämna klagomål till Integritetsskyddsmyndigheten, "
                        'IMY: <a href="https://www.imy.se/">imy.se</a>, <a '
                        'href="mailto:imy@imy.se">imy@imy.se</a>, Box 8114, 104 20 Stockholm. Du behöver inte '
                        "ha talat med oss först.</p>"
                    ),
                },
            ),
            (
                "text",
                (
                    "<p>Händer något som kan skada dig, till exempel ett intrång, anmäler vi det till myndigheten "
                    "inom 72 timmar och berättar för dig om risken är hög. Texten sågs senast över i "
                    f"{reviewed}.</p>"
                ),
            ),
        ),
    )
    return no_break(page)
