"""Settings: one file, read from the environment as KOMPANJON_*.

A secret may also be given as KOMPANJON_<NAME>_FILE, the path of a file that holds it. A wrong value
stops the start with a sentence.
"""

import contextlib
import os
import secrets
import socket
import sys
from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

ROOT = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()


def read(name, kind=str, default=None):
    """One setting from the environment; `kind` is str, bool, int, list, or "url"."""
    try:
        return getattr(env, getattr(kind, "__name__", kind))(f"KOMPANJON_{name}", default=default)
    except (ValueError, environ.ImproperlyConfigured) as trouble:
        sys.exit(f"The setting KOMPANJON_{name} cannot be read: {trouble}")


DATA_DIR = Path(read("DATA_DIR", default=str(ROOT / "var"))).expanduser().resolve()
REFERENCE_DIR = ROOT / "data"


def with_own_address(hosts):
    """Who listens on every address is called by the machine's own, which is found without anything being sent."""
    if "0.0.0.0" not in hosts:
        return hosts
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as towards:
        towards.connect(("192.0.2.1", 9))
        hosts = [*hosts, towards.getsockname()[0]]
    return hosts


def kept_secret_key():
    """The key made at the first start and kept beside the database, readable by its owner only."""
    path = DATA_DIR / "secret_key"
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()


TESTING = "pytest" in sys.modules
SECRET_KEY = "only-for-tests" if TESTING else read("SECRET_KEY") or kept_secret_key()
DEBUG = read("DEBUG", bool, False)
DEMO = read("DEMO", bool, False)
ALLOWED_HOSTS = with_own_address(read("ALLOWED_HOSTS", list, ["localhost", "127.0.0.1", "[::1]"]))
CSRF_TRUSTED_ORIGINS = read("TRUSTED_ORIGINS", list, [])
SITE_URL = read("SITE_URL", default="http://localhost:8000").rstrip("/")
HTTPS = SITE_URL.startswith("https://")

ROOMS = [
    "core",
    "people",
    "partnerships",
    "rounds",
    "applications",
    "assessment",
    "awards",
    "newsroom",
    "surveys",
    "catalogue",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *(f"kompanjon.{room}" for room in ROOMS),  # before the libraries, so that our templates and words win
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    *(["allauth.socialaccount.providers.openid_connect"] if os.environ.get("KOMPANJON_OIDC_NAME") else []),
    "allauth.mfa",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "kompanjon.core.headers.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kompanjon.people.accounts.second_factor.SecondFactor",
    "kompanjon.core.unseen.NoNul",
]

ROOT_URLCONF = "kompanjon.urls"
WSGI_APPLICATION = "kompanjon.wsgi.application"

_loaders = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", [("django.template.loaders.cached.Loader", _loaders)])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "kompanjon.core.context.house",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "kompanjon.core.templatetags.house",
            ],
        },
    }
]
COTTON_SNAKE_CASED_NAMES = False
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATABASES = {"default": env.db_url("KOMPANJON_DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'kompanjon.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["ATOMIC_REQUESTS"] = False
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA secure_delete=ON;",  # what is deleted is overwritten: an anonymous draft must not be read from the file
    }
elif DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # Disks of today read here and there as fast as in a row: without this the planner leaves the text index unused.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c random_page_cost=1.1 -c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"}}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if TESTING
    else [
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:mine"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts begin with an invitation, which is bound to its address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # letters travel slowly to some
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if read("BEHIND_PROXY", bool, False) else 0
CSRF_FAILURE_VIEW = "kompanjon.people.accounts.views.csrf_failure"
ACCOUNT_ADAPTER = "kompanjon.people.accounts.adapter.HouseAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a letter when a password or a second factor is changed
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
_forms = "kompanjon.people.accounts.library_forms."
ACCOUNT_FORMS = {
    "login": f"{_forms}LoginForm",
    "request_login_code": f"{_forms}RequestLoginCodeForm",
    "confirm_login_code": f"{_forms}ConfirmLoginCodeForm",
    "reset_password": f"{_forms}ResetPasswordForm",
    "reset_password_from_key": f"{_forms}ResetPasswordKeyForm",
    "change_password": f"{_forms}ChangePasswordForm",
    "set_password": f"{_forms}SetPasswordForm",
    "reauthenticate": f"{_forms}ReauthenticateForm",
}
_passkeys = "kompanjon.people.accounts.passkey_forms."
MFA_FORMS = {
    "authenticate": f"{_forms}AuthenticateForm",
    "reauthenticate": f"{_forms}ReauthenticateByCodeForm",
    "activate_totp": f"{_forms}ActivateTOTPForm",
    "authenticate_webauthn": f"{_passkeys}AuthenticateWebAuthnForm",
    "login_webauthn": f"{_passkeys}LoginWebAuthnForm",
    "reauthenticate_webauthn": f"{_passkeys}ReauthenticateWebAuthnForm",
    "add_webauthn": f"{_passkeys}AddWebAuthnForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Kompanjon"
MFA_ADAPTER = "kompanjon.people.accounts.adapter.HouseMFAAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation has shown whose address it is
SECOND_FACTOR_REQUIRED = not TESTING  # tests of it switch it on; every other test signs in directly

# The employer's sign-in (OpenID Connect), when all four are given. It opens accounts that exist and makes none.
OIDC = {name: read(f"OIDC_{name}", default="") for name in ("NAME", "URL", "CLIENT_ID", "SECRET")}
SOCIALACCOUNT_ADAPTER = "kompanjon.people.accounts.adapter.HouseSocialAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [], "EMAIL_AUTHENTICATION": True}}
if any(OIDC.values()):
    if not all(OIDC.values()):
        sys.exit(
            "Sign-in through the employer needs KOMPANJON_OIDC_NAME, _URL, _CLIENT_ID and _SECRET: one is missing."
        )
    if not OIDC["URL"].startswith(("https://", "http://localhost", "http://127.0.0.1")):
        sys.exit("KOMPANJON_OIDC_URL must begin with https://: what the employer says of a person is believed.")
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "employer",
            "name": OIDC["NAME"],
            "client_id": OIDC["CLIENT_ID"],
            "secret": OIDC["SECRET"],
            "settings": {"server_url": OIDC["URL"]},
        }
    ]

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = []
STATICFILES_FINDERS = [
    "kompanjon.core.stylesheet.JoinedStyles",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MENU = "kompanjon.menu.MENU"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    if TESTING
    else {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(DATA_DIR / "files")}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = TESTING or DEBUG

EMAIL_BACKEND = "kompanjon.core.post.backend.KeepInDatabase" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
DEFAULT_FROM_EMAIL = read("MAIL_FROM", default="kompanjon@localhost")
EMAIL_HOST = read("MAIL_HOST", default="localhost")
EMAIL_PORT = read("MAIL_PORT", int, 25)
EMAIL_HOST_USER = read("MAIL_USER", default="")
EMAIL_HOST_PASSWORD = read("MAIL_PASSWORD", default="")
EMAIL_USE_TLS = read("MAIL_TLS", bool, False)
EMAIL_USE_SSL = read("MAIL_SSL", bool, False)
if EMAIL_USE_TLS and EMAIL_USE_SSL:
    sys.exit(
        "KOMPANJON_MAIL_TLS (STARTTLS, often port 587) and KOMPANJON_MAIL_SSL (port 465) exclude each other: choose one."
    )
EMAIL_TIMEOUT = 20

SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "manifest-src": ["'self'"],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if HTTPS and not DEMO else 0
SECURE_SSL_REDIRECT = HTTPS and not DEMO
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if read("BEHIND_PROXY", bool, False) else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 12
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
