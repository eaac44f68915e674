from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "reviews"
urlpatterns = [
    path(_("reviews/"), views.mine, name="mine"),
    path(_("reviews/<int:pk>/"), views.write, name="write"),
    path(_("reviews/<int:pk>/conflict-of-interest/"), views.statement, name="statement"),
    path(_("assessment/<int:pk>/"), views.case, name="case"),
    path(_("assessment/<int:pk>/ask/"), views.ask, name="ask"),
    path(_("assessment/<int:pk>/release/<int:review>/"), views.release, name="release"),
]
