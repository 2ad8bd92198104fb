"""Queries that readers type, and what they are to find first, on the demo content and both databases."""

import pytest

from core.search import asking

pytestmark = pytest.mark.usefixtures("demo_site")

# What is typed: the title of the first hit.
FIRST = {
    "skola": "Förskola och skola",
    "skolor": "Förskola och skola",
    "skolskjutsar": "Skolskjuts efter hur vägen faktiskt ser ut",
    "förskola": "Förskola och skola",
    "forskola": "Förskola och skola",
    "miljö": "Miljö och klimat",
    "miljo": "Miljö och klimat",
    "klimatet": "Miljö och klimat",
    "kök": "Tre kök i samma beslut",
    "köken": "Tre kök i samma beslut",
    "bussar": "Sista bussen går för tidigt",
    "provåk": "Provåk kvällsbussen till Brålanda",
    "biblioteket": "Biblioteket håller öppet på söndagar",
    "söndagsöppet": "Söndagsöppet bibliotek på prov",
    "solcell": "Solceller när taken ändå byts",
    "bli medlem": "Bli medlem när det passar dig",
    "personuppgift": "Så hanterar vi personuppgifter",
    "tillgänglighet": "Tillgänglighet",
    "stadgarna": "Stadgar i korthet",
    "röd lördag": "Röd Lördag på torget",
    "kalender": "Kalender",
    "hyresrätt": "Hyresrätter på Holmängen: planen går ut på samråd",
    "kontaktfamiljer": "Fler vill vara kontaktfamilj än som får frågan",
    "första maj": "Första maj",
    "trafiken": "Trafik och transporter",
    "kultur": "Kultur och fritid",
}
MENDED = {"förksola": "förskola", "biblotek": "bibliotek", "klimaet": "klimat"}


def test_first_hits():
    found = {query: asking.find(query=query, user=None, language="sv").ranked.first() for query in FIRST}
    assert {query: entry and entry.title for query, entry in found.items()} == FIRST


def test_spelling():
    assert {query: asking.correct(query=query, user=None, language="sv") for query in MENDED} == MENDED


def test_other_languages_find_their_own(client):
    assert "<mark>" in client.get("/en/sok/", {"q": "schools"}).content.decode()
    arabic = client.get("/ar/sok/", {"q": "مدرسة"}).content.decode()
    assert 'dir="rtl"' in arabic
    assert "<mark>" in arabic
