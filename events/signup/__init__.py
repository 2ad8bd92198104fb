"""Signing up for events.

`desk` has the verbs that change who comes, under one lock for each event; `fullness` what lists and feeds show of it;
`letters` the mails; `telling` who has to hear of a new time or place; `keeping` erases; `reminding` reminds.
"""
