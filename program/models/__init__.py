"""What the association wants, area by area, and what it does this year."""

from program.models.actions import (
    ActionChange,
    PlanChapter,
    PlanChapterQuerySet,
    PlannedAction,
    PlannedActionQuerySet,
)
from program.models.areas import AreaPerson, PolicyAreaPage, PolicyAreaQuerySet
from program.models.demands import Demand, DemandChange, DemandRecord, DemandStep
from program.models.plans import ActivityPlanIndexPage, ActivityPlanPage, ActivityPlanQuerySet, PlanSettings
from program.models.programmes import (
    ProgramArea,
    ProgramIndexPage,
    ProgramPage,
    ProgramState,
    ProgramStatus,
    ProgramVersion,
    ProgramVersionText,
    Unchangeable,
)

__all__ = [
    "ActionChange",
    "ActivityPlanIndexPage",
    "ActivityPlanPage",
    "ActivityPlanQuerySet",
    "AreaPerson",
    "Demand",
    "DemandChange",
    "DemandRecord",
    "DemandStep",
    "PlanChapter",
    "PlanChapterQuerySet",
    "PlanSettings",
    "PlannedAction",
    "PlannedActionQuerySet",
    "PolicyAreaPage",
    "PolicyAreaQuerySet",
    "ProgramArea",
    "ProgramIndexPage",
    "ProgramPage",
    "ProgramState",
    "ProgramStatus",
    "ProgramVersion",
    "ProgramVersionText",
    "Unchangeable",
]
