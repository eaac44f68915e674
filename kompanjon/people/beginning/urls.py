from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "beginning"
urlpatterns = [
    path(_("begin/<str:key>/"), views.begin, name="begin"),
    path(_("office/first-day/"), views.what_next, name="next"),
]
