"""All settings of Django. The environment overrides working defaults; see `environment.py` and docs/installation.md."""

from __future__ import annotations

from typing import Any

import dj_database_url
from csp.constants import NONCE, NONE, SELF

from patibat.config.environment import ROOT, read_environment

ENVIRONMENT = read_environment()
PATIBAT_DATA = ENVIRONMENT.data
PATIBAT_AS_OF = ENVIRONMENT.as_of
PATIBAT_URL = ENVIRONMENT.url
PATIBAT_UPLOAD_BYTES = ENVIRONMENT.upload_mb * 1024 * 1024
PATIBAT_SAMPLE_PASSWORD = ENVIRONMENT.sample_password
PATIBAT_NAVIGATION = "patibat.config.navigation.navigation"
PATIBAT_SITE_NAME = "patibat.network.selectors.site_name"
PATIBAT_CONTACT = "patibat.network.selectors.site_contact"
PATIBAT_IS_SAMPLE = "patibat.network.selectors.site_is_sample"
PATIBAT_HANDOVER_SECTIONS = ["patibat.monitoring.handover.handover_sections"]

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *ENVIRONMENT.hosts]
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.url] if ENVIRONMENT.url else []
ROOT_URLCONF = "patibat.config.urls"
WSGI_APPLICATION = "patibat.config.wsgi.application"

INSTALLED_APPS = [
    "patibat.kit",
    "patibat.accounts",
    "patibat.records",
    "patibat.network",
    "patibat.plans",
    "patibat.projects",
    "patibat.resources",
    "patibat.monitoring",
    "patibat.intake",
    "patibat.reports",
    "patibat.portal",
    "patibat.desk",
    "patibat.sample",
    "patibat.config",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "rules",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "patibat.kit.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "patibat.accounts.middleware.SharedDeviceMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "patibat.kit.middleware.ProblemMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "patibat.kit.context.layout",
            ],
        },
    }
]

_SQLITE_OPTIONS = {
    # IMMEDIATE: a writer waits at the start of its transaction instead of failing in the middle of it.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # FULL: what was acknowledged survives a power cut.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000",
}
_DATABASE: dict[str, Any] = dict(dj_database_url.parse(ENVIRONMENT.database))
if "sqlite" in _DATABASE["ENGINE"]:
    _DATABASE |= {"OPTIONS": _SQLITE_OPTIONS, "CONN_MAX_AGE": None}
else:
    _DATABASE |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
DATABASES = {"default": _DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [ROOT / "src" / "patibat" / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = ENVIRONMENT.data / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/staff/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "patibat.accounts.adapter.OfficeAdapter"
MFA_ADAPTER = "patibat.accounts.adapter.OfficeMFAAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"login": "patibat.accounts.forms.SignInForm"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
# django-axes counts failed passwords per account and address, and two counters would give two answers; codes of the
# second factor are counted here, since axes never sees them.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "5/300s/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Patibat"
# RFC 6238, 5.2: one step, for a code that changes while it is typed and for a PC whose clock is late.
MFA_TOTP_TOLERANCE = 1
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
# A try during the lock must not prolong it.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "patibat.accounts.lockout.locked_out"
AXES_USERNAME_FORM_FIELD = "login"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "patibat.kit.problem_pages.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if ENVIRONMENT.proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "file": {
            "class": "logging.handlers.RotatingFileHandler",
            "filename": str(ENVIRONMENT.data / "logs" / "patibat.log"),
            "maxBytes": 5_000_000,
            "backupCount": 5,
            "encoding": "utf-8",
            "delay": True,
            "formatter": "line",
        }
    },
    "root": {"handlers": ["file"], "level": ENVIRONMENT.log_level},
}
for _folder in ("logs", "static"):
    (ENVIRONMENT.data / _folder).mkdir(parents=True, exist_ok=True)
