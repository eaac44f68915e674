"""The addresses of this room: one line per drawer."""

from django.urls import include, path

urlpatterns = [
    path("", include("kompanjon.people.access.urls")),
    path("", include("kompanjon.people.accounts.urls")),
    path("", include("kompanjon.people.beginning.urls")),
    path("", include("kompanjon.people.desk.urls")),
    path("", include("kompanjon.people.facts.urls")),
    path("", include("kompanjon.people.mailroom.urls")),
    path("", include("kompanjon.people.organisations.urls")),
    path("", include("kompanjon.people.personal.urls")),
    path("", include("kompanjon.people.staffing.urls")),
]
