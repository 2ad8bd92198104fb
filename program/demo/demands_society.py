"""What the demo's association demands for democracy, work and inclusion, in Swedish."""

from __future__ import annotations

from program.demo.shapes import DemandData, StepData

KF, KS = "Kommunfullmäktige", "Kommunstyrelsen"

DEMOCRACY = (
    DemandData(
        "En halv sida klarspråk före varje ärende",
        "Vad frågan gäller, vad det kostar och vad som händer om man säger nej.",
        "nearly_done",
        "mallen är framtagen och prövas i två nämnder",
        "<p>Handlingarna inför ett fullmäktige kan vara sexhundra sidor. Den som har ett arbete och två barn hinner "
        "inte läsa dem, och det gäller ledamöterna också.</p>",
        (
            StepData(380, "Motionen bifölls", KF, "approved", "Utan votering."),
            StepData(50, "Mallen visades för gruppledarna", KS),
        ),
    ),
    DemandData(
        "Svar på medborgarförslag inom sex månader",
        "Den som har skrivit ska få veta vad som hände, också när svaret är nej.",
        "halfway",
        "arton av trettio har fått svar i tid",
        steps=(StepData(200, "Fullmäktige satte en gräns", KF, "approved"),),
    ),
    DemandData(
        "Öppna nämndmöten som sänds med textning",
        "När ärendena tillåter det ska vem som helst kunna följa mötet hemifrån.",
        "started",
        "fullmäktige sänds, nämnderna inte än",
        steps=(StepData(140, "Vi föreslog ett försök i två nämnder", KS, "referred_back"),),
    ),
    DemandData(
        "Resurser följs upp efter kön",
        "Från träningstider till skolskjuts. Det som räknas går att ändra.",
        "planned",
    ),
    DemandData(
        "Ungdomsråd med egen budget",
        "Femtio tusen kronor om året som ungdomar själva beslutar om.",
        "done",
        "rådet har delat ut pengar två gånger",
        steps=(
            StepData(600, "Vi lade förslaget tillsammans med elevråden", KF),
            StepData(450, "Fullmäktige biföll", KF, "approved", "34 röster mot 17."),
        ),
    ),
    DemandData(
        "Rösträkning redovisad med namn",
        "Väljarna ska kunna se hur var och en röstade.",
        "planned",
        stage="proposed",
    ),
    DemandData(
        "Papperskallelser till alla ledamöter",
        "Förslaget skrevs när få hade läsplatta. Nu har alla det.",
        "planned",
        stage="to_be_dropped",
    ),
)

WORK = (
    DemandData(
        "Vuxenutbildning med antagning fyra gånger om året",
        "Den som byter yrke vid trettiofem kan inte vänta ett år på en plats.",
        "started",
        "förbundets direktion tar upp frågan i nästa budget",
        "<p>Var tredje som söker är över trettiofem. De har hyra att betala medan de väntar.</p>",
        (StepData(66, "Vi skrev till direktionen", "Kunskapsförbundet Väst", "waiting"),),
    ),
    DemandData(
        "Barnomsorg på kvällar och helger",
        "Den som arbetar i omsorgen eller i affär ska kunna ta ett pass utan att be grannen.",
        "halfway",
        "nattis öppnar med åtta platser",
        steps=(StepData(180, "Nämnden beslutade om lokal och bemanning", "", "approved"),),
    ),
    DemandData(
        "Slut på delade turer",
        "Ingen ska vara på arbetet i tolv timmar och få betalt för åtta.",
        "rejected",
        "kommunstyrelsen sade nej. Vi tar det vidare till budgeten",
        steps=(StepData(100, "Yrkandet avslogs", KS, "rejected", "Åtta röster mot sju."),),
    ),
    DemandData(
        "Kollektivavtalets villkor när kommunen köper",
        "Det ska följas upp på plats, inte bara på papper.",
        "done",
        "skrivs in i alla nya upphandlingar",
        steps=(StepData(350, "Fullmäktige antog ny inköpspolicy", KF, "approved"),),
    ),
    DemandData(
        "Arbetskläder till alla som behöver dem",
        "Den som lyfter, städar och lagar mat ska inte slita ut sina egna kläder.",
        "done",
        "gäller hela omsorgen",
    ),
)

INCLUSION = (
    DemandData(
        "Svenska på kvällstid med barnpassning",
        "Det ska gå att lära sig språket och samtidigt ha arbete och småbarn.",
        "halfway",
        "en kvällsgrupp är i gång, barnpassning saknas",
        steps=(StepData(90, "Första gruppen startade med fjorton deltagare"),),
    ),
    DemandData(
        "Information på de språk som läses här",
        "Det viktigaste från kommunen ska finnas på sju språk, och vara lika aktuellt på alla.",
        "started",
        "kartläggning pågår",
    ),
    DemandData(
        "Barn ska aldrig tolka åt sina föräldrar",
        "Tolk bokas av den som kallar till mötet.",
        "done",
        "rutinen gäller i hela kommunen",
        steps=(
            StepData(500, "Hodan berättade om ett besök på akuten", "Socialnämnden"),
            StepData(310, "Rutinen antogs", KS, "approved", "Enigt."),
        ),
    ),
    DemandData(
        "Fasta pengar till mötesplatserna",
        "En öppen förskola, ett språkkafé och en förening kan inte planera ett halvår i taget.",
        "planned",
    ),
    DemandData(
        "En handlingsplan mot rasism",
        "Rasism är ingen åsikt bland andra. Skolor och föreningar ska få stöd att arbeta mot den.",
        "nearly_done",
        "planen är skriven och går ut på remiss",
        "<p>Vi vill att 21 mars och 9 november uppmärksammas på ett sätt som når fler än dem som redan håller med.</p>",
        (
            StepData(270, "Motionen bifölls", KF, "approved", "Alla partier utom ett."),
            StepData(20, "Förslaget till plan presenterades", KS),
        ),
    ),
    DemandData(
        "Bostad från första veckan",
        "Den som anvisas hit ska ha ett kontrakt, inte ett vandrarhem.",
        "rejected",
        "avslag med en rösts övervikt. Vi återkommer när bolaget har byggt",
        steps=(StepData(220, "Motionen avslogs", KF, "rejected", "26 röster mot 25."),),
    ),
)
