"""The editors' admin: its looks, its start page, its month view, its checks, its bin."""
