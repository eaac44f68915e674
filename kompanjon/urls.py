"""One line per room, under /sv/ and /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    *i18n_patterns(
        path("", include("kompanjon.core.urls")),
    ),
]
