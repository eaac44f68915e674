from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "kompanjon.applications"
    label = "applications"
