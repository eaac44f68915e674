"""The first day of an office: one page, once, behind an address that only the terminal has shown."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door, open_to_all

from ..accounts.second_factor import has_second_factor, needs_second_factor
from . import actions
from .forms import BeginForm
from .queries import latest_test_letter, mail_settings


@sensitive_post_parameters("password", "password_again")
@open_to_all
def begin(request, key):
    """Ask for the name of the office, its languages and its first officer. Used once; afterwards 404."""
    first_key = actions.unused(key)
    if first_key is None:
        raise Http404
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = actions.begin(first_key, form.cleaned_data)
        login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return redirect("beginning:next")
    return render(request, "beginning/begin.html", {"form": form}, status=422 if form.errors else 200)


@door(Act.OFFICE_EDIT)
def what_next(request):
    """What a new office does first: its second step, a test letter, the open decisions, its facts, its colleagues."""
    if request.method == "POST":
        actions.send_test_letter(request.user, language=get_language())
        messages.success(request, _("A test letter is on its way to %(address)s.") % {"address": request.user.email})
        return redirect("beginning:next")
    context = {
        "mail": mail_settings(), "letter": latest_test_letter(),
        "needs_step": needs_second_factor(request.user), "has_step": has_second_factor(request.user),
    }  # fmt: skip
    return render(request, "beginning/next.html", context)
