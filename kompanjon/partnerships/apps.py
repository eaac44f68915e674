from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "kompanjon.partnerships"
    label = "partnerships"
