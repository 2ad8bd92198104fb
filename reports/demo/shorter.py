"""Thirty-odd shorter reports of the demo, a row each: what was wanted, and how it went."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ShortData:
    """A report about the assembly's nth sitting back. An empty text has not been written."""

    assembly: str
    back: int
    writer: str
    title: str
    before: str
    after: str
    outcome: str = ""
    number: str = ""
    vote: str = ""
    areas: tuple[str, ...] = ()
    note: str = ""  # "" or: late, short notice, substitute, corrected


BUN, SN, SBN, KFN = (
    "Barn- och utbildningsnämnden",
    "Socialnämnden",
    "Samhällsbyggnadsnämnden",
    "Kultur- och fritidsnämnden",
)
KF, KS, BN = "Kommunfullmäktige", "Kommunstyrelsen", "Byggnadsnämnden"
MHN, KFV, VN = "Miljö- och hälsoskyddsnämnden", "Kunskapsförbundet Väst, direktionen", "Valnämnden"
SCHOOL, SOCIAL = ("politik/forskola-och-skola",), ("politik/socialpolitik",)
BUILD, CLIMATE = ("politik/stads-och-landsbygdsutveckling-bostader",), ("politik/miljo-och-klimat",)
CULTURE, TRAFFIC = ("politik/kultur-och-fritid",), ("politik/trafik-och-transporter",)

SHORTER = (
    ShortData(BUN, 1, "karin-hedlund", "Två förskolor kan bli en", "Förvaltningen vill flytta barnen från Ängsblomman till Björkängen. Underlaget säger vad ett tomt hus kostar, men inte vad tre nya avdelningar kostar. Jag yrkar att ärendet skickas tillbaka tills köket är räknat på.", "Sju ledamöter ville ha ett bättre underlag, sex ville besluta direkt. Det som avgjorde var köket. Ärendet kommer tillbaka tidigast om tre månader.", "referred", "BUN 2026/118", "7 röster mot 6", SCHOOL),
    ShortData(BUN, 2, "karin-hedlund", "Barngruppernas storlek redovisas varje termin", "Siffrorna finns men visas aldrig i nämnden. Jag vill se dem varje termin, avdelning för avdelning.", "Vårt förslag gick igenom utan votering. Första redovisningen kommer efter jul.", "approved", "BUN 2026/91", "", SCHOOL),
    ShortData(BUN, 3, "karin-hedlund", "Extra möte om elevhälsan", "", "En skolläkare slutar och tjänsten är svår att fylla. Nämnden beslutade att köpa tid av regionen under ett halvår.", "approved", "BUN 2026/80", "", SCHOOL, "short notice"),
    ShortData(BUN, 4, "lena-skog", "Skolbussen från landsbygden", "Turen klockan 15.40 föreslås bort. Den som har elevens val missar då bussen hem. Vi vill behålla den.", "Beslutet sköts upp till nästa sammanträde. Föräldrarnas brev lästes upp i sin helhet.", "postponed", "BUN 2026/64", "", TRAFFIC, "substitute"),
    ShortData(BUN, 5, "karin-hedlund", "Läxhjälp på alla högstadier", "Två skolor har läxhjälp, tre har det inte. Jag vill att alla får samma sak för samma peng.", "Det blev ja, men från hösten i stället för nu. Pengarna tas ur nämndens reserv.", "approved", "BUN 2026/52", "9 röster mot 4", SCHOOL),
    ShortData(SN, 1, "hodan-jama", "Färre ansikten i hemtjänsten", "I genomsnitt kommer sexton olika personer på två veckor. Vi föreslår ett mål på tio, och att det följs upp varje månad.", "Målet blev tolv. Det är inte vad vi ville, men det är ett mål som går att följa.", "approved", "SN 2026/140", "", SOCIAL),
    ShortData(SN, 2, "hodan-jama", "Nattpatrullen får en bil till", "Personalen kör fyra mil mellan två larm. En bil till kostar 310 000 kr om året.", "Ja, från årsskiftet. Enhetschefen ska mäta svarstiderna före och efter.", "approved", "SN 2026/122", "", SOCIAL),
    ShortData(SN, 3, "samir-haddad", "Öppna förskolan på Torpa", "Familjecentralen är full. Vi vill att öppna förskolan får en eftermiddag till i veckan.", "Avslag, med hänvisning till lokalen. Jag reserverade mig och fick två andra med mig.", "rejected", "SN 2026/101", "8 röster mot 3", SOCIAL, "substitute"),
    ShortData(SN, 4, "hodan-jama", "Riktlinjer för anhörigstöd", "Förslaget är bra men kräver att den anhöriga ansöker varje år. Jag vill att ett beslut gäller i tre.", "Vi fick igenom två år.", "approved", "SN 2026/77", "", SOCIAL, "corrected"),
    ShortData(SBN, 1, "jonas-ek", "Cykelvägen till Vargön", "Sträckan har varit utredd i nio år. Nu finns en ritning. Jag yrkar att den byggs nästa år och inte om tre.", "Den byggs om två år. Belysningen kom med, och det var den som grannarna frågade om.", "approved", "SBN 2026/210", "", TRAFFIC),
    ShortData(SBN, 3, "jonas-ek", "Torget får träd i stället för parkering", "Tolv platser byts mot åtta träd och en uteservering. Handlarna är delade, och det skriver jag gärna.", "Återremiss. En parkeringsräkning ska göras en lördag i december.", "referred", "SBN 2026/188", "6 röster mot 5", BUILD),
    ShortData(SBN, 4, "jonas-ek", "Snöröjning av gångvägar före bilvägar", "Den som går har ingen annan väg. Vi vill att gångvägar vid skolor och vårdboenden tas först.", "Ja för skolorna, nej för vårdboendena. Det senare tar jag upp igen i budgeten.", "approved", "SBN 2026/171", "", TRAFFIC),
    ShortData(SBN, 5, "jonas-ek", "Hyran för förrådet på Holmängen", "Föreningarna betalar mer än företaget intill. Jag vill se hur hyran är räknad.", "", "", "SBN 2026/150", "", BUILD, "late"),
    ShortData(KFN, 1, "eva-lotta-nyqvist", "Bidrag till studieförbunden", "Förslaget är att sänka bidraget med en fjärdedel. Vi säger nej: cirklarna är den billigaste mötesplats som finns.", "Sänkningen blev en tiondel. Jag röstade emot även den.", "approved", "KFN 2026/44", "6 röster mot 5", CULTURE),
    ShortData(KFN, 2, "eva-lotta-nyqvist", "Fritidsgården öppen på lov", "Ungdomarna har själva skrivit förslaget. Det är två sidor långt och bättre räknat än mycket annat.", "Ja, enhälligt. Två av ungdomarna satt på läktaren.", "approved", "KFN 2026/36", "", CULTURE),
    ShortData(KFN, 3, "eva-lotta-nyqvist", "Simhallens öppettider", "Morgonsimmet föreslås bort. De som simmar då är skiftarbetare och pensionärer.", "Morgonsimmet blir kvar två dagar i veckan i stället för fem.", "approved", "KFN 2026/29", "", CULTURE),
    ShortData(KFN, 4, "eva-lotta-nyqvist", "Konst i nya skolan", "En procent av byggkostnaden ska gå till konst. I kalkylen står noll.", "Rättat till en procent. Det var en miss, sade förvaltningen, och så kan det vara.", "approved", "KFN 2026/21", "", CULTURE),
    ShortData(KF, 1, "jonas-ek", "Motion om gemensamma cyklar", "Vi föreslår ett försök med lånecyklar för kommunens anställda. Det ersätter korta bilresor.", "Motionen anses besvarad. Det betyder att ingenting händer, men att ingen vill säga nej.", "noted", "KF 2026/61", "", CLIMATE),
    ShortData(KF, 2, "amir-rostami", "Delårsbokslutet", "Kommunen går med överskott. Vi vill att en del går till underhåll av skolor som väntat länge.", "Rapporten godkändes. Frågan om underhållet skickades till budgeten.", "noted", "KF 2026/55", "", SCHOOL),
    ShortData(KF, 4, "amir-rostami", "Taxan för återvinning", "Den som sorterar mest ska inte betala mest. Vi lägger ett eget förslag.", "Vårt förslag föll med fyra röster. Taxan höjs för alla.", "rejected", "KF 2026/40", "24 röster mot 28", CLIMATE),
    ShortData(KF, 5, "amir-rostami", "Medborgarförslag om lekplats", "Elva barn har skrivit under. Förvaltningen vill avslå. Vi vill bifalla.", "Bifall! Lekplatsen byggs till sommaren.", "approved", "KF 2026/33", "", BUILD),
    ShortData(KS, 1, "amir-rostami", "Upphandling av mat", "Vi vill att kraven på djurskydd skrivs in redan i underlaget, inte som ett önskemål efteråt.", "Kraven skrevs in. Priset får bli högst tre procent högre.", "approved", "KS 2026/301", "", CLIMATE),
    ShortData(KS, 2, "amir-rostami", "Personalens arbetskläder", "Undersköterskor tvättar sina kläder hemma. Det ska arbetsgivaren göra.", "Utreds till våren, med kostnad.", "referred", "KS 2026/288", "", SOCIAL),
    ShortData(KS, 4, "amir-rostami", "Sommarjobb till alla som söker", "I fjol fick sju av tio. Vi vill att alla får, även om det blir två veckor i stället för tre.", "Ja. Det blir två veckor åt alla sökande i årskurs nio.", "approved", "KS 2026/240", "", ("politik/arbetsmarknad-och-vuxenutbildning",)),
    ShortData(BN, 1, "lena-skog", "Bygglov vid strandkanten", "Ett hus i tre plan föreslås nära vattnet. Jag vill att allmänheten fortfarande kan gå förbi.", "Bygglov med villkor: stigen ska vara öppen dygnet runt.", "approved", "BN 2026/77", "", BUILD),
    ShortData(BN, 2, "lena-skog", "Inglasade balkonger på Blåsut", "Grannarna har inte hörts. Då kan vi inte besluta.", "Återremiss, enhälligt. Grannarna får tre veckor på sig.", "referred", "BN 2026/60", "", BUILD),
    ShortData(MHN, 1, "hodan-jama", "Vattenprover vid badplatserna", "Fyra badplatser provas en gång per sommar. Vi vill ha tre gånger.", "Två gånger. Resultaten läggs ut samma dag.", "approved", "MHN 2026/31", "", CLIMATE),
    ShortData(MHN, 4, "birgitta-frisk", "Buller från bandyhallen", "Ljudet har mätts men inte på kvällen. Det är på kvällen det hörs.", "Ny mätning efter klockan 20. Föreningen var själv för.", "approved", "MHN 2026/8", "", CLIMATE),
    ShortData(KFV, 1, "amir-rostami", "Vård- och omsorgsprogrammet växer", "Söktrycket har ökat två år i rad. Vi vill ha en klass till.", "Det blir en halv klass, sexton platser, från hösten.", "approved", "KFV 2026/19", "", SCHOOL),
    ShortData(VN, 1, "eva-lotta-nyqvist", "Fler lokaler för förtidsröstning", "Den som bor i Brålanda ska inte behöva åka buss för att rösta. Jag föreslår biblioteket.", "Biblioteket i Brålanda blir röstningslokal tre dagar i veckan.", "approved", "VN 2026/6", "", ("politik/demokrati-och-jamlikhet",)),
    ShortData(SN, 5, "hodan-jama", "Taxor för matdistribution", "Höjningen är liten för den som har pengar och stor för den som inte har. Vi säger nej.", "", "", "SN 2026/60", "", SOCIAL, "late"),
    ShortData(KFN, 5, "eva-lotta-nyqvist", "Lokalhyra för föreningar", "", "Nämnden beslutade om nya hyror. Barn och unga betalar fortfarande ingenting.", "approved", "KFN 2026/12", "", CULTURE, "short notice"),
)  # fmt: skip

# What readers asked: (title, question, name, days after, answer)
QUESTIONS = (
    ("Två förskolor kan bli en", "Vad händer med personalen om det ändå blir en förskola i höst?", "Helena, förälder", "Ingen sägs upp enligt underlaget, men två vikariat skulle inte förlängas. Vi har bett om en riskbedömning tillsammans med facket."),
    ("Två förskolor kan bli en", "Kan man läsa beslutet någonstans?", "", "Ja, protokollet ligger på kommunens webbplats så snart det är justerat."),
    ("Cykelvägen till Vargön", "Blir det belysning hela vägen?", "Cyklist", "Ja, hela vägen. Det kom med i beslutet."),
    ("Färre ansikten i hemtjänsten", "Varför inte tio, som ni ville?", "Anders", ""),
)  # fmt: skip
WAITING_QUESTION = ("Simhallens öppettider", "Vilka dagar blir det?", "Simmare")
