"""One's own applications, beginning a new one, and asking others in."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door, signed_in
from kompanjon.people.access.grants import ROLE_NAMES, Role
from kompanjon.people.organisations.actions import enter_by_party

from ..actions.start import INVITED, invite_to_application, may_invite_to, own_organisations, start_application
from ..forms import NewCounterpartForm, StartForm, open_rounds
from ..models import Application
from ..queries import blank_forms, parties_of

CARRIED = ("round", "component", "organisation", "partnership", "counterpart", "working_language")


@signed_in
def start(request):
    """Begin an application. Whoever is the contact person of an organisation on either side may.

    The counterpart is searched for: the search leads back to this page, with all that was filled in in its address.
    """
    if request.method == "POST" and ("find" in request.POST or "new" in request.POST):
        page = "joint:start" if "find" in request.POST else "joint:new_counterpart"
        return redirect(f"{reverse(page)}?{carried(request.POST)}#counterpart")
    form = StartForm(request.POST or None, person=request.user, initial=said_in(request.GET))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            application = start_application(
                by=request.user, round=data["round"], component=data["component"], organisation=data["organisation"],
                partnership=data["partnership"], counterparts=data["counterparts"],
                working_language=data["working_language"],
            )  # fmt: skip
        except Refused as refused:
            return render(
                request,
                "joint/start.html",
                {"form": form, "refused": refused.problems, "blank": blank_forms()},
                status=422,
            )
        messages.success(request, gettext("The application is begun. Invite the other party: you write it together."))
        return redirect("joint:application", application.pk)
    status = 422 if request.method == "POST" else 200
    return render(
        request, "joint/start.html", {"form": form, "rounds": open_rounds(), "blank": blank_forms()}, status=status
    )


def carried(data):
    """What was filled in so far, as the end of an address."""
    said = [(name, data[name][:200]) for name in CARRIED if data.get(name)]
    return urlencode(said + [("counterparts", key) for key in data.getlist("counterparts")[:8]])


def said_in(data):
    return {name: data[name] for name in CARRIED if name in data} | {"counterparts": data.getlist("counterparts")}


@signed_in
def new_counterpart(request):
    """Enter a body that is not in the list. It is kept out of the public until the office has looked at it."""
    if not own_organisations(request.user):
        raise PermissionDenied
    form = NewCounterpartForm(request.POST or None, initial={"name": request.GET.get("counterpart", "")})
    if request.method == "POST" and form.is_valid():
        entered = enter_by_party(form.cleaned_data, by=request.user)
        back = request.GET.copy()
        back.pop("counterpart", None)
        back.appendlist("counterparts", str(entered.pk))
        messages.success(request, gettext("{name} is entered and ticked below.").format(name=entered.name))
        return redirect(f"{reverse('joint:start')}?{carried(back)}#counterpart")
    context = {"form": form, "back": carried(request.GET)}
    return render(request, "joint/new_counterpart.html", context, status=422 if request.method == "POST" else 200)


class InviteForm(forms.Form):
    role = forms.ChoiceField(label=_("As what?"))
    party = forms.ChoiceField(label=_("For which party?"))
    name = forms.CharField(label=_("Name"), max_length=160, help_text=_("In any script."))
    email = forms.EmailField(label=_("E-mail"))
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=[("en", _("English")), ("sv", _("Swedish"))]
    )

    def __init__(self, *args, application, person, **options):
        super().__init__(*args, **options)
        self.fields["role"].choices = [(role.value, gettext(ROLE_NAMES[role]).capitalize()) for role in INVITED]
        parties = may_invite_to(application, person)
        self.fields["party"].choices = [(str(one.pk), one.organisation.label) for one in parties]


@door(Act.APPLICATION_INVITE, Application, related=("round", "partnership", "form_version"))
def invite(request, application):
    """Ask the counterpart's coordinator, a signatory or a helper in. The link may also be copied and sent another way."""
    form = InviteForm(request.POST or None, application=application, person=request.user)
    context = {"application": application, "form": form, "parties": parties_of(application)}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        party = next(one for one in parties_of(application) if str(one.pk) == data["party"])
        try:
            invitation, address = invite_to_application(
                application, email=data["email"], name=data["name"], role=Role(data["role"]), party=party,
                language=data["language"], by=request.user,
            )  # fmt: skip
        except Refused as refused:
            return render(request, "joint/invite.html", context | {"problems": refused.problems}, status=422)
        return render(request, "joint/invited.html", context | {"invitation": invitation, "link": address})
    return render(request, "joint/invite.html", context, status=422 if request.method == "POST" else 200)
