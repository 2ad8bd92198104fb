"""The reporting in the editors’ admin."""
