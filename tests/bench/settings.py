"""The house as in production, with an empty view to measure against."""

from kompanjon.settings import *  # noqa: F403
from kompanjon.settings import MIDDLEWARE

ROOT_URLCONF = "tests.bench.urls"
MIDDLEWARE = ["tests.bench.counting.Statements", *MIDDLEWARE]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
