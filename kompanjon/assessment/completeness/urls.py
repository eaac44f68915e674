from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "completeness"
urlpatterns = [
    path(_("completeness/<int:pk>/"), views.checklist, name="checklist"),
    path(_("completeness/<int:pk>/admit/"), views.admit, name="admit"),
    path(_("completeness/<int:pk>/return/"), views.send_back, name="return"),
    path(_("completeness/<int:pk>/not-eligible/"), views.find_ineligible, name="find_ineligible"),
    path(_("completeness/<int:pk>/turn-away/"), views.turn_away, name="turn_away"),
]
