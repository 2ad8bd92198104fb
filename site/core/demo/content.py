"""Pictures, documents and settings of the demo; people and venues have modules of their own."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.demo.dates import day_text, member_meeting
from core.demo.people import PEOPLE
from core.demo.shapes import DocumentData, PictureData
from core.demo.venues import VENUES

__all__ = ["DOCUMENTS", "PEOPLE", "PICTURES", "VENUES", "settings"]

PICTURES: tuple[PictureData, ...] = (
    PictureData(
        "lokalen",
        "Huset på Kronogatan 2",
        "Tvåvåningshus med fem fönster i bredd och en röd port. Till höger om porten går en ramp med räcke.",
    ),
    PictureData(
        "skolan",
        "Skolan i kvällssol",
        "Låg skolbyggnad med klocka på gaveln. En bred gång leder fram till dörren och en röd sol står lågt.",
    ),
    PictureData(
        "forsta-maj",
        "Fanor på första maj",
        "Tre röda och två lila fanor vajar över en folksamling som syns bakifrån.",
    ),
    PictureData(
        "vanern",
        "Vänern i solnedgång",
        "En röd sol halvvägs ner i Vänern. En segelbåt ligger på det randiga vattnet.",
    ),
    PictureData(
        "hallplatsen",
        "Bussen vid hållplatsen",
        "En röd buss rullar in mot en hållplats där en person sitter och väntar i kuren.",
    ),
    PictureData(
        "biblioteket",
        "En läsare på biblioteket",
        "En person läser i en röd fåtölj vid ett högt fönster. Bredvid står en bokhylla full av böcker.",
    ),
    PictureData(
        "studiecirkeln",
        "Studiecirkelns bord",
        "Ett bord uppifrån med fem uppslagna böcker, tre kaffekoppar och ett fat med bullar.",
    ),
    PictureData("solceller", "Solceller på taken", "Tre hus med solceller på taken under en stor röd sol."),
    PictureData(
        "planen",
        "Fotbollsplanen",
        "En röd fotboll på en randig plan framför ett mål. På läktaren sitter publik mellan två strålkastare.",
    ),
    PictureData(
        "torget",
        "Röd Lördag på torget",
        "Ett rödvitt tält på ett torg med vimplar. Tre personer står bakom ett bord med termos och koppar.",
    ),
    PictureData("syrenen", "Syrenen", "Tre syrenklasar, en röd och två lila, ovanför mörka hjärtformade blad."),
    PictureData(
        "fullmaktige",
        "Fullmäktigesalen",
        "En person i en röd talarstol framför höga fönster. Tre rader av ledamöter syns bakifrån.",
    ),
    PictureData(
        "nordkroken",
        "Sommarhemmet i Nordkroken",
        "Ett rött hus på en strand med tallar, flaggstång och en brygga ut i Vänern.",
    ),
    PictureData(
        "soppan",
        "Soppan på spisen",
        "En stor gryta med röd soppa som ångar. Framför står två fulla skålar och ett bröd.",
    ),
    PictureData(
        "plakaten",
        "Plakat på 8 mars",
        "Fem plakat hålls upp över en folksamling, två med syrenblommor och ett med kvinnotecken.",
    ),
    PictureData("lena-skog", "Porträtt av Lena Skog", "Tecknat porträtt av en person med håret i knut och röd tröja."),
    PictureData("karin-hedlund", "Porträtt av Karin Hedlund", "Tecknat porträtt av en person med page och mörk tröja."),
    PictureData(
        "amir-rostami", "Porträtt av Amir Rostami", "Tecknat porträtt av en person med skägg och randig tröja."
    ),
    PictureData("hodan-jama", "Porträtt av Hodan Jama", "Tecknat porträtt av en person i röd slöja."),
    PictureData("jonas-ek", "Porträtt av Jonas Ek", "Tecknat porträtt av en person med lockigt hår och mörk tröja."),
    PictureData(
        "eva-lotta-nyqvist",
        "Porträtt av Eva-Lotta Nyqvist",
        "Tecknat porträtt av en person med axellångt ljust hår och röd tröja.",
    ),
)

DOCUMENTS: tuple[DocumentData, ...] = (
    DocumentData(
        "stadgar-i-korthet",
        "Stadgar i korthet",
        (
            ("h", "Stadgar i korthet"),
            (
                "p",
                "Det här är en kort beskrivning av hur föreningen styrs. Vid tveksamhet gäller stadgarna i sin helhet.",
            ),
            ("h", "Vem kan bli medlem?"),
            ("p", "Den som delar föreningens grundsatser och betalar avgiften. Du kan lämna föreningen när du vill."),
            ("h", "Vem bestämmer?"),
            (
                "p",
                (
                    "Årsmötet är högsta beslutande organ. Det väljer styrelse, kassör, revisorer och "
                    "valberedning, och tar ställning till verksamhetsplan och budget. Mellan årsmötena beslutar "
                    "medlemsmötet."
                ),
            ),
            (
                "p",
                (
                    "Rösträtt har den medlem som betalat avgiften minst trettio dagar före mötet. Dagordningen "
                    "skickas en vecka i förväg."
                ),
            ),
            ("h", "Hur väljs företrädare?"),
            ("p", "Vid varje nominering ska minst hälften av dem som föreslås vara kvinnor."),
            ("h", "Hur skrivs protokoll?"),
            (
                "p",
                (
                    "Sekreteraren skriver. Ordföranden och den som mötet valt justerar. En rättelse efter "
                    "justeringen görs som ett tillägg."
                ),
            ),
            ("h", "Hur sköts pengarna?"),
            ("p", "Kassören redovisar utfall och prognos varje kvartal. Styrelsen beslutar om inköp inom budgeten."),
        ),
    ),
    DocumentData(
        "tillganglighet-i-lokalen",
        "Tillgänglighet i lokalen",
        (
            ("h", "Tillgänglighet på Kronogatan 2"),
            ("p", "Skriv gärna ut bladet och ta med det. Fråga oss om något saknas: hej@example.org, 070-174 06 05."),
            ("h", "Komma hit"),
            ("p", "Närmaste hållplats är Vänersborg torget, 250 meter bort på plan trottoar."),
            ("p", "Två parkeringsplatser för rörelsehindrade ligger tio meter från porten."),
            ("h", "Komma in"),
            ("p", "Rampen går till höger om den röda porten. Den har räcke och lutar en på tolv."),
            ("p", "Dörröppnaren sitter på 90 centimeters höjd. Dörren är 95 centimeter bred."),
            ("h", "Inne i lokalen"),
            ("p", "Mötesrum, kök, expedition och toalett ligger i samma plan utan trösklar."),
            ("p", "Den anpassade toaletten är 2,2 gånger 2,2 meter och har stöd på båda sidor."),
            ("p", "Hörslinga finns i mötesrummet. Säg till när du kommer, så slår vi på den."),
            ("h", "Under mötet"),
            ("p", "Vi använder ingen parfym. Vi läser upp det som visas på skärmen och tar paus varje timme."),
            ("p", "Teckenspråkstolk ordnar vi om du säger till två veckor i förväg."),
        ),
    ),
)


def settings(today: date) -> dict[str, Any]:
    """The site settings; the notice is shown until the meeting it speaks of."""
    meeting = member_meeting(today)
    return {
        "name": "Syrenen",
        "descriptor": "Partiföreningen i Vänersborg",
        "accent": "#b20f2a",
        "support_tone": "#73529f",
        "street": "Kronogatan 2",
        "postal_code": "462 32",
        "city": "Vänersborg",
        "opening_hours": "Tisdagar 15–18",
        "email": "hej@example.org",
        "phone": "070-174 06 05",
        "profiles": [
            {"name": "Facebook", "url": "https://www.example.org/facebook"},
            {"name": "Instagram", "url": "https://www.example.org/instagram"},
        ],
        "footer_text": (
            "Vi skriver vad vi tänker göra innan nämnderna möts och hur det gick efteråt. Då kan du se om vi "
            "håller det vi säger."
        ),
        "notice_lead": "Större rum den här gången.",
        "notice_text": (
            f"Medlemsmötet {day_text(meeting)} hålls i konferensrummet. Säg till om trappan är ett hinder, så "
            "stannar vi på bottenvåningen."
        ),
        "notice_page": "kontakt",
        "notice_link_text": "Hitta hit",
        "notice_from_days": -2,
        "notice_to": meeting,
        "controller_name": "Syrenen, partiföreningen i Vänersborg",
        "controller_contact": "hej@example.org, Kronogatan 2, 462 32 Vänersborg",
        "organisation_number": "",
        "news_page": "aktuellt",
        "contact_page": "kontakt",
        "accessibility_page": "tillganglighet",
        "privacy_page": "personuppgifter",
        "join_page": "bli-medlem",
        "texts": {
            "en": {
                "descriptor": "The party branch in Vänersborg",
                "opening_hours": "Tuesdays 15–18",
                "footer_text": (
                    "We write what we mean to do before the committees meet, and how it went afterwards. Then you "
                    "can see whether we keep our word."
                ),
                "notice_lead": "A larger room this time.",
                "notice_text": (
                    f"The members' meeting on {day_text(meeting, 'en')} is in the conference room. Tell us if the "
                    "stairs are an obstacle and we stay downstairs."
                ),
                "notice_link_text": "How to find us",
            },
            "ar": {
                "descriptor": "فرع الحزب في فينشبوري",
                "opening_hours": "أيام الثلاثاء من 15 إلى 18",
                "footer_text": "نكتب ما ننوي فعله قبل اجتماع اللجان وكيف سارت الأمور بعده، لتعرفوا هل نفي بما نقول.",
                "notice_lead": "قاعة أكبر هذه المرة.",
                "notice_text": (
                    f"يُعقد اجتماع الأعضاء يوم {day_text(meeting, 'ar')} في قاعة المؤتمرات. إذا كان الدرج عائقًا "
                    "فأخبرنا لنبقى في الطابق الأرضي."
                ),
                "notice_link_text": "كيف تصل إلينا",
            },
        },
    }
