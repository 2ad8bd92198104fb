"""What the association wants, area by area, and what it does this year."""

from program.models.areas import AreaPerson, PolicyAreaPage, PolicyAreaQuerySet
from program.models.demands import Demand, DemandChange, DemandRecord, DemandStep
from program.models.plans import (
    ActivityPlanIndexPage,
    ActivityPlanPage,
    ActivityPlanQuerySet,
    PlannedAction,
    PlannedActionQuerySet,
)
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
    "ActivityPlanIndexPage",
    "ActivityPlanPage",
    "ActivityPlanQuerySet",
    "AreaPerson",
    "Demand",
    "DemandChange",
    "DemandRecord",
    "DemandStep",
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
