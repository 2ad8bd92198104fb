"""What the demo's association demands for school, care and culture, in Swedish."""

from __future__ import annotations

from program.demo.shapes import DemandData, StepData

BUN, SN, KFN = "Barn- och utbildningsnämnden", "Socialnämnden", "Kultur- och fritidsnämnden"
KF = "Kommunfullmäktige"

SCHOOL = (
    DemandData(
        "Högst tolv barn i småbarnsgrupperna",
        "Nämnden ska sätta ett tak och redovisa storleken varje termin, avdelning för avdelning.",
        "halfway",
        "motionen ligger hos nämnden för svar",
        "<p>Ett genomsnitt säger ingenting till det barn som går i den största gruppen. Därför vill vi ha siffrorna "
        "avdelning för avdelning.</p><p>Vi har räknat med elva nya tjänster i förskolan över tre år. Det ryms om "
        "kommunen slutar hyra in bemanning över sommaren.</p>",
        (
            StepData(210, "Vi frågade hur stora grupperna var", BUN, "", "Den största hade tjugoen barn."),
            StepData(84, "Vår motion lämnades in", KF, "waiting"),
        ),
    ),
    DemandData(
        "Tillagningskök i alla nya förskolor",
        "Mat som lagas i huset luktar, smakar och går att fråga om. Den som bygger nytt ska bygga kök.",
        "nearly_done",
        "nämnden har sagt ja, fullmäktige beslutar härnäst",
        "<p>Ett mottagningskök är billigare att bygga och dyrare att driva. På tolv år har tillagningsköket kommit "
        "i kapp.</p>",
        (
            StepData(300, "Köket ströks ur ritningen till Holmängen", BUN, "approved", "Vi reserverade oss."),
            StepData(120, "Ärendet gick tillbaka för att kostnadsberäknas", BUN, "referred_back"),
            StepData(24, "Nämnden föreslår kök i båda husen", BUN, "approved", "Nu återstår fullmäktige."),
        ),
    ),
    DemandData(
        "En skolsköterska på varje skola, varje vecka",
        "I dag delar tre skolor på en tjänst. Då blir det aldrig ett spontant besök.",
        "started",
        "frågan är ställd till nämndens ordförande",
        steps=(StepData(40, "Vår enkla fråga om elevhälsan besvaras nästa gång", BUN, "waiting"),),
    ),
    DemandData(
        "Avgiftsfri kulturskola till och med nian",
        "Terminsavgiften håller borta just dem som skolan säger sig vilja nå.",
        "rejected",
        "29 röster mot 22. Vi återkommer i budgeten",
        "<p>Avgiften ger kommunen 640 000 kronor om året. Det är mindre än vad det kostar att administrera och "
        "driva in den tillsammans med alla andra avgifter i förvaltningen.</p>",
        (
            StepData(410, "Motionen lämnades in", KF),
            StepData(
                190,
                "Motionen avslogs",
                KF,
                "rejected",
                "29 röster mot 22. Vi reserverade oss och lägger förslaget på nytt i höstens budget.",
            ),
        ),
    ),
    DemandData(
        "Modersmål på skoltid",
        "Undervisningen ska ligga före klockan tre, även när läraren delas mellan flera skolor.",
        "done",
        "gäller på alla skolor sedan höstterminen",
        steps=(
            StepData(520, "Vi tog upp frågan efter ett möte med föräldrar", BUN),
            StepData(330, "Nämnden ändrade reglerna för schemaläggning", BUN, "approved", "Beslutet var enigt."),
        ),
    ),
    DemandData(
        "Mer pengar till de skolor som har det tyngst",
        "Resurserna ska fördelas efter elevernas behov, inte efter hur många som går där.",
        "planned",
        background="<p>Skillnaden mellan kommunens skolor har växt. Den syns i resultaten, men först märks den i "
        "personalrummet, där de erfarna lärarna söker sig bort.</p>",
    ),
    DemandData(
        "Läxhjälp på biblioteket fyra dagar i veckan",
        "Den som inte har någon hemma att fråga ska ha någon annanstans att gå.",
        "planned",
        stage="proposed",
    ),
    DemandData(
        "Bemannad fritidsklubb för mellanstadiet",
        "Tioåringar är för gamla för fritids och för unga för att vara ensamma till sex.",
        "halfway",
        "försök pågår på två skolor",
        steps=(StepData(150, "Nämnden beslutade om ett försök i ett år", BUN, "approved"),),
    ),
)

CARE = (
    DemandData(
        "Fast omsorgskontakt och högst tio ansikten på två veckor",
        "Den som får hemtjänst ska känna igen den som kommer.",
        "started",
        "nämnden mäter nu hur många som kommer hem till var och en",
        "<p>En person med hemtjänst kan möta tjugo olika ansikten på två veckor. Det är otryggt, och det är dyrt, "
        "för varje nytt ansikte måste börja om.</p>",
        (
            StepData(160, "Vi begärde att kontinuiteten redovisas", SN, "approved"),
            StepData(35, "Första mätningen: nitton i snitt", SN, "", "Vi har begärt en plan med tidpunkter."),
        ),
    ),
    DemandData(
        "Heltid som norm i omsorgen",
        "Scheman ska läggas runt den som får hjälpen, och heltid ska vara det normala för den som arbetar.",
        "done",
        "alla nya tjänster utlyses på heltid",
        steps=(StepData(280, "Nämnden antog riktlinjen", SN, "approved"),),
    ),
    DemandData(
        "Samma handläggare från första samtalet",
        "Den som ringer socialtjänsten ska få prata med samma person nästa gång.",
        "planned",
    ),
    DemandData(
        "Ingen barnfamilj ska vräkas",
        "Kommunen ska kliva in innan det gått så långt, och redovisa varje fall där det inte lyckades.",
        "halfway",
        "nollvisionen är antagen, arbetssättet saknas",
        steps=(
            StepData(240, "Fullmäktige antog nollvisionen", KF, "approved"),
            StepData(60, "Två familjer har ändå fått lämna sina hem", SN, "", "Vi har begärt att fallen gås igenom."),
        ),
    ),
    DemandData(
        "Stöd till kvinnojouren för flera år i taget",
        "Den som ger skydd ska inte behöva söka pengar varje höst.",
        "nearly_done",
        "ett avtal på tre år ligger för underskrift",
        steps=(
            StepData(365, "Vårt yrkande om treårigt avtal", SN, "tabled"),
            StepData(70, "Nämnden gav förvaltningen i uppdrag att skriva avtalet", SN, "approved"),
        ),
    ),
    DemandData(
        "Familjerådgivning utan väntetid",
        "Den som ber om hjälp i dag ska få en tid inom två veckor.",
        "rejected",
        "fem röster mot fyra. Vi följer väntetiden varje kvartal",
        steps=(StepData(110, "Yrkandet avslogs", SN, "rejected", "Fem röster mot fyra."),),
    ),
)

CULTURE = (
    DemandData(
        "Bemannat bibliotek på söndagar",
        "Biblioteket är det rum i kommunen som flest har rätt till. Då ska det vara öppet när man är ledig.",
        "done",
        "öppet söndagar 12–16 sedan i vintras",
        steps=(
            StepData(430, "Medborgarförslag med 312 namn", KFN),
            StepData(230, "Nämnden sköt till pengar för ett år", KFN, "approved"),
        ),
    ),
    DemandData(
        "Bokbuss till Frändefors och Brålanda",
        "Turen drogs in för fyra år sedan. Den ska tillbaka, varannan vecka.",
        "halfway",
        "provtur under våren",
        steps=(StepData(95, "Förvaltningen räknar på tre hållplatser", KFN, "waiting"),),
    ),
    DemandData(
        "Tider i hallarna efter antal aktiva",
        "De lag som startade sist ska inte alltid få de sista tiderna.",
        "started",
        "förvaltningen har räknat tiderna efter kön och ålder",
        "<p>Av kvällstiderna före klockan åtta gick förra säsongen två tredjedelar till herr- och pojklag.</p>",
        (StepData(130, "Redovisning av hur tiderna fördelas", KFN),),
    ),
    DemandData(
        "En strand för alla",
        "Ramp ner i vattnet, skugga och toaletter som är öppna på kvällen.",
        "planned",
        background="<p>Den som inte har egen båt ska också bo vid Vänern. I dag slutar den hårdgjorda vägen fyrtio "
        "meter från vattnet.</p>",
    ),
    DemandData(
        "Fri entré på simhallen i sportlovsveckan",
        "Alla barn ska ha något att göra när skolan är stängd.",
        "done",
        "infört, 2 100 bad första året",
    ),
    DemandData(
        "Replokaler i det gamla brandhuset",
        "Huset står tomt. Ungdomarna har ingenstans att spela.",
        "rejected",
        "huset såldes. Vi söker en ny lokal tillsammans med studieförbunden",
        steps=(StepData(75, "Fullmäktige beslutade att sälja huset", KF, "rejected", "31 röster mot 20."),),
    ),
)
