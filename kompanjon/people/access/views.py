from django.contrib import messages
from django.contrib.auth import login
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from kompanjon.core.numbers import typed_number
from kompanjon.core.problems import Refused
from kompanjon.core.speech import sentence

from ..accounts.actions import person_from_invitation
from ..accounts.models import Person
from ..organisations.models import Organisation
from . import actions, letters, queries
from .acts import Act
from .doors import door, open_to_all, signed_in
from .forms import AcceptForm, InvitationForm
from .grants import Role
from .models import Invitation
from .proving import code_problems, has_proven, must_prove, send_new_code
from .reach import visible
from .speech import partnership_names, role_name, what_one_may

LINK = "invitation_link"


@signed_in
def seats(request):
    """What one may do, and where, in words."""
    return render(request, "access/seats.html", {"seats": queries.seats_in_words(request.user)})


@door(Act.PERSON_INVITE)
def invitations(request):
    """The office's invitations that wait, and the form for a new one."""
    partnership = typed_number(request.GET.get("partnership"))
    name = partnership_names([partnership]).get(partnership, "")
    form = InvitationForm(request.POST or None, by=request.user, partnership=partnership if name else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        return send(request, data, organisation=data["organisation"], partnership=partnership if name else None)
    waiting = queries.waiting_invitations()[:200]
    facts = {"form": form, "waiting": waiting, "partnership": name}
    return render(request, "access/invitations.html", facts, status=422 if form.errors else 200)


@door(Act.PERSON_INVITE, Organisation)
def invite_to_organisation(request, organisation):
    """A contact person invites to their own organisation."""
    form = InvitationForm(request.POST or None, by=request.user, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        return send(request, form.cleaned_data, organisation=organisation)
    mine = visible(Invitation.objects.filter(organisation=organisation), request.user, Act.PERSON_INVITE)
    facts = {"form": form, "waiting": queries.waiting_invitations(mine), "organisation": organisation}
    return render(request, "access/invitations.html", facts, status=422 if form.errors else 200)


def send(request, data, *, organisation=None, partnership=None):
    invitation, keys = actions.invite(
        data["email"], Role(data["role"]), by=request.user, organisation=organisation, partnership=partnership,
        name=data["name"], language=data["language"],
    )  # fmt: skip
    letters.send_invitation(invitation, keys.letter)
    return show_link(request, invitation, keys.copied)


def show_link(request, invitation, key):
    """The link is shown to the inviter once made, to copy and send another way; only its hash is kept."""
    request.session[LINK] = {str(invitation.pk): letters.link_of(invitation, key)}
    return redirect("access:invitation", invitation.pk)


@door(Act.PERSON_INVITE, Invitation)
def invitation(request, invitation):
    link = request.session.get(LINK, {}).get(str(invitation.pk))
    facts = {"invitation": invitation, "link": link, "role": role_name(Role(invitation.role))}
    return render(request, "access/invitation.html", facts)


@require_POST
@door(Act.PERSON_INVITE, Invitation)
def renew(request, invitation):
    if invitation.used_at or invitation.withdrawn:
        raise Http404
    try:
        keys = actions.renew(invitation, by=request.user)
    except Refused as refused:
        return render(request, "422.html", {"problems": refused.problems}, status=422)
    letters.send_invitation(invitation, keys.letter)
    messages.success(request, _("The invitation is renewed and sent. The old link no longer works."))
    return show_link(request, invitation, keys.copied)


@require_POST
@door(Act.PERSON_INVITE, Invitation)
def withdraw(request, invitation):
    actions.withdraw(invitation, by=request.user)
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("access:invitation", invitation.pk)


@open_to_all
def accept(request, key):
    """Where an invitation leads: who invites, to what, and one button."""
    hashed = actions.hash_of(key)
    found = Invitation.objects.filter(Q(key_hash=hashed) | Q(copied_key_hash=hashed))
    invitation = found.select_related("organisation", "invited_by").first()
    if invitation is None:
        raise Http404
    person, by_letter = request.user if request.user.is_authenticated else None, invitation.key_hash == hashed
    known = Person.objects.filter(email__iexact=invitation.email).exists()
    problems = actions.invitation_problems(invitation, person)
    proves = not problems and must_prove(invitation, person, by_letter=by_letter)
    if proves and "send" in request.POST:
        return send_code_again(request, invitation)
    posted = request.POST if "send" not in request.POST else None
    form = None if person or known or problems else accept_form(posted, invitation)
    wrong = code_problems(invitation, request.POST.get("code", "")) if proves and request.method == "POST" else []
    if request.method == "POST" and not problems + wrong and (person or (form and form.is_valid())):
        return sit_down(request, invitation, person, form, proven=by_letter or proves)
    facts = offered(invitation) | {
        "known": known, "problems": problems, "form": form, "proves": proves and (person or not known),
        "sent": invitation.code_at is not None, "wrong": wrong,
    }  # fmt: skip
    return render(request, "access/accept.html", facts, status=422 if wrong or (form and form.errors) else 200)


def send_code_again(request, invitation):
    try:
        send_new_code(invitation)
    except Refused as refused:
        for problem in refused.problems:
            messages.warning(request, sentence(problem))
    else:
        messages.success(request, _("A code is on its way to {address}.").format(address=invitation.email))
    return redirect(request.path)


def accept_form(posted, invitation):
    return AcceptForm(posted or None, initial={"name": invitation.name, "language": invitation.language})


def offered(invitation):
    role, name = Role(invitation.role), partnership_names([invitation.partnership]).get(invitation.partnership, "")
    may = what_one_may(role, organisation=str(invitation.organisation or ""), partnership=name)
    return {"invitation": invitation, "role": role_name(role), "partnership": name, "may": may}


def sit_down(request, invitation, person, form, *, proven):
    """Make the account if there is none, and take the seat."""
    try:
        if person is None:
            person = person_from_invitation(invitation, proven=proven, **form.cleaned_data)
            login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
        else:
            actions.accept(invitation, person)
            if proven:
                has_proven(person)
    except Refused as refused:
        facts = offered(invitation) | {"problems": refused.problems}
        return render(request, "access/accept.html", facts, status=422)
    with override(person.language):
        messages.success(request, _("Welcome. This is what your seat lets you do."))
        return redirect("access:seats")
