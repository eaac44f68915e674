from django.urls import include, path

urlpatterns = [path("", include("kompanjon.core.components.urls"))]
