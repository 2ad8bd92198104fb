"""Reports: two texts about every sitting, one before and one after."""

from reports.models.numbers import ReportNumber
from reports.models.pages import ReportIndexPage, ReportPage

__all__ = ["ReportIndexPage", "ReportNumber", "ReportPage"]
