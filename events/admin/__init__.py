"""The calendar in the admin: terms, this year's yearly day, single dates, copies, the month view."""
