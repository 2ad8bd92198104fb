"""What the demo's meetings said: two years of members', board, group and annual meetings."""

from __future__ import annotations

from dataclasses import dataclass

SECTION = ("Möten och protokoll", "Protokoll", "Kommande möten, alla protokoll och det vi har beslutat.")


@dataclass(frozen=True, slots=True)
class Matter:
    """A paragraph of minutes. `due` is days after the meeting;"""

    title: str
    text: str
    decision: str = ""
    responsible: str = ""
    due: int | None = None
    vote: str = ""


OPENING = Matter("Mötet öppnas", "Lena Lindgren hälsar välkommen och förklarar mötet öppnat.")
CHECKERS = Matter(
    "Val av justerare",
    "",
    "Mötet väljer Hodan Abdi och Sara Nyberg att justera protokollet tillsammans med ordföranden.",
)
AGENDA = Matter("Dagordningen godkänns", "", "Dagordningen godkänns.")
FEMINISM = (
    Matter("Internfeminism", "Talarlistan från förra mötet är räknad. Kvinnor hade ordet 44 procent av tiden."),
    Matter(
        "Internfeminism", "Vi prövar två talarlistor, en för den som inte har talat förut.",
        "Två talarlistor används fram till sommaren.", "Sara Nyberg", 60,
    ),
    Matter("Internfeminism", "Barnpassningen fungerade. Tre föräldrar säger att de kom tack vare den."),
    Matter("Internfeminism", "Vi läser ett kapitel ur studiecirkelns bok högt och pratar två och två i tio minuter."),
)  # fmt: skip
CLOSING = Matter("Mötet avslutas", "Ordföranden tackar för i kväll och avslutar mötet.")

MEMBERS = (
    Matter(
        "Inför nämnden: två förskolor",
        "Amir Karimi går igenom underlaget. Mötet talar om kök, väg och föräldrarnas plats i samtalet.",
        "Gruppen yrkar återremiss.", "Amir Karimi", 14, "27 för, 4 emot",
    ),
    Matter(
        "Första maj", "Åtta personer anmäler sig som funktionärer. Det behövs fyra till.",
        "Vi samlas på Plantaget klockan elva och går till Folkets park.", "Hodan Abdi", 40,
    ),
    Matter("Kollektivtrafiken", "Turerna till Brålanda dras in efter åtta på kvällen. Många har skrivit till oss."),
    Matter(
        "Ny hörslinga i lokalen", "Hörslingan på Kronogatan fungerar dåligt längst bak.",
        "Vi köper en ny slinga för högst 6 000 kronor.", "Göran Håkansson", 95,
    ),
    Matter("Vårbudgeten", "Gruppen berättar vad vi säger nej till.", "Mötet ställer sig bakom gruppens förslag."),
    Matter(
        "Studier i höst", "Tre cirklar är på gång: kommunens ekonomi, feministisk historia och att tala inför folk.",
        "Studieombudet söker bidrag för tre cirklar.", "Sara Nyberg", 75,
    ),
    Matter("Badhuset", "Kommunen vill höja avgifterna. Mötet tycker att barn ska bada gratis på loven."),
    Matter(
        "Röd lördag på torget", "Förra gången stod vi i regn. Ett partytält finns att låna.",
        "Vi står på torget den första lördagen i varje månad.", "Hodan Abdi", 25,
    ),
)  # fmt: skip
BOARD = (
    Matter("Ekonomi", "Kassören går igenom kvartalet. Utfallet följer budgeten.", "Rapporten läggs till handlingarna."),
    Matter(
        "Medlemsavgifter", "Sex medlemmar har inte betalat. Ingen har fått mer än ett brev.",
        "Sekreteraren ringer dem som inte har betalat.", "Jonas Sjöberg", 20,
    ),
    Matter(
        "Nycklar till lokalen", "Fyra nycklar är ute och en saknas.", "Låset byts.", "Göran Håkansson", 90,
    ),
    Matter("Fadderskapet", "Nio nya har en fadder. Två väntar.", "Ordföranden ringer de två.", "Lena Lindgren", 10),
    Matter("Verksamhetsplanen", "Arton av tjugofyra punkter är klara eller på gång."),
    Matter(
        "Hyran på Kronogatan", "Värden vill höja med fyra procent.", "Ordföranden förhandlar med värden.",
        "Lena Lindgren", 65,
    ),
    Matter("Valberedningens arbete", "Valberedningen har börjat ringa. Styrelsen lägger sig inte i."),
)  # fmt: skip
GROUP = (
    Matter("Barn- och utbildningsnämnden", "Två ärenden gås igenom.", "Vi röstar nej till att slå ihop skolorna."),
    Matter(
        "Kommunstyrelsen", "Översiktsplanen kommer upp. Gruppen vill ha fler hyresrätter vid stationen.",
        "Amir Karimi skriver vårt yrkande.", "Amir Karimi", 9,
    ),
    Matter("Frågor till fullmäktige", "Två frågor lämnas in, om skolskjuts och om hemtjänstens scheman."),
)  # fmt: skip
ANNUAL = (
    Matter("Mötets behörighet", "Kallelsen gick ut tre veckor före.", "Mötet är behörigt utlyst."),
    Matter("Verksamhetsberättelse och ekonomi", "Berättelserna föredras.", "Berättelserna läggs till handlingarna."),
    Matter("Ansvarsfrihet", "Revisorerna tillstyrker.", "Styrelsen beviljas ansvarsfrihet.", vote="34 för, 0 emot"),
    Matter("Val av ordförande", "Valberedningen föreslår omval.", "Lena Lindgren väljs till ordförande på ett år."),
    Matter("Val av styrelse", "", "Hodan Abdi, Jonas Sjöberg och Sara Nyberg väljs på två år."),
    Matter(
        "Verksamhetsplan och budget", "Planen har tjugofyra punkter.", "Planen och budgeten antas.",
        "Lena Lindgren", 14,
    ),
)  # fmt: skip
#: Kind, days from today; in the order of time.
PAST: tuple[tuple[str, int], ...] = (
    ("members", -715), ("board", -690), ("group", -660), ("annual", -630), ("board", -600), ("members", -560),
    ("board", -500), ("members", -455), ("group", -430), ("board", -400), ("members", -350), ("board", -310),
    ("annual", -265), ("board", -230), ("members", -200), ("group", -170), ("board", -140), ("members", -100),
    ("board", -75), ("members", -48), ("group", -33), ("board", -24), ("members", -13), ("board", -4),
)  # fmt: skip
#: By their place among the past: how far they have come. All others are approved.
ON_PAPER, CHANGE_WANTED, IN_REVIEW, BEING_WRITTEN, WITH_ADDENDUM = {3}, {21}, {22}, {23}, {19}
COMING: tuple[tuple[str, int], ...] = (("group", 6), ("board", 13), ("members", 41))
WANTED = "I § 3 står fel belopp. Det ska vara 4 200 kronor."
ADDENDUM = Matter(
    "Rättelse av § 5", "Det ska stå att Sara Nyberg söker bidraget, inte styrelsen.", "Rättelsen godkänns."
)
QUESTIONS = (
    ("Kan vi ha möten på lördagar?", "Jag jobbar kväll varannan vecka och missar alltid hälften.", "new"),
    ("Cykelvägen till Vargön", "Den plogas inte. Jag vill att vi lämnar in en fråga.", "accepted"),
    ("Byt kaffesort", "Det är surt.", "declined"),
)
DECLINED = "Tack! Det behöver inget beslut: säg till Göran, så köper han en annan."
SHEET = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
