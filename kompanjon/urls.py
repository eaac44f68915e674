"""One line per room, under /sv/ and /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

# The employer's sign-in comes back to an address that it knows, in no language.
urlpatterns = [
    path("employer/", include("allauth.socialaccount.urls")),
    *([path("", include("allauth.socialaccount.providers.openid_connect.urls"))] if settings.OIDC["NAME"] else []),
    *i18n_patterns(*(path("", include(f"kompanjon.{room}.urls")) for room in settings.ROOMS)),
]
