from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "steering"
urlpatterns = [
    path(_("steering-groups/"), views.watch, name="watch"),
    path(_("steering-groups/<int:pk>/"), views.group, name="group"),
    path(_("steering-groups/<int:pk>/member/"), views.add_member, name="add_member"),
    path(_("steering-groups/<int:pk>/meeting/"), views.add_meeting, name="add_meeting"),
    path(_("steering-groups/<int:pk>/exception/"), views.add_exception, name="add_exception"),
    path(
        _("steering-groups/<int:pk>/exception/<int:exception>/withdraw/"),
        views.withdraw_exception,
        name="withdraw_exception",
    ),
    path(_("steering-groups/members/<int:pk>/"), views.change_member, name="change_member"),
    path(_("steering-groups/members/<int:pk>/new-period/"), views.new_term, name="new_term"),
    path(_("steering-groups/meetings/<int:pk>/"), views.change_meeting, name="change_meeting"),
    path(_("steering-groups/meetings/<int:pk>/count/"), views.let_count, name="let_count"),
]
