"""The members' models: private pages, the register, its imports, meetings and their minutes,
and the page on which one becomes a member."""

from members_area.models.agendas import AgendaTemplate, AgendaTemplateItem, ItemRole, MeetingKind, Numbering
from members_area.models.approvals import ApprovalRound, ApprovedMinutes, MinutesState, NumberSeries, Signature
from members_area.models.decisions import Decision
from members_area.models.documents import DocumentKind, DocumentPage, DocumentsPage, DocumentVersion, OutcomePage
from members_area.models.groups import GroupPage
from members_area.models.imports import ImportedRow, RegisterImport, RememberedColumns
from members_area.models.joining import JoinPage, JoinRequest
from members_area.models.letters import LetterIndexPage, LetterPage
from members_area.models.meeting_rows import AgendaMailing, AgendaProposal, MeetingAnswer
from members_area.models.meetings import AgendaItem, MeetingPage, MeetingsPage
from members_area.models.minutes import MinutesAttachment, MinutesItem, MinutesPage
from members_area.models.pages import MembersPage, PrivateTextPage
from members_area.models.private import PrivatePage
from members_area.models.register import Appointment, Circle, LetterBy, Member, RegisterLook

__all__ = [
    "AgendaItem",
    "AgendaMailing",
    "AgendaProposal",
    "AgendaTemplate",
    "AgendaTemplateItem",
    "Appointment",
    "ApprovalRound",
    "ApprovedMinutes",
    "Circle",
    "Decision",
    "DocumentKind",
    "DocumentPage",
    "DocumentVersion",
    "DocumentsPage",
    "GroupPage",
    "ImportedRow",
    "ItemRole",
    "JoinPage",
    "JoinRequest",
    "LetterBy",
    "LetterIndexPage",
    "LetterPage",
    "MeetingAnswer",
    "MeetingKind",
    "MeetingPage",
    "MeetingsPage",
    "Member",
    "MembersPage",
    "MinutesAttachment",
    "MinutesItem",
    "MinutesPage",
    "MinutesState",
    "NumberSeries",
    "Numbering",
    "OutcomePage",
    "PrivatePage",
    "PrivateTextPage",
    "RegisterImport",
    "RegisterLook",
    "RememberedColumns",
    "Signature",
]
