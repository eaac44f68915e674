"""One line per room, under /sv/ and /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    *i18n_patterns(*(path("", include(f"kompanjon.{room}.urls")) for room in settings.ROOMS)),
]
