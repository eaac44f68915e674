from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "access"
urlpatterns = [
    path(_("my-account/seats/"), views.seats, name="seats"),
    path(_("invitations/"), views.invitations, name="invitations"),
    path(_("invitations/<int:pk>/"), views.invitation, name="invitation"),
    path(_("invitations/<int:pk>/renew/"), views.renew, name="renew"),
    path(_("invitations/<int:pk>/withdraw/"), views.withdraw, name="withdraw"),
    path(_("invitations/organisation/<int:pk>/"), views.invite_to_organisation, name="invite_to_organisation"),
    path(_("invitation/<str:key>/"), views.accept, name="accept"),
]
