from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "kompanjon.core"
    label = "core"
