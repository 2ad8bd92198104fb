"""What the association wants, area by area, and what it does this year."""

from program.models.areas import PolicyAreaPage, PolicyAreaQuerySet
from program.models.plans import (
    ActivityPlanIndexPage,
    ActivityPlanPage,
    ActivityPlanQuerySet,
    PlannedAction,
    PlannedActionQuerySet,
)
from program.models.programmes import ProgramIndexPage

__all__ = [
    "ActivityPlanIndexPage",
    "ActivityPlanPage",
    "ActivityPlanQuerySet",
    "PlannedAction",
    "PlannedActionQuerySet",
    "PolicyAreaPage",
    "PolicyAreaQuerySet",
    "ProgramIndexPage",
]
