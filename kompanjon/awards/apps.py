from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "kompanjon.awards"
    label = "awards"
