from django.urls import path

from . import views

app_name = "components"

urlpatterns = [path("house/components/", views.components, name="components")]
