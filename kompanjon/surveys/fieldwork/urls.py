from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import answers_in, companies, views

app_name = "fieldwork"

urlpatterns = [
    path(_("surveys/deliveries/"), companies.deliveries, name="deliveries"),
    path(_("surveys/deliveries/new/"), companies.mapping, name="mapping_new"),
    path(_("surveys/deliveries/<int:pk>/"), companies.mapping, name="mapping"),
    path(_("surveys/deliveries/<int:pk>/take-away/"), companies.drop, name="mapping_drop"),
    path(_("surveys/<int:pk>/field/"), views.field, name="field"),
    path(_("surveys/<int:pk>/field/code/"), views.correct, name="correct"),
    path(_("surveys/<int:pk>/field/forget/"), views.forget, name="forget"),
    path(_("surveys/<int:pk>/answers-in/"), answers_in.answers_in, name="answers_in"),
    path(_("surveys/<int:pk>/messages/"), views.messages_page, name="messages"),
    path(_("surveys/<int:pk>/messages/bounces/<int:invitation>/"), views.mend, name="mend"),
    path(_("surveys/<int:pk>/messages/add/"), views.add, name="add"),
    path(_("surveys/<int:pk>/messages/<int:sending>/"), views.sending, name="sending"),
]
