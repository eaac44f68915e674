from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "personal"
urlpatterns = [
    path(_("office/personal-data/"), views.register, name="register"),
    path(_("office/personal-data/within-thirty-days/"), views.going, name="going"),
    path(_("office/personal-data/<int:entry>/<int:schedule>/"), views.due, name="due"),
    path(_("office/personal-data/people/<int:pk>/"), views.extract, name="extract"),
    path(_("my-account/data/"), views.mine, name="mine"),
]
