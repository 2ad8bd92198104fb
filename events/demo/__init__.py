"""Demo data of the calendar."""
