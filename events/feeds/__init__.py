"""The calendar as other programs read it: iCalendar (RFC 5545) and Atom (RFC 4287)."""
