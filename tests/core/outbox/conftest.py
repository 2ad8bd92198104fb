"""A mail server for the outbox's tests."""

from tests.mail_server import send_all, sender, server

__all__ = ["send_all", "sender", "server"]
