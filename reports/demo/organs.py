"""The demo's assemblies, two more representatives, and who sits where from when to when."""

from __future__ import annotations

from dataclasses import dataclass

from core.demo.shapes import PersonData


@dataclass(frozen=True)
class OrganData:
    """An assembly: its name, what it does, when and where it meets."""

    name: str
    lead: str
    weekday: int
    every: int  # weeks
    hour: str
    place: str = "Kommunhuset"


ORGANS = (
    OrganData(
        "Kommunfullmäktige",
        "Fullmäktige beslutar om budget, skatt och kommunens mål. Mötena är öppna för alla.",
        2,
        4,
        "18.30",
        "Folkets hus",
    ),
    OrganData(
        "Kommunstyrelsen",
        "Styrelsen leder kommunens arbete och bereder det som fullmäktige ska besluta.",
        2,
        4,
        "13.00",
    ),
    OrganData(
        "Barn- och utbildningsnämnden",
        "Nämnden svarar för förskola, grundskola, fritidshem och kulturskola.",
        1,
        4,
        "14.00",
    ),
    OrganData(
        "Socialnämnden",
        "Nämnden svarar för hemtjänst, särskilda boenden, stöd till familjer och skyddat boende.",
        3,
        4,
        "13.15",
    ),
    OrganData(
        "Samhällsbyggnadsnämnden", "Nämnden svarar för gator, parker, planer och kommunens fastigheter.", 1, 4, "13.00"
    ),
    OrganData(
        "Kultur- och fritidsnämnden",
        "Nämnden svarar för bibliotek, idrott, fritidsgårdar och bidrag till föreningar.",
        0,
        4,
        "17.00",
    ),
    OrganData(
        "Byggnadsnämnden", "Nämnden prövar bygglov och ser till att det som byggs följer planer och lag.", 1, 6, "09.00"
    ),
    OrganData("Miljö- och hälsoskyddsnämnden", "Nämnden vakar över vatten, luft, livsmedel och buller.", 3, 6, "09.00"),
    OrganData(
        "Kunskapsförbundet Väst, direktionen",
        "Direktionen leder gymnasiet och vuxenutbildningen, som två kommuner äger tillsammans.",
        4,
        8,
        "10.00",
        "Campus",
    ),
    OrganData("Valnämnden", "Nämnden ordnar allmänna val: lokaler, personal och räkning.", 0, 12, "16.00"),
)

PEOPLE = (
    PersonData(
        slug="samir-haddad",
        name="Samir Haddad",
        title="Ersättare i socialnämnden och kommunfullmäktige",
        email="samir.haddad@example.org",
        phone="070-174 06 12",
        bio="Samir är behandlingspedagog och hoppar in i socialnämnden när någon annan inte kan.",
        portrait="",
        texts={},
    ),
    PersonData(
        slug="birgitta-frisk",
        name="Birgitta Frisk",
        title="Tidigare ledamot i miljö- och hälsoskyddsnämnden",
        email="birgitta.frisk@example.org",
        phone="070-174 06 13",
        bio="Birgitta satt i nämnden i två mandatperioder och lämnade den i fjol. Hennes rapporter finns kvar.",
        portrait="",
        texts={},
    ),
)

# (person, assembly, kind, task, from and to in days from today; None is open)
SEATS: tuple[tuple[str, str, str, str, int | None, int | None], ...] = (
    ("amir-rostami", "Kommunfullmäktige", "ordinary", "Gruppledare", -900, None),
    ("jonas-ek", "Kommunfullmäktige", "ordinary", "", -900, None),
    ("samir-haddad", "Kommunfullmäktige", "substitute", "", -300, None),
    ("amir-rostami", "Kommunstyrelsen", "ordinary", "", -900, None),
    ("lena-skog", "Kommunstyrelsen", "substitute", "", -900, None),
    ("karin-hedlund", "Barn- och utbildningsnämnden", "ordinary", "", -900, None),
    ("lena-skog", "Barn- och utbildningsnämnden", "substitute", "", -500, None),
    ("hodan-jama", "Socialnämnden", "ordinary", "Andre vice ordförande", -700, None),
    ("samir-haddad", "Socialnämnden", "substitute", "", -300, None),
    ("jonas-ek", "Samhällsbyggnadsnämnden", "ordinary", "", -900, None),
    ("eva-lotta-nyqvist", "Kultur- och fritidsnämnden", "ordinary", "", -900, None),
    ("jonas-ek", "Byggnadsnämnden", "substitute", "", -400, None),
    ("lena-skog", "Byggnadsnämnden", "ordinary", "", -400, None),
    ("birgitta-frisk", "Miljö- och hälsoskyddsnämnden", "ordinary", "", -2600, -150),
    ("hodan-jama", "Miljö- och hälsoskyddsnämnden", "ordinary", "", -149, None),
    ("amir-rostami", "Kunskapsförbundet Väst, direktionen", "ordinary", "", -700, None),
    ("eva-lotta-nyqvist", "Valnämnden", "ordinary", "", -700, None),
)

INTERESTS = {
    "karin-hedlund": "Ledamot i styrelsen för en bostadsrättsförening\nMedlem i Lärarförbundets lokalavdelning",
    "amir-rostami": "Anställd som bussförare hos ett bolag som kör på uppdrag av länstrafiken",
    "jonas-ek": "Egen firma som snickare. Deltar inte i beslut om uppdrag som firman kan få",
    "hodan-jama": "Anställd som undersköterska i en annan kommun",
}
