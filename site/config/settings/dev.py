"""Settings of `make dev`: DEBUG, reloading, mail as files under var/mail."""

from config.settings.base import *  # noqa: F403 - settings modules build on one another
from config.settings.base import INSTALLED_APPS, VAR_DIR

DEBUG = True
PAGE_CACHE = False  # templates change without a new generation
SECRET_KEY = "for-development-only"  # noqa: S105 - never used in production, whose start demands its own
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INTERNAL_IPS = ["127.0.0.1"]
INSTALLED_APPS = ["whitenoise.runserver_nostatic", *INSTALLED_APPS]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
MAIL_TRANSPORT = "core.mail_files.EmlFileBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
GALLERY = True
DEMO_SIGN_IN = True
