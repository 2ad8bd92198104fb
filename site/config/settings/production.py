"""Production's settings: everything from environment variables (see .env.example)."""

from urllib.parse import urlsplit

from config import env
from config.settings.base import *  # noqa: F403 - settings modules build on one another
from config.settings.base import SITE_URL

env.check_production()

DEBUG = False
SECRET_KEY = env.read("SECRET_KEY")
ALLOWED_HOSTS = [str(urlsplit(SITE_URL).hostname), *env.read("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
vars().update(env.email("smtp+tls://localhost:587"))
GALLERY = False

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^halsa/$"]  # asked from inside, without HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
STAFF_SECOND_FACTOR = True
SIGN_IN_ANSWER_SECONDS = 0.8
TRUSTED_PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = env.read("TRUSTED_PROXIES")
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
