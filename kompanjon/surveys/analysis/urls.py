from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "analysis"

urlpatterns = [
    path(_("surveys/<int:pk>/cleaning/"), views.cleaning_page, name="cleaning"),
    path(_("surveys/<int:pk>/weights/"), views.weights_page, name="weights"),
    path(_("surveys/<int:pk>/results/"), views.results_page, name="results"),
    path(_("surveys/<int:pk>/results/<slug:code>/"), views.result, name="result"),
    path(_("surveys/<int:pk>/texts/<slug:code>/"), views.texts, name="texts"),
    path(_("surveys/<int:pk>/export/"), views.export, name="export"),
]
