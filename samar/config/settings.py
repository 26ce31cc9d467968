"""Every setting of Samar, read once from the environment. docs/settings.md says what each is for."""

import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from samar.config import environment as env
from samar.config.databases import database

# Where and who --------------------------------------------------------------------------------------------

PACKAGE = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("SAMAR_DATA_DIR") or "data").absolute()
SAMAR_NAME = env.text("SAMAR_NAME", "Samar")
SAMAR_DEMO = env.switch("SAMAR_DEMO", default=False)
SAMAR_EXIT_URL = env.text("SAMAR_EXIT_URL", "https://www.wikipedia.org/")
SAMAR_MAX_BODY = env.number("SAMAR_MAX_BODY", 2_000_000)  # bytes
SAMAR_BEHIND_PROXY = env.switch("SAMAR_BEHIND_PROXY", default=False)
SAMAR_ACCESS_LOG = env.switch("SAMAR_ACCESS_LOG", default=True)
SAMAR_HTTPS = env.switch("SAMAR_HTTPS", default=True)
ALLOWED_HOSTS = env.words("SAMAR_HOSTS", "localhost,127.0.0.1,[::1]")
DEBUG = False


def _secret_key() -> str:
    key = env.text("SAMAR_SECRET_KEY")
    kept = DATA_DIR / "key"
    if not key and kept.exists():
        key = env.held_by(kept, "the key")
    if key and len(key) < 50:  # noqa: PLR2004  what Django's own check asks for
        raise ImproperlyConfigured("SAMAR_SECRET_KEY must have at least 50 characters.")
    return key or secrets.token_urlsafe(50)  # before `samar init`: good for one process, never for serving


SECRET_KEY = _secret_key()

# Rooms, from the highest to the ground --------------------------------------------------------------------

ROOMS = [
    "samar.config",
    "samar.home",
    "samar.stories",
    "samar.crisis",
    "samar.discussions",
    "samar.notifications",
    "samar.people",
    "samar.accounts",
    "samar.safety",
    "samar.places",
    "samar.design",
    "samar.kit",
]
INSTALLED_APPS = [
    *ROOMS,
    "allauth",
    "allauth.account",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "samar.kit.kept_pages.KeptPagesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samar.kit.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samar.accounts.middleware.AgreementMiddleware",
    "samar.people.middleware.ViewerMiddleware",
    "samar.kit.middleware.RefusedMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "samar.config.urls"
WSGI_APPLICATION = "samar.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["samar.config.context.everywhere"],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "samar.design.templatetags.samar",
            ],
        },
    },
]

# Data -----------------------------------------------------------------------------------------------------

DATABASES = {"default": database(env.text("SAMAR_DATABASE_URL"), DATA_DIR)}
SAMAR_THIRD_PARTY_TIERS = "samar.config.third_party.THIRD_PARTY_TIERS"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Members and sessions -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Member"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["samar.accounts.hashers.PassphraseHasher"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "samar.accounts.passphrases.StrongEnough"}]
ACCOUNT_ADAPTER = "samar.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in_name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # safety.limits does this without keeping addresses
ACCOUNT_PRESERVE_USERNAME_CASING = False
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
SESSION_ENGINE = "samar.accounts.sessions"
SESSION_COOKIE_NAME = "s"
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = SAMAR_HTTPS
CSRF_COOKIE_NAME = "c"
CSRF_COOKIE_AGE = None
CSRF_COOKIE_SECURE = SAMAR_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "samar.kit.kept_text.form_expired"
CSRF_TRUSTED_ORIGINS = env.words("SAMAR_TRUSTED_ORIGINS")

# What a browser is told -----------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = False  # the proxy in front does it
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SAMAR_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False  # the neighbours' names are not ours to decide on
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SAMAR_BEHIND_PROXY else None
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # frame-ancestors above says what X-Frame-Options would
    "security.W005",
    "security.W008",
    "security.W021",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = SAMAR_MAX_BODY
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

# Languages and files --------------------------------------------------------------------------------------

_NAMES = {"ar": _("Arabic"), "fr": _("French"), "en": _("English")}
_SPOKEN = env.words("SAMAR_LANGUAGES", "en,ar,fr") or ["en"]  # the network's own first
LANGUAGES = [(code, _NAMES[code]) for code in env.among("SAMAR_LANGUAGES", _SPOKEN, _NAMES)]
LANGUAGE_CODE = _SPOKEN[0]
LANGUAGE_COOKIE_NAME = "lang"
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "samar.design.bundle.JoinedFiles",  # one style sheet and one script, joined from their small files
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Logs name no person, address or path ---------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "CRITICAL"},  # it writes paths; kit.middleware writes the route's name instead
        "django.security": {"level": "CRITICAL"},
    },
}
