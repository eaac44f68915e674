from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "staffing"
urlpatterns = [
    path(_("office/people/"), views.people, name="people"),
    path(_("office/people/<int:pk>/"), views.person, name="person"),
    path(_("office/people/<int:pk>/seat/"), views.give, name="give"),
    path(_("office/people/<int:pk>/withhold/"), views.withhold, name="withhold"),
    path(_("office/seats/<int:pk>/end/"), views.end, name="end"),
    path(_("office/seats/<int:pk>/stand-in/"), views.stand_in, name="stand_in"),
    path(_("my-account/stand-ins/"), views.my_stand_ins, name="my_stand_ins"),
    path(_("my-account/stand-ins/<int:pk>/"), views.my_stand_in, name="my_stand_in"),
    path(_("stand-ins/<int:pk>/end/"), views.end_stand_in, name="end_stand_in"),
]
