from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "organisations"
urlpatterns = [
    path(_("office/organisations/"), views.index, name="index"),
    path(_("office/organisations/new/"), views.create, name="create"),
    path(_("office/organisations/<int:pk>/"), views.detail, name="detail"),
    path(_("office/organisations/<int:pk>/edit/"), views.edit, name="edit"),
    path(_("office/organisations/<int:pk>/note/"), views.write_note, name="note"),
    path(_("office/organisations/<int:pk>/former-name/"), views.add_name, name="add_name"),
    path(_("office/organisations/<int:pk>/checked/"), views.checked, name="checked"),
    path(_("office/organisations/<int:pk>/withhold/"), views.withhold, name="withhold"),
]
