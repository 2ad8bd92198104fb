"""The activity plan in the admin: one list of all actions, their forms, and the way to next year's plan."""
