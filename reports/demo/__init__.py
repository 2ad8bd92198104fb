"""Demo data of the reports before and after sittings."""
