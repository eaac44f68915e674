from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "eligibility"
urlpatterns = [path(_("applications/<int:pk>/rules/"), views.eligibility, name="eligibility")]
