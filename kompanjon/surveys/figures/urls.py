from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import internal, public, views

app_name = "figures"

urlpatterns = [
    path(_("surveys/who-is-not-with-us/"), views.outreach, name="outreach"),
    path(_("surveys/<int:pk>/figures/new/"), views.new, name="new"),
    path(_("surveys/<int:pk>/figures/<int:figure>/"), views.figure, name="figure"),
    path(_("surveys/<int:pk>/release/"), views.release, name="release"),
    path(_("surveys/<int:pk>/release/start/"), views.start, name="start"),
    path(_("surveys/<int:pk>/release/step/"), views.step, name="step"),
    path(_("surveys/<int:pk>/release/answers/"), internal.answers, name="answers"),
    path(_("surveys/<int:pk>/release/package/"), internal.package, name="package"),
    path(_("surveys/<int:pk>/release/register/"), internal.register, name="register_file"),
    path(_("surveys/<int:pk>/verify/"), views.verify_page, name="verify"),
    path(_("surveys/<int:pk>/method/"), views.method, name="method"),
    path(_("survey-results/"), public.results, name="results"),
    path(_("survey-results/<int:pk>/"), public.published, name="published"),
    path(_("survey-results/<int:pk>/method/"), public.public_method, name="public_method"),
    path(_("survey-results/<int:pk>/chart/<slug:code>/<slug:size>.<slug:form>"), public.chart, name="chart"),
    path(_("survey-results/<int:pk>/change/<slug:code>/<slug:size>.<slug:form>"), public.change, name="change"),
    path(_("survey-results/<int:pk>/dcat.jsonld"), public.described, name="described"),
    path(_("survey-results/<int:pk>/<str:name>"), public.file, name="file"),
]
