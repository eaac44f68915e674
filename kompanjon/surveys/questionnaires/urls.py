from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import bringing, views

app_name = "questionnaires"

urlpatterns = [
    path(_("surveys/<int:pk>/questions/"), views.editor, name="editor"),
    path(_("surveys/<int:pk>/questions/preview/"), views.preview, name="preview"),
    path(_("surveys/<int:pk>/questions/publish/"), views.publish, name="publish"),
    path(_("surveys/<int:pk>/questions/version/"), views.version, name="version"),
    path(_("surveys/<int:pk>/questions/take-out/"), views.take_out, name="take_out"),
    path(_("surveys/<int:pk>/questions/bring-in/"), bringing.bring, name="bring"),
    path(_("surveys/<int:pk>/questions/new/"), views.item, name="new"),
    path(_("surveys/<int:pk>/questions/<slug:code>/"), views.item, name="item"),
    path(_("surveys/<int:pk>/questions/<slug:code>/drop/"), views.drop, name="drop"),
]
