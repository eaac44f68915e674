from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "releases"
urlpatterns = [
    path(_("pressroom/"), views.pressroom, name="pressroom"),
    path(_("pressroom/<slug:slug>/"), views.public, name="public"),
    path(_("releases/"), views.index, name="index"),
    path(_("releases/<int:pk>/"), views.release, name="release"),
    path(_("releases/<int:pk>/write/"), views.write, name="write"),
    path(_("releases/<int:pk>/step/"), views.step, name="step"),
    path(_("releases/<int:pk>/correct/"), views.correct, name="correct"),
]
