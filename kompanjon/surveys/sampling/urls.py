from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "sampling"

urlpatterns = [
    path(_("surveys/"), views.waves, name="waves"),
    path(_("surveys/start/"), views.start, name="start"),
    path(_("surveys/<int:pk>/"), views.wave, name="wave"),
    path(_("surveys/<int:pk>/step/"), views.step, name="step"),
    path(_("surveys/<int:pk>/register/"), views.register, name="register"),
    path(_("surveys/<int:pk>/register/places/"), views.places, name="places"),
]
