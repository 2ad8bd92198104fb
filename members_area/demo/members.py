"""Forty invented members in all roles and states, their working groups, and two private pages."""

from __future__ import annotations

from dataclasses import dataclass

from core.demo.shapes import PageData
from core.demo.spaces import no_break

CIRCLES = (
    ("Skola och förskola", "group", "Läser handlingar och besöker skolor."),
    ("Vård och omsorg", "group", "Träffas varannan måndag."),
    ("Trafik och miljö", "group", "Cyklar genom kommunen och skriver ner vad som saknas."),
    ("Kommunikation", "group", "Webbplatsen, affischer och Röd Lördag."),
    ("Första maj", "group", "Bär, kokar kaffe och ordnar ljudet."),
    ("Studiecirklar", "interest", "Får veta när en ny cirkel börjar."),
    ("Internationellt", "interest", "Får inbjudningar till kvällar om världen."),
    ("Fackligt arbete", "interest", "Vill prata om jobbet med andra."),
)

FIRST = [
    "Maj-Britt", "Hassan", "Lena", "Amir", "Hodan", "Jonas", "Sara", "Göran", "Fatima", "Birgit", "Nils", "Amina",
    "Kerstin", "Ali", "Ulla", "Petter", "Zahra", "Ingegerd", "Mohamed", "Eva", "Samuel", "Gun", "Leyla", "Tore",
    "Anneli", "Yusuf", "Märta", "Kalle", "Nour", "Siv", "Emil", "Barbro", "Idil", "Sven", "Linnéa", "Dawit", "Rut",
    "Axel", "Mona", "Filip",
]  # fmt: skip
LAST = [
    "Olsson", "Ibrahim", "Lindgren", "Karimi", "Abdi", "Sjöberg", "Nyberg", "Håkansson", "Saleh", "Fors", "Dahl",
    "Yusuf", "Blom", "Rezai", "Ström", "Wallin", "Ahmadi", "Sandqvist", "Omar", "Melin", "Tekle", "Brandt", "Demir",
    "Åkerlund", "Söderman", "Warsame", "Hellgren", "Norling", "Haddad", "Lundell", "Vik", "Engman", "Jibril",
    "Tranberg", "Ask", "Haile", "Winberg", "Holmdahl", "Persson", "Åberg",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoleData:
    """A role, from and until so many days from today."""

    role: str
    starts: int
    ends: int | None = None


#: By the member's place among the forty.
ROLES: dict[int, tuple[RoleData, ...]] = {
    2: (RoleData("chair", -620), RoleData("board", -1300, -620)),
    3: (RoleData("parliamentary", -900), RoleData("representative", -900)),
    4: (RoleData("board", -255), RoleData("representative", -900)),
    5: (RoleData("secretary", -255),),
    6: (RoleData("board", -620),),
    7: (RoleData("board", -985, -255),),  # has left the board
    8: (RoleData("board", 60),),  # comes into it at the next annual meeting
    9: (RoleData("nomination", -255),),
    10: (RoleData("nomination", -255),),
    11: (RoleData("parliamentary", -400),),
}
LEFT = {36: -12, 37: -90, 38: -200, 39: -340}  # days
NOT_YET = {35: 20}
WITHOUT_MAIL = (12, 19, 27)
UNPAID = (6, 14, 21, 22, 29, 33)
#: The demo's users who are in the register, and their roles there.
USERS: dict[str, tuple[str, ...]] = {
    "medlem@example.org": (),
    "styrelse@example.org": ("board",),
    "kassor@example.org": ("treasurer", "board"),
    "fortroendevald@example.org": ("representative", "parliamentary"),
    "medlemsansvarig@example.org": ("register",),
}


def phone(number: int) -> str:
    """Return a number of the series that is kept for invented people."""
    return f"070-174 06 {number % 100:02d}"


HANDBOOK = no_break(
    PageData(
        key="handbok",
        title="Ny medlem",
        lead="Det korta svaret på det som de flesta frågar om den första hösten.",
        search_description="",
        body=(
            ("heading", {"text": "Dina första veckor", "level": "h2"}),
            (
                "text",
                (
                    "<ul><li>Du får en fadder. Hen ringer inom en vecka.</li><li>Du väljer själv om du vill vara med "
                    "i en arbetsgrupp. Det gör du under Mina uppgifter.</li><li>Du kan rösta på mötena trettio dagar "
                    "efter att avgiften är betald.</li></ul>"
                ),
            ),
        ),
    )
)
BOARD_PAGE = no_break(
    PageData(
        key="arbetsordning",
        title="Styrelsens arbetsordning",
        lead="Vem som gör vad, och när. Antas på det första mötet efter årsmötet.",
        search_description="",
        body=(
            ("heading", {"text": "Före varje möte", "level": "h2"}),
            (
                "text",
                (
                    "<ol><li>Sekreteraren skickar dagordningen sju dagar före.</li><li>Kassören lägger in ställningen "
                    "dagen före.</li><li>Den som inte kan komma säger till, så att någon annan tar punkten.</li></ol>"
                ),
            ),
        ),
    )
)
