from django.urls import path, register_converter
from django.utils.translation import gettext_lazy as _

from . import views


class FileForm:
    """The ending of an address that is a file."""

    regex = "csv|json|geojson"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(FileForm, "form")

app_name = "exports"

urlpatterns = [
    path(_("partnerships.<form:form>"), views.partnerships, name="partnerships"),
    path(_("grants.<form:form>"), views.grants, name="grants"),
    path(_("organisations.<form:form>"), views.organisations, name="organisations"),
    path(_("countries.<form:form>"), views.countries, name="countries"),
    path(_("rounds.<form:form>"), views.rounds, name="rounds"),
    path(_("decisions.<form:form>"), views.decisions, name="decisions"),
]
