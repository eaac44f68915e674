from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "desk"
urlpatterns = [path(_("my-cases/"), views.mine, name="mine")]
