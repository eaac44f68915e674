from django.urls import include, path

urlpatterns = [path("", include("kompanjon.awards.decisions.urls"))]
