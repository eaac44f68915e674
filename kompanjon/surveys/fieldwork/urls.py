from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "fieldwork"

urlpatterns = [
    path(_("surveys/<int:pk>/field/"), views.field, name="field"),
    path(_("surveys/<int:pk>/field/code/"), views.correct, name="correct"),
    path(_("surveys/<int:pk>/field/forget/"), views.forget, name="forget"),
    path(_("surveys/<int:pk>/messages/"), views.messages_page, name="messages"),
    path(_("surveys/<int:pk>/messages/add/"), views.add, name="add"),
    path(_("surveys/<int:pk>/messages/<int:sending>/"), views.sending, name="sending"),
]
