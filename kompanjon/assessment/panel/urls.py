from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "panel"
urlpatterns = [
    path(_("ranking/<slug:slug>/"), views.ranking, name="ranking"),
    path(_("ranking/<slug:slug>/meeting/"), views.meeting, name="meeting"),
    path(_("joint-opinion/<int:pk>/"), views.opinion, name="opinion"),
]
