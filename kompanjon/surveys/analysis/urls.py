from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import reading, views, weighing

app_name = "analysis"

urlpatterns = [
    path(_("surveys/<int:pk>/cleaning/"), views.cleaning_page, name="cleaning"),
    path(_("surveys/<int:pk>/weights/"), weighing.weights_page, name="weights"),
    path(_("surveys/<int:pk>/weights/<int:kept>/"), weighing.weight_set, name="weight_set"),
    path(_("surveys/<int:pk>/results/"), views.results_page, name="results"),
    path(_("surveys/<int:pk>/results/<slug:code>/"), views.result, name="result"),
    path(_("surveys/<int:pk>/texts/"), reading.texts_page, name="text_items"),
    path(_("surveys/<int:pk>/texts/<slug:code>/"), reading.texts, name="texts"),
    path(_("surveys/<int:pk>/export/"), views.export, name="export"),
]
