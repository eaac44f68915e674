from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import house_views, round_views, views

app_name = "pages"

urlpatterns = [
    path("", views.home, name="home"),
    path(_("partnerships/"), views.catalogue, name="catalogue"),
    path(_("partnerships/<slug:slug>/"), views.partnership, name="partnership"),
    path(_("organisations/"), views.organisations, name="organisations"),
    path(_("organisations/<slug:slug>/"), views.organisation, name="organisation"),
    path(_("countries/"), views.countries, name="countries"),
    path(_("countries/<slug:code>/"), views.country, name="country"),
    path(_("rounds/"), round_views.rounds, name="rounds"),
    path(_("rounds/<slug:slug>/"), round_views.round_page, name="round"),
    path(_("decisions/"), round_views.decisions, name="decisions"),
    path(_("open-data/"), house_views.open_data, name="open_data"),
    path(_("about/"), house_views.about, name="about"),
    path(_("about/the-record/"), house_views.completeness, name="completeness"),
    path(_("personal-data/"), house_views.privacy, name="privacy"),
    path(_("accessibility/"), house_views.accessibility, name="accessibility"),
]
