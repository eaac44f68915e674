from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kompanjon.people"
    label = "people"
