from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from ..access.doors import open_to_all, signed_in
from . import kept
from .forms import ProfileForm
from .models import Person
from .second_factor import CAST


@signed_in
def profile(request):
    """One's own name, language, time zone and number."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        person = form.save()
        messages.success(request, _("Your profile is saved."))
        with override(person.language):
            return redirect("accounts:profile")
    return render(request, "accounts/profile.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
def kept_form(request):
    """What was written before the session ended, with one button to send it now."""
    return render(request, "accounts/kept.html", {"kept": kept.kept_form(request)})


@open_to_all
def csrf_failure(request, reason=""):
    """A form from before a sign-in in another tab: its text comes back with one button. Others' forms are refused."""
    if not kept.from_this_house(request):
        return render(request, "403_csrf.html", {"reason": reason}, status=403)
    if not request.user.is_authenticated:
        return kept.to_sign_in(request)
    given = {"path": request.get_full_path(), "fields": kept.written(request), "files": bool(request.FILES)}
    return render(request, "accounts/kept.html", {"kept": given}, status=403)


@open_to_all
@require_POST
def sign_in_as_cast(request, pk):
    """In the demonstration only: sit in one of the invented chairs."""
    person = get_object_or_404(Person, pk=pk, is_example=True, is_active=True)
    if not settings.DEMO:
        raise Http404
    login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
    request.session[CAST] = True
    with override(person.language):
        return redirect(settings.LOGIN_REDIRECT_URL)


@open_to_all
def address_is_fixed(request):
    """allauth's page for changing one's address: an account belongs to the address that was invited."""
    return redirect(reverse("accounts:profile"))
