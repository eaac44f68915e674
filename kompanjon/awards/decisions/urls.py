from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import case_views, views

app_name = "decisions"
urlpatterns = [
    path(_("decide/"), views.index, name="index"),
    path(_("decide/<slug:slug>/"), views.table, name="table"),
    path(_("decide/<slug:slug>/propose/"), views.propose_many, name="propose_many"),
    path(_("decide/<slug:slug>/decide/"), views.decide, name="decide"),
    path(_("decide/<slug:slug>/publish/"), views.publish, name="publish"),
    path(_("decide/<slug:slug>/endorse/"), views.endorse, name="endorse"),
    path(_("decision/<int:pk>/"), case_views.award, name="award"),
    path(_("decision/<int:pk>/step/"), case_views.step, name="step"),
    path(_("decision/<int:pk>/later/"), case_views.replace, name="replace"),
    path(_("decision/condition/<int:pk>/"), case_views.condition, name="condition"),
    path(_("decision/letter/<int:pk>/"), case_views.letter, name="letter"),
    path(_("decision/letter/<int:pk>/pdf/"), case_views.letter_pdf, name="letter_pdf"),
    path(_("application/<int:pk>/proposal/"), case_views.prepare, name="prepare"),
    path(_("application/<int:pk>/take-up-again/"), case_views.take_up_again, name="take_up_again"),
    path(_("application/<int:pk>/decision/"), case_views.told, name="told"),
    path(_("application/<int:pk>/decision/earlier/<int:letter>.pdf"), case_views.earlier_pdf, name="earlier_pdf"),
    path(_("application/<int:pk>/decision/<slug:language>.pdf"), case_views.told_pdf, name="told_pdf"),
]
