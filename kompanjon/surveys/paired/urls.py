from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "paired"

urlpatterns = [
    path(_("before-and-after/<str:token>/"), views.answer, name="answer"),
    path(_("surveys/<int:pk>/before-and-after/"), views.pairs, name="pairs"),
]
