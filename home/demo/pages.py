"""The standing pages of the demo, in Swedish. A member meeting's date is worked out from `today`."""

from __future__ import annotations

from datetime import date

from core.demo.dates import day_text, member_meeting
from core.demo.shapes import PageData
from core.demo.spaces import no_break


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

CONTACT, JOIN, NEWS = no_break((_CONTACT, _JOIN, _NEWS))
