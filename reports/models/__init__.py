"""Reporting: assemblies and their sittings, representatives, and two texts about every sitting."""

from reports.models.assemblies import AssemblyPage, Seat, SeatKind
from reports.models.indexes import ReportIndexPage
from reports.models.links import WriterLink
from reports.models.numbers import ReportNumber
from reports.models.pages import ReportPage
from reports.models.questions import QuestionState, ReaderQuestion
from reports.models.representatives import RepresentativePage, WriterProfile
from reports.models.settings import ReportingSettings
from reports.models.sittings import Sitting, SittingState
from reports.models.texts import ReportText, TextCorrection, TextState

__all__ = [
    "AssemblyPage",
    "QuestionState",
    "ReaderQuestion",
    "ReportIndexPage",
    "ReportNumber",
    "ReportPage",
    "ReportText",
    "ReportingSettings",
    "RepresentativePage",
    "Seat",
    "SeatKind",
    "Sitting",
    "SittingState",
    "TextCorrection",
    "TextState",
    "WriterLink",
    "WriterProfile",
]
