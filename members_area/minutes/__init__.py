"""Minutes: from the agenda to what was approved, and what was decided."""
