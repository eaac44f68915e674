"""The house's addresses as they are when the employer's sign-in is set up."""

from django.urls import include, path

from kompanjon.urls import urlpatterns as ours

urlpatterns = [path("", include("allauth.socialaccount.providers.openid_connect.urls")), *ours]
