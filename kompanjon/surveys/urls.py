from django.urls import include, path

urlpatterns = [
    path("", include("kompanjon.surveys.answering.urls")),
]
