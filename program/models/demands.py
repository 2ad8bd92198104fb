"""What is demanded in each area, and what became of it."""
