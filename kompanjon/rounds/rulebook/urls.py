from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "rulebook"
urlpatterns = [
    path(_("office/rules/"), views.index, name="index"),
    path(_("office/rules/new/"), views.create, name="create"),
    path(_("office/rules/compare/"), views.compare, name="compare"),
    path(_("office/rules/<int:pk>/"), views.detail, name="detail"),
    path(_("office/rules/<int:pk>/copy/"), views.copy, name="copy"),
    path(_("office/rules/<int:pk>/edit/"), views.edit, name="edit"),
    path(_("office/rules/<int:pk>/ceilings/"), views.cap, name="cap"),
    path(_("office/rules/<int:pk>/ceilings/<int:cap>/remove/"), views.remove_cap, name="remove_cap"),
    path(_("office/rules/<int:pk>/countries/"), views.countries, name="countries"),
    path(_("office/rules/<int:pk>/values/<slug:key>/"), views.value, name="value"),
    path(_("office/open-decisions/"), views.open_decisions, name="open_decisions"),
    path(_("office/open-decisions/<int:pk>/"), views.stamp, name="stamp"),
]
