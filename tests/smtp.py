"""A real mail server for the tests, with faults to order."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class MailServer:
    """Counts what it accepts.

    `rcpt` and `data` may name another answer for an address; `drops` closes the line instead of answering.
    """

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.accepted: Counter[str] = Counter()
        self.messages: list[EmailMessage] = []
        self.rcpt: Callable[[str], str | None] = lambda address: None
        self.data: Callable[[str], str | None] = lambda address: None
        self.drops: Callable[[str], bool] = lambda address: False
        self.delay = 0.0  # seconds between accepting a mail and saying so
        self.connections = 0
        self.controller: Controller | None = None

    def forget(self) -> None:
        """Begin anew with the counts, and without faults."""
        self.accepted.clear()
        self.messages.clear()
        self.rcpt = self.data = lambda address: None
        self.drops = lambda address: False
        self.delay = 0.0

    def start(self) -> None:
        """Begin to listen."""
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        """Be away."""
        if self.controller:
            self.controller.stop()
            self.controller = None

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name, as the two below
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: Any
    ) -> Any:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if answer := self.rcpt(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        (address,) = envelope.rcpt_tos
        if answer := self.data(address):
            return answer
        self.accepted[address] += 1
        self.messages.append(message_from_bytes(envelope.original_content or b"", policy=policy.default))
        if self.delay:
            await asyncio.sleep(self.delay)
        if self.drops(address):
            server.transport.abort()
        return "250 OK"


@contextmanager
def running() -> Iterator[MailServer]:
    """A mail server that listens."""
    server = MailServer()
    server.start()
    try:
        yield server
    finally:
        server.stop()
