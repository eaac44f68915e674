from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "kompanjon.rounds"
    label = "rounds"
