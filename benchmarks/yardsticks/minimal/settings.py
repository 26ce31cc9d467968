"""Settings of the minimal Django site: Samar's database and models, and otherwise what `startproject` gives."""

from samar.config.settings import *  # noqa: F403  the same database, models and key
from samar.config.settings import INSTALLED_APPS as SAMAR_APPS

INSTALLED_APPS = [app for app in SAMAR_APPS if "allauth" not in app] + ["django.contrib.sessions"]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
ROOT_URLCONF = "benchmarks.yardsticks.minimal.pages"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "DIRS": [__import__("pathlib").Path(__file__).parent / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ]
        },
    }
]
