"""Demo content of the members' pages."""
