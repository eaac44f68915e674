from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "themes"
urlpatterns = [
    path(_("office/themes/"), views.index, name="index"),
    path(_("office/themes/<int:pk>/"), views.edit, name="edit"),
]
