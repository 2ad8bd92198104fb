"""Handing a mail to whatever carries it: Django's mail backends are the port, `settings.MAIL_TRANSPORT` names one."""

from __future__ import annotations

import contextlib
import smtplib
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from core.outbox.rules import Outcome, Verdict, verdict, words


class Transport:
    """A connection that is kept over several mails, and knows how far it came with the last."""

    def __init__(self) -> None:
        self.backend: Any = None
        self.handed_over = False
        self.carried = 0  # mails over this connection

    def open(self) -> Verdict | None:
        """Connect unless connected. Returns a verdict when the server is away."""
        if self.backend is not None:
            return None
        try:
            backend = get_connection(settings.MAIL_TRANSPORT, fail_silently=False)
            backend.open()
        except Exception as error:  # a wrong password, a certificate or a name that is not found: all pause
            return Verdict(Outcome.AWAY, words(error))
        self.backend, self.carried = backend, 0
        self._watch(getattr(backend, "connection", None))
        return None

    def _watch(self, smtp: object) -> None:
        """Note when the text of a mail begins to go: an error before that is certain, after it is not."""
        if isinstance(smtp, smtplib.SMTP):
            hand_over = smtp.data

            def data(message: Any) -> Any:
                self.handed_over = True
                return hand_over(message)

            smtp.data = data  # type: ignore[method-assign,assignment] # on this one connection

    def deliver(self, message: EmailMessage) -> Verdict:
        """Send one mail and return how it went. Never raises."""
        smtp = isinstance(getattr(self.backend, "connection", None), smtplib.SMTP)
        self.handed_over = False
        try:
            message.message()
        except Exception as error:  # a header that cannot be written will not be next time either
            return Verdict(Outcome.REFUSED, words(error))
        try:
            self.handed_over = not smtp
            self.backend.send_messages([message])
        except Exception as error:
            found = verdict(error, handed_over=self.handed_over)
        else:
            found = Verdict(Outcome.SENT)
        reused, self.carried = self.carried > 0, self.carried + 1
        if found.outcome in {Outcome.AWAY, Outcome.UNSURE}:
            self.close()
        if found.outcome is Outcome.AWAY and reused:
            return Verdict(Outcome.AWAY, "")  # an idle connection that had been closed: connect again at once
        return found

    def close(self) -> None:
        """End the connection, if there is one."""
        if self.backend is not None:
            with contextlib.suppress(Exception):  # a farewell that fails changes nothing
                self.backend.close()
            self.backend = None
