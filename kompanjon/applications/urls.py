"""The addresses of this room: one line per drawer."""

from django.urls import include, path

urlpatterns = [
    path("", include("kompanjon.applications.joint.urls")),
    path("", include("kompanjon.applications.eligibility.urls")),
]
