from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "answering"

urlpatterns = [
    path(_("answer/"), views.start, name="start"),
    path(_("answer/code/"), views.code, name="code"),
    path(_("answer/new-link/"), views.new_link, name="new_link"),
    path(_("answer/page/<int:number>/"), views.page, name="page"),
    path(_("answer/thanks/"), views.done, name="done"),
    path(_("answer/not-me/"), views.not_me, name="not_me"),
    path(_("answer/decline/"), views.refuse, name="refuse"),
    path(_("answer/decline/<str:token>/"), views.stop, name="stop"),
    path(_("answer/resume/<str:secret>/"), views.resume, name="resume"),
    path(_("answer/<str:token>/"), views.enter, name="enter"),
]
