"""A mail server, and what sends to it: fixtures for modules that import them."""

import pytest

from core.outbox import sending
from tests import smtp


@pytest.fixture
def server(settings):
    """A real mail server, to which the outbox is connected."""
    with smtp.running() as made:
        settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", made.port, 5
        settings.MAIL_PER_MINUTE = 600_000
        yield made


@pytest.fixture
def sender():
    """A worker's sender, without its worker."""
    made = sending.Sender("test-1", lambda operation: operation())
    yield made
    made.close()


@pytest.fixture
def send_all(sender):
    """Send what can be sent now."""

    def send():
        for _ in range(1000):
            wait = sender.step()
            if wait is None or wait > 0.1:
                return

    return send
