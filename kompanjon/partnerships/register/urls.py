from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "register"
urlpatterns = [
    path(_("register/"), views.index, name="index"),
    path(_("register/new/"), views.create, name="create"),
    path(_("register/<int:pk>/"), views.detail, name="detail"),
    path(_("register/<int:pk>/step/"), views.step, name="step"),
    path(_("register/<int:pk>/take-over/"), views.begin, name="begin"),
    path(_("register/<int:pk>/edit/"), views.edit, name="edit"),
    path(_("register/<int:pk>/withhold/"), views.withhold, name="withhold"),
]
