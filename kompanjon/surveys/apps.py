from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "kompanjon.surveys"
    label = "surveys"
