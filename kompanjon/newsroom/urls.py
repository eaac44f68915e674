from django.urls import include, path

urlpatterns = [path("", include("kompanjon.newsroom.releases.urls"))]
