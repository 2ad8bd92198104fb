"""The nine policy areas and the programmes, in Swedish. The activity plans are in program.demo.plan."""

from __future__ import annotations

from core.demo.shapes import PageData
from core.demo.spaces import no_break


def _area(  # noqa: PLR0917 - a row of a table reads best in order
    slug: str, title: str, lead: str, easy_read: str, picture: tuple[str, str], tag: str
) -> PageData:
    return PageData(
        key=f"politik/{slug}",
        title=title,
        lead=lead,
        search_description=f"Vad Syrenen vill i Vänersborg: {title.lower()}.",
        easy_read=easy_read,
        main_image=picture[0],
        main_image_alt=picture[1],
        tags=(tag,),
    )


INDEX = no_break(
    PageData(
        key="politik",
        title="Vår politik",
        lead=(
            "Nio områden, skrivna av medlemmar i nio arbetsgrupper. Programmet antas av årsmötet och gäller en "
            "mandatperiod."
        ),
        search_description="Syrenens kommunalpolitiska program för Vänersborg i nio områden.",
        easy_read=(
            "Vi har skrivit ett program.\nDär står vad vi vill göra i Vänersborg.\nProgrammet har nio delar.\nDu "
            "får vara med och ändra i det."
        ),
        body=(
            ("heading", {"text": "Så blev programmet till", "level": "h2"}),
            (
                "text",
                (
                    "<p>Varje område har en arbetsgrupp som vilken medlem som helst kan gå med i. Grupperna "
                    "läser, frågar och skriver ett utkast. Medlemsmötet ändrar i det. Till sist röstar "
                    "årsmötet.</p><p>Ett program är inget löfte om att allt blir av. Det är ett löfte om att vi "
                    "försöker, och att vi berättar hur det gick. Därför leder varje område vidare till våra <a "
                    'href="page:rapporter">rapporter</a>.</p>'
                ),
            ),
        ),
    )
)

AREAS: tuple[PageData, ...] = no_break(
    (
        _area(
            "forskola-och-skola",
            "Förskola och skola",
            (
                "En bra skola märks på att barnen hinner bli sedda. Vi vill ha mindre grupper, mat från eget kök "
                "och vuxna som stannar."
            ),
            (
                "Vi vill ha färre barn i varje grupp.\nMaten ska lagas nära barnen.\nDen som behöver hjälp ska få "
                "det direkt.\nAlla skolor ska ha en skolsköterska på plats."
            ),
            ("skolan", "En låg skolbyggnad med klocka på gaveln och en bred gång fram till dörren."),
            "skola",
        ),
        _area(
            "socialpolitik",
            "Socialpolitik",
            (
                "Den som behöver hjälp ska mötas av någon som har tid. Vi vill ha fasta kontakter i hemtjänsten "
                "och en socialtjänst som kommer tidigt."
            ),
            (
                "Du ska känna igen den som hjälper dig hemma.\nPersonalen ska ha mer tid.\nDen som har lite "
                "pengar ska få hjälp fort.\nIngen familj ska vräkas."
            ),
            ("soppan", "En gryta soppa på spisen, två skålar och ett bröd."),
            "omsorg",
        ),
        _area(
            "kultur-och-fritid",
            "Kultur och fritid",
            (
                "Bibliotek, kulturskola, hallar och stränder är platser där man får vara utan att köpa något. De "
                "ska finnas kvar och hålla öppet."
            ),
            (
                "Biblioteket ska ha öppet när du är ledig.\nKulturskolan ska vara gratis.\nFlickor och pojkar ska "
                "få lika mycket tid i hallarna.\nVattnet ska vara till för alla."
            ),
            ("biblioteket", "En person läser i en röd fåtölj bredvid en fylld bokhylla."),
            "kultur",
        ),
        _area(
            "demokrati-och-jamlikhet",
            "Demokrati och jämlikhet",
            (
                "Beslut blir bättre när fler förstår dem innan de är fattade. Vi vill ha begripliga handlingar, "
                "öppna möten och makt som delas lika."
            ),
            (
                "Alla ska förstå vad kommunen bestämmer.\nDu ska kunna se mötena hemma.\nKvinnor och män ska ha "
                "lika mycket makt.\nDen som är ung ska också få vara med."
            ),
            ("fullmaktige", "En talare i röd talarstol framför rader av ledamöter."),
            "demokrati",
        ),
        _area(
            "arbetsmarknad-och-vuxenutbildning",
            "Arbetsmarknad och vuxenutbildning",
            (
                "Det ska gå att börja om. Vi vill ha en vuxenutbildning med plats åt alla och en kommun som är en "
                "arbetsgivare man stannar hos."
            ),
            (
                "Du ska kunna plugga när du är vuxen.\nKommunen ska ge fler en första chans till jobb.\nHeltid "
                "ska vara det vanliga.\nDen som är sjuk ska inte bli fattig."
            ),
            ("studiecirkeln", "Ett bord med uppslagna böcker, kaffe och bullar, sett uppifrån."),
            "arbete",
        ),
        _area(
            "integration-och-inkludering",
            "Integration och inkludering",
            (
                "Den som flyttar hit ska få plats i vardagen, inte bara i statistiken. Vi vill ha språk, bostad "
                "och mötesplatser från första veckan."
            ),
            (
                "Alla som bor här hör hit.\nDu ska få lära dig svenska när det passar dig.\nDu ska få hjälp på "
                "ditt språk.\nRasism ska stoppas."
            ),
            ("plakaten", "En folksamling med plakat, två av dem med syrenblommor."),
            "inkludering",
        ),
        _area(
            "miljo-och-klimat",
            "Miljö och klimat",
            (
                "Vänern är vårt dricksvatten, vår badplats och vår horisont. Vi vill minska utsläppen så att den "
                "som har minst inte betalar mest."
            ),
            (
                "Vi måste släppa ut mindre.\nVattnet i Vänern ska vara rent.\nDet ska vara lätt att ta "
                "bussen.\nDet ska inte bli dyrt för dig som har lite pengar."
            ),
            ("vanern", "En segelbåt på Vänern i solnedgång."),
            "klimat",
        ),
        _area(
            "trafik-och-transporter",
            "Trafik och transporter",
            (
                "Det ska gå att bo i Brålanda, arbeta kväll i Vänersborg och komma hem. Vi bygger trafikpolitiken "
                "från hållplatsen."
            ),
            (
                "Bussen ska gå oftare.\nDen ska gå senare på kvällen.\nDet ska vara tryggt att "
                "cykla.\nHållplatsen ska vara lätt att komma till med rullstol."
            ),
            ("hallplatsen", "En röd buss vid en hållplats där en person väntar."),
            "kollektivtrafik",
        ),
        _area(
            "stads-och-landsbygdsutveckling-bostader",
            "Stads- och landsbygdsutveckling, bostäder",
            (
                "Ett hem är ingen investering för den som behöver det. Vi vill bygga hyresrätter i hela kommunen "
                "och bevara det som redan är bra."
            ),
            (
                "Det ska finnas lägenheter som du har råd med.\nDet ska byggas både i stan och på landet.\nDet "
                "ska finnas affär och skola nära.\nDe som bor i huset ska få säga sitt."
            ),
            ("solceller", "Tre hus med solceller på taken under en röd sol."),
            "bostäder",
        ),
    )
)

ADOPTED = no_break(
    PageData(
        key="politik/program",
        title="Kommunalpolitiskt program",
        lead="Det vi gick till val på, antaget av årsmötet och skrivet av nio arbetsgrupper.",
        search_description="Syrenens program för mandatperioden i Vänersborg, som årsmötet antog det.",
        body=(
            (
                "text",
                (
                    "<p>Det här programmet gäller en mandatperiod. Det säger vad vi vill i nio områden, och det är "
                    "skrivet så att det går att följa: varje krav har en egen adress, och vid den står vad som har "
                    "hänt.</p><p>Kraven är numrerade för att man ska kunna tala om dem på ett möte. Numren är ingen "
                    "rangordning.</p>"
                ),
            ),
        ),
    )
)

DRAFT = no_break(
    PageData(
        key="politik/utkast",
        title="Kommunalpolitiskt program",
        lead="Ett utkast som skrivs nu. Läs det, stryk under och säg vad som saknas.",
        search_description="Utkast till Syrenens nästa kommunalpolitiska program. Lämna gärna synpunkter.",
        body=(
            (
                "text",
                (
                    "<p>Arbetsgrupperna skriver i var sitt kapitel. Det som är nytt är märkt, och det som föreslås "
                    "utgå står kvar tills mötet har bestämt. Alla får lämna synpunkter, medlem eller inte.</p>"
                ),
            ),
        ),
    )
)
