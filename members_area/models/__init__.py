"""The members' models: private pages, the register, its imports, and the page on which one becomes a member."""

from members_area.models.documents import DocumentKind, DocumentPage, DocumentsPage, DocumentVersion, OutcomePage
from members_area.models.groups import GroupPage
from members_area.models.imports import ImportedRow, RegisterImport, RememberedColumns
from members_area.models.joining import JoinPage, JoinRequest
from members_area.models.letters import LetterIndexPage, LetterPage
from members_area.models.pages import MembersPage, PrivateTextPage
from members_area.models.private import PrivatePage
from members_area.models.register import Appointment, Circle, LetterBy, Member, RegisterLook

__all__ = [
    "Appointment",
    "Circle",
    "DocumentKind",
    "DocumentPage",
    "DocumentVersion",
    "DocumentsPage",
    "GroupPage",
    "ImportedRow",
    "JoinPage",
    "JoinRequest",
    "LetterBy",
    "LetterIndexPage",
    "LetterPage",
    "Member",
    "MembersPage",
    "OutcomePage",
    "PrivatePage",
    "PrivateTextPage",
    "RegisterImport",
    "RegisterLook",
    "RememberedColumns",
]
