"""Settings that hold everywhere; dev, demo, test and production add theirs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import env

BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(env.read("VAR_DIR") or BASE_DIR / "var")

SITE_URL = env.read("SITE_URL").rstrip("/")
SECURITY_CONTACT = env.read("SECURITY_CONTACT") or env.read("DEFAULT_FROM_EMAIL")

# Apps -----------------------------------------------------------------------

INSTALLED_APPS = [
    "home.apps.HomeConfig",
    "members_area.apps.MembersAreaConfig",
    "reports.apps.ReportsConfig",
    "events.apps.EventsConfig",
    "program.apps.ProgramConfig",
    "core.apps.CoreConfig",
    "users.apps.UsersConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "core.page_cache.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.middleware.PolicyMiddleware",
    "core.middleware.UnavailableMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "core.images.stand_in.OnlyReadingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.PathLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "core.visibility.admin_guard.AdminGuardMiddleware",
    "core.full_disk.FullDiskMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.guard.middleware.GuardMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "users.middleware.AdminDoorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "users.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.site_context.site",
            ],
        },
    },
]

# Data -----------------------------------------------------------------------

DATABASES = {"default": env.database(f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE and WAL: four writing processes side by side, and none fails (docs/adr/0003-sqlite.md).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)

CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
if REDIS_URL := env.read("REDIS_URL"):
    CACHES["default"] = {
        "BACKEND": "core.cache_backend.PatientRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "syrenen",
        "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
    }

TASKS = {
    # Wagtail's own jobs (indexing, references) run in the process: a stopped worker must not freeze the search.
    "default": {"BACKEND": "core.tasks.once.OncePerTransactionBackend", "ENQUEUE_ON_COMMIT": False},
    "queue": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]},
}

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "core.search_backend", "SEARCH_CONFIG": "swedish"}}

# Language and time ------------------------------------------------------------

LANGUAGE_CODE = "sv"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("sv", _("Swedish")), ("en", _("English")), ("ar", _("Arabic"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("sv", "Svenska"), ("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "site" / "locale"]
FORMAT_MODULE_PATH = ["core.formats"]
TIME_ZONE = "Europe/Stockholm"
USE_I18N = WAGTAIL_I18N_ENABLED = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# What processes remember of the site; see core.generation.
GENERATION_FILE = VAR_DIR / "generation"
GENERATION_CACHE = "default" if REDIS_URL else ""  # instead of the file: the cache that web and worker share
PAGE_CACHE = True  # whole answers for strangers; see core.page_cache

# Files ------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.read("STATIC_ROOT") or VAR_DIR / "static")
# The editors' manual is read in the admin, with its pictures.
EDITORS_MANUAL = BASE_DIR / "docs" / "redaktor.md"
STATICFILES_DIRS = [BASE_DIR / "static", ("handbok", BASE_DIR / "docs" / "bilder")]
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler", "core.full_disk.UploadHandler"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.read("MEDIA_ROOT") or VAR_DIR / "media")
STORAGES = {
    "default": env.media_storage(),
    "staticfiles": {"BACKEND": "core.staticfiles.SiteStaticFilesStorage"},
}
# Private pictures on S3 come from its own address.
MEDIA_ORIGINS = [env.read("MEDIA_S3_ENDPOINT").rstrip("/")] if env.read("MEDIA_S3_BUCKET") else []
MEDIA_ACCEL_PREFIX = env.read("MEDIA_ACCEL_PREFIX")
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Mail -------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.read("DEFAULT_FROM_EMAIL")
EMAIL_SUBJECT_PREFIX = ""
# Wagtail's notices go through the outbox, sign-in codes straight to the transport (docs/adr/0009-outbox.md).
EMAIL_BACKEND = "core.outbox.backend.EmailBackend"
MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_TIMEOUT = 10  # seconds; codes are sent while their reader waits, and a silent server must not stop the outbox
MAIL_PER_MINUTE = env.read("MAIL_PER_MINUTE")
OUTBOX_KEEP_DAYS = 30  # a mail's text holds personal data
OUTBOX_KEEP_ROWS_DAYS = 365  # and so does the fact that it was sent

# Members ------------------------------------------------------------------------

MEMBERS_KEEP_DAYS = 365  # who left has no access from the first day, and is erased after so many

# Events -------------------------------------------------------------------------

SIGNUP_KEEP_DAYS = 30  # after an event the names of those who signed up are erased; how many they were is kept

# Worker -----------------------------------------------------------------------

WORKER_DEAD_AFTER = 30  # seconds without a sign of life, until others take over what it had begun

# How many proxies of ours stand in front, each of which adds to X-Forwarded-For.
TRUSTED_PROXIES = 0

# Headers ----------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    # Public pages are cached, so they carry no nonces; the admin's relaxed policy is PolicyMiddleware's.
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *MEDIA_ORIGINS],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-src": [
            "https://www.youtube-nocookie.com",
            "https://player.vimeo.com",
            "https://www.openstreetmap.org",
        ],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "accelerometer": [],
    "camera": [],
    "display-capture": [],
    "geolocation": [],
    "gyroscope": [],
    "magnetometer": [],
    "microphone": [],
    "midi": [],
    "payment": [],
    "usb": [],
    "publickey-credentials-create": ["self"],
    "publickey-credentials-get": ["self"],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview shows the page in a frame
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # it would have DENY; see the line above
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# Sign-in ------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["users.backends.SignInBackend"]  # takes no passwords
LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
REMEMBERED_SESSION_AGE = 90 * 24 * 3600  # seconds; not for staff, who keep to SESSION_COOKIE_AGE
STAFF_SECOND_FACTOR = False  # production asks for it
DEMO_SIGN_IN = False  # anybody may be anybody, with one click: the demo's, and production refuses to start with it
SIGN_IN_ANSWER_SECONDS = 0.0  # the least time that asking for a code takes, known address or not

ACCOUNT_ADAPTER = "users.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # users.addresses keeps the addresses
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # asks the adapter, which does the work of a mail and sends none
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60  # seconds
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_RATE_LIMITS = {
    # By network address, and by the account that is asked for, whether or not it exists.
    "request_login_code": "30/m/ip,3/m/key,10/h/key",
    "confirm_login_code": "60/m/ip,10/5m/key,30/h/key",
    "login": "60/m/ip",
    "login_failed": "60/m/ip,10/5m/key",
}
MFA_ADAPTER = "users.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}  # each sign-in is two requests

# Wagtail --------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Syrenen"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILIMAGES_IMAGE_MODEL = "core.CustomImage"
WAGTAILDOCS_DOCUMENT_MODEL = "core.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.document_forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt", "csv", "rtf"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024  # bytes: a phone's photo
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.images.forms.ImageForm"
WAGTAILIMAGES_WEBP_QUALITY = 50  # at double density halftone and hard edges still hold; 68 weighs a fifth more
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no third parties, in the admin neither
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_USER_TIME_ZONES = ["Europe/Stockholm"]
WAGTAIL_DATE_FORMAT = "%Y-%m-%d"
WAGTAIL_DATETIME_FORMAT = "%Y-%m-%d %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # the address is what one signs in with: administrators write it
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAILLOCALIZE_DEFAULT_TRANSLATION_MODE = "synced"

# Log ------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.read("LOG_LEVEL")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django_tasks": {"level": "WARNING"},
    },
}
