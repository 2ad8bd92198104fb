"""Meetings: agendas, questions to them, who comes, and the mail that calls to them."""
