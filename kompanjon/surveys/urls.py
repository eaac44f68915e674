from django.urls import include, path

DRAWERS = ("answering", "figures", "sampling", "questionnaires", "fieldwork", "analysis", "paired")

urlpatterns = [path("", include(f"kompanjon.surveys.{drawer}.urls")) for drawer in DRAWERS]
