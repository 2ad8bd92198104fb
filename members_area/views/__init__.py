"""The members' own pages beside the page tree, and where the form for becoming one is posted."""
