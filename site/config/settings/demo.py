"""Settings of `make run`: the real thing on one's own machine, with SQLite and mail as files.

DEBUG is off and the static files are built, so that what one sees is what readers get. The only
differences from production are those of a machine without HTTPS, mail server and secrets.
"""

import secrets

from config.settings.base import *  # noqa: F403 - settings modules build on one another
from config.settings.base import SITE_URL, VAR_DIR

DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
MAIL_TRANSPORT = "core.mail_files.EmlFileBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
GALLERY = True
DEMO_SIGN_IN = True


def _own_secret() -> str:
    """Return the secret of this copy, made at its first start and kept in var/."""
    path = VAR_DIR / "secret-key"
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text()


SECRET_KEY = _own_secret()
