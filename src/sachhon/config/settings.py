"""Django settings, from the environment. Nothing set: a safe local server on SQLite in the folder `var`.

SACHHON_HOME        folder of the database, files, assets and secret key (default ./var)
SACHHON_PRODUCTION  1: HTTPS cookies, HSTS; SECRET_KEY and ALLOWED_HOSTS must be given
SACHHON_DEMO        1: sample accounts are shown on the sign-in page
DATABASE_URL        postgres://user:password@host:port/name (default SQLite)
OIDC_ISSUER         sign-in with a government account, with OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME (the button);
                    OIDC_ORIGINS where its sign-in page is at another address than the issuer
SACHHON_SECOND_FACTOR  roles that must have a second factor (default administrator,ministry_officer,leader)
TRUST_ROOTS         folder of the certificates that vouch for digital signatures (default: trust-roots in the home)
EMAIL_URL           smtp://user:password@host:port, smtps:// (default: mail is kept in var/mail)
IMAP_URL            imaps://user:password@host:port/folder?move=folder: the mailbox that is collected (default: none)
CLAMAV_SOCKET       /path/of/clamd.socket or tcp://host:port: uploads are searched for viruses (default: not searched)
AUDIT_HEAD_FILE     where heads of the audit trail are kept; best on another machine's disk (default var/audit-heads)
BACKUP_FOLDER       a backup is made there each night (default: none)
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF

from sachhon.config.databases import database
from sachhon.config.environment import email_server, flag, openid_connect, openid_origins, secret_key

PACKAGE = Path(__file__).resolve().parents[1]
HOME = Path(os.environ.get("SACHHON_HOME", "var")).resolve()
PRODUCTION = flag("SACHHON_PRODUCTION")
DEMO = flag("SACHHON_DEMO") and not PRODUCTION
DEBUG = flag("SACHHON_DEBUG") and not PRODUCTION

SECRET_KEY = secret_key(HOME, PRODUCTION)
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("TRUSTED_ORIGINS", "").split(",") if origin]
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "sachhon.foundation.apps.FoundationConfig",
    "sachhon.domain.accounts.apps.AccountsConfig",
    "sachhon.domain.registry.apps.RegistryConfig",
    "sachhon.domain.rounds.apps.RoundsConfig",
    "sachhon.domain.submissions.apps.SubmissionsConfig",
    "sachhon.domain.intake.apps.IntakeConfig",
    "sachhon.domain.planning.apps.PlanningConfig",
    "sachhon.domain.assessments.apps.AssessmentsConfig",
    "sachhon.domain.rollups.apps.RollupsConfig",
    "sachhon.channels.office.apps.OfficeConfig",
    "sachhon.config.apps.SetUpConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sachhon.channels.office.shell.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sachhon.channels.office.shell.middleware.ActorMiddleware",
    "sachhon.channels.office.people.second_factor.SecondFactorMiddleware",
]

ROOT_URLCONF = "sachhon.config.urls"
WSGI_APPLICATION = "sachhon.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

_LOADERS: list[Any] = [
    "sachhon.channels.office.shell.icons.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "channels" / "office" / "templates"],
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", _LOADERS)],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "sachhon.channels.office.shell.context.shell",
            ],
        },
    }
]
COTTON_DIR = "components"

DATABASES = {"default": database(HOME)}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "config" / "locale", *sorted(PACKAGE.glob("*/**/locale"))]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
# Django's Vietnamese reads "0.125" as 125: our own numbers and dates (sachhon.vietnamese) are used everywhere.
FORMAT_MODULE_PATH = ["sachhon.config.formats"]
NUMBER_GROUPING = 3
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
ASSETS = Path(os.environ.get("SACHHON_ASSETS", "build/assets")).resolve()
STATICFILES_DIRS = [PACKAGE / "channels" / "office" / "static", *([ASSETS] if ASSETS.is_dir() else [])]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
FILES_ROOT = HOME / "files"
TRUST_ROOTS = Path(os.environ.get("TRUST_ROOTS", HOME / "trust-roots"))
MAX_UPLOAD_BYTES = 50 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50_000
CLAMAV_SOCKET = os.environ.get("CLAMAV_SOCKET", "")
AUDIT_HEAD_FILE = os.environ.get("AUDIT_HEAD_FILE", str(HOME / "audit-heads"))
BACKUP_FOLDER = os.environ.get("BACKUP_FOLDER", "")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}
WORKERS_INSIDE = flag("SACHHON_WORKERS_INSIDE", default=not PRODUCTION)

EMAIL_BACKEND, EMAIL_OPTIONS = email_server(HOME)
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", "sachhon@localhost")
vars().update(EMAIL_OPTIONS)
IMAP_URL = os.environ.get("IMAP_URL", "")

AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_ADAPTER = "sachhon.channels.office.people.sign_in.AccountAdapter"
ACCOUNT_FORMS = {"login": "sachhon.channels.office.people.sign_in.SignInForm"}
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
# Nothing is counted by account alone, so that nobody can lock somebody else out: domain/accounts/throttle.py counts
# failures by account and client; what is left to allauth is counted by address.
ACCOUNT_RATE_LIMITS = {"login_failed": None, "login": "300/m/ip", "reset_password": "20/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if flag("SACHHON_BEHIND_PROXY") else 0
MFA_ADAPTER = "sachhon.channels.office.people.sign_in.MfaAdapter"
MFA_FORMS = {
    "authenticate": "sachhon.channels.office.people.sign_in.CodeForm",
    "reauthenticate": "sachhon.channels.office.people.sign_in.CodeAgainForm",
    "add_webauthn": "sachhon.channels.office.people.security_keys.AddKeyForm",
    "edit_webauthn": "sachhon.channels.office.people.security_keys.RenameKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
# Roles that must have a second factor; the demonstration does not force it. Environment: a list with commas, or "".
SECOND_FACTOR_ROLES = frozenset(
    role
    for role in os.environ.get("SACHHON_SECOND_FACTOR", "" if DEMO else "administrator,ministry_officer,leader").split(
        ","
    )
    if role
)
SOCIALACCOUNT_ADAPTER = "sachhon.channels.office.people.sign_in.SocialAdapter"
SOCIALACCOUNT_PROVIDERS = openid_connect()
SOCIALACCOUNT_ONLY = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 365 * 86400 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("SACHHON_BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *openid_origins()],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
