from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "calls"
urlpatterns = [
    path(_("office/rounds/"), views.index, name="index"),
    path(_("office/rounds/new/"), views.create, name="create"),
    path(_("office/rounds/<int:pk>/"), views.detail, name="detail"),
    path(_("office/rounds/<int:pk>/edit/"), views.edit, name="edit"),
    path(_("office/rounds/<int:pk>/criteria/"), views.criteria, name="criteria"),
    path(_("office/rounds/<int:pk>/frame/"), views.frame, name="frame"),
    path(_("office/rounds/<int:pk>/open/"), views.open_round, name="open"),
    path(_("office/rounds/<int:pk>/extend/"), views.extend, name="extend"),
    path(_("office/rounds/<int:pk>/step/"), views.step, name="step"),
]
