from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "mailroom"
urlpatterns = [
    path(_("office/letters-not-sent/"), views.stuck, name="stuck"),
    path(_("office/letters-not-sent/<int:pk>/"), views.settle, name="settle"),
    path("demo/letters/", views.demo_letters, name="demo_letters"),
    path("demo/letters/<int:pk>/", views.demo_letter, name="demo_letter"),
    path("demo/letters/<int:pk>/<int:number>/", views.demo_enclosure, name="demo_enclosure"),
]
