"""Demo data of the programme and the activity plan."""
