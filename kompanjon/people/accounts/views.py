from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from kompanjon.core.problems import Refused

from ..access.acts import Act
from ..access.doors import door, open_to_all, signed_in
from . import address, kept, lost
from .forms import AddressForm, ProfileForm, ReasonForm
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
    going_to = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(going_to, {request.get_host()}, require_https=request.is_secure()):
        return redirect(going_to)
    with override(person.language):
        return redirect(settings.LOGIN_REDIRECT_URL)


@signed_in
@reauthentication_required
def another_address(request):
    """Ask for one's account to be moved to another address. Whether that is taken is not told here."""
    form = AddressForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        address.ask_to_move(request.user, form.cleaned_data["email"])
        messages.success(request, _("A letter is on its way to the new address. Open the link in it."))
        return redirect("accounts:profile")
    return render(request, "accounts/address.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
def confirm_address(request, token):
    """The link in the letter to the new address: nothing moves before the button is pressed."""
    wanted, problems = address.read_token(request.user, token), []
    if wanted and request.method == "POST":
        try:
            address.move(request.user, wanted)
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("Your account has moved. Sign in with the new address from now on."))
            return redirect("accounts:profile")
    status = 410 if wanted is None else 422 if problems else 200
    facts = {"address": wanted, "problems": problems}
    return render(request, "accounts/confirm_address.html", facts, status=status)


@door(Act.SECOND_FACTOR_TAKE, Person)
def take_away_second_factor(request, person):
    """Somebody has lost phone and spare codes: their second step goes, with a reason, and they set up a new one."""
    form, problems = ReasonForm(request.POST or None), lost.may_be_taken_away(person, request.user)
    if request.method == "POST" and form.is_valid():
        try:
            lost.take_away_second_factor(person, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("The second step is taken away. The person has been written to."))
            return redirect("staffing:person", person.pk)
    facts = {"form": form, "person": person, "problems": problems}
    return render(request, "accounts/lost.html", facts, status=422 if request.method == "POST" else 200)
