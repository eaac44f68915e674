"""The addresses of this room: one line per drawer."""

from django.urls import include, path

urlpatterns = [
    path("", include("kompanjon.rounds.calls.urls")),
    path("", include("kompanjon.rounds.rulebook.urls")),
    path("", include("kompanjon.rounds.themes.urls")),
]
