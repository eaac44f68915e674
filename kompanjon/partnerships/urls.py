"""The addresses of this room: one line per drawer."""

from django.urls import include, path

urlpatterns = [
    path("", include("kompanjon.partnerships.register.urls")),
    path("", include("kompanjon.partnerships.steering.urls")),
]
