"""Forms that strangers fill in: they stand on cached pages, and their endpoints know no session.

`forms` has the form and its fields as the templates want them, `tokens` the signed time token, `guard` who may post
and how often, and `receiving` puts them together: what a view does with a form that was sent.
"""
