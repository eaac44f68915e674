from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "facts"
urlpatterns = [path(_("office/facts/"), views.edit, name="edit")]
