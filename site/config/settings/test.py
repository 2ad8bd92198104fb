"""The tests' settings: as production where it matters, fast where it does not."""

import os

from config.settings.base import *  # noqa: F403 - settings modules build on one another
from config.settings.base import INSTALLED_APPS, LOGGING, VAR_DIR

INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]  # the fixture no_n_plus_one
DEBUG = False
SECRET_KEY = "for-tests-only-" + "0123456789" * 5
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR_DIR / "test" / f"media-{os.getpid()}"  # one for each test process; tests/conftest.py removes it
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
GENERATION_FILE = VAR_DIR / "test" / f"generation-{os.getpid()}"  # each test process has a site of its own
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
GALLERY = True
PAGE_CACHE = False  # its own tests turn it on; the others look at what a page really costs
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "WARNING"}}
