"""The settings of worker processes in tests: a real mail server, and less patience than in production."""

import os

from config.settings.test import *  # noqa: F403 - settings modules build on one another

EMAIL_BACKEND = "core.outbox.backend.EmailBackend"
MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ.get("TEST_SMTP_PORT", "25"))
EMAIL_TIMEOUT = 5
WORKER_DEAD_AFTER = 3
