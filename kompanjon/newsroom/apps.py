from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "kompanjon.newsroom"
    label = "newsroom"
