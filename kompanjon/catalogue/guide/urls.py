from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "guide"

urlpatterns = [
    path(_("how-it-works/"), views.how, name="how"),
    path(_("who-can-apply/"), views.who, name="who"),
    path(_("how-it-works.pdf"), views.paper, name="paper"),
]
