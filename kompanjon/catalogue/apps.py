from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "kompanjon.catalogue"
    label = "catalogue"
