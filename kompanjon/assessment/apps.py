from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "kompanjon.assessment"
    label = "assessment"
