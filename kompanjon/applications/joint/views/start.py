"""One's own applications, beginning a new one, and asking others in."""

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.problems import Refused
from kompanjon.partnerships.register.models import Partnership
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door, signed_in
from kompanjon.people.access.grants import ROLE_NAMES
from kompanjon.people.organisations.models import Organisation
from kompanjon.rounds.calls.models import Round

from ..actions.start import invite_to_application, may_invite_to, own_organisations, start_application
from ..models import COMPONENTS, Application
from ..queries import parties_of

LANGUAGES = [
    ("en", _("English")), ("sv", _("Swedish")), ("fr", _("French")), ("es", _("Spanish")), ("uk", _("Ukrainian")),
    ("ar", _("Arabic")), ("pt", _("Portuguese")), ("id", _("Indonesian")), ("sw", _("Swahili")),
]  # fmt: skip


class StartForm(forms.Form):
    round = forms.ModelChoiceField(Round.objects.none(), label=_("Which round?"), empty_label=None)
    component = forms.ChoiceField(label=_("What do you apply for?"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("For which organisation?"), empty_label=None
    )
    partnership = forms.ModelChoiceField(
        Partnership.objects.none(), label=_("In which partnership?"), required=False,
        empty_label=_("A new one, with the counterpart below"),
    )  # fmt: skip
    counterpart = forms.CharField(
        label=_("Counterpart"), required=False,
        help_text=_("Only for a new partnership: the name as it stands in the list of organisations, such as Kisanga."),
    )  # fmt: skip
    working_language = forms.ChoiceField(
        label=_("Working language"), choices=LANGUAGES, initial="en",
        help_text=_("You write and sign in this language. Only title and summary are asked for in both Swedish and English."),
    )  # fmt: skip

    def __init__(self, *args, person, **options):
        super().__init__(*args, **options)
        organisations = own_organisations(person)
        self.fields["round"].queryset = open_rounds()
        offered = {name for one in self.fields["round"].queryset for name in one.components}
        self.fields["component"].choices = [
            (code, gettext(name).capitalize()) for code, name in COMPONENTS if code in offered
        ]
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=organisations)
        self.fields["partnership"].queryset = Partnership.objects.filter(
            parties__organisation__in=organisations, parties__to_day=None
        ).distinct()

    def clean_counterpart(self):
        name = self.cleaned_data["counterpart"].strip()
        if not name:
            return None
        found = Organisation.objects.filter(Q(name__iexact=name) | Q(short_name__iexact=name), ended_year=None)[:2]
        if len(found) != 1:
            raise forms.ValidationError(
                gettext("No single organisation has this name. Write it as in the list, or ask the office to add it.")
            )
        return found[0]


def open_rounds():
    now = timezone.now()
    rounds = Round.objects.filter(Q(opens_at=None) | Q(opens_at__lte=now), Q(closes_at=None) | Q(closes_at__gt=now))
    return rounds.filter(state="open", is_recorded=False).order_by("closes_at")


@signed_in
def start(request):
    """Begin an application. Whoever is the contact person of an organisation on either side may."""
    form = StartForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            application = start_application(
                by=request.user, round=data["round"], component=data["component"], organisation=data["organisation"],
                partnership=data["partnership"], counterparts=[data["counterpart"]] if data["counterpart"] else [],
                working_language=data["working_language"],
            )  # fmt: skip
        except Refused as refused:
            return render(request, "joint/start.html", {"form": form, "refused": refused.problems}, status=422)
        messages.success(request, gettext("The application is begun. Invite the other party: you write it together."))
        return redirect("joint:application", application.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "joint/start.html", {"form": form, "rounds": open_rounds()}, status=status)


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
        self.fields["role"].choices = [
            (role.value, gettext(ROLE_NAMES[role]).capitalize()) for role in may_invite_to(application, person)
        ]
        self.fields["party"].choices = [(str(one.pk), one.organisation.label) for one in parties_of(application)]


@door(Act.APPLICATION_INVITE, Application, related=("round", "partnership", "form_version"))
def invite(request, application):
    """Ask the counterpart's coordinator, a signatory or a helper in. The link may also be copied and sent another way."""
    form = InviteForm(request.POST or None, application=application, person=request.user)
    context = {"application": application, "form": form, "parties": parties_of(application)}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        party = next(one for one in parties_of(application) if str(one.pk) == data["party"])
        invitation, address = invite_to_application(
            application, email=data["email"], name=data["name"], role=data["role"], party=party,
            language=data["language"], by=request.user,
        )  # fmt: skip
        context |= {"invitation": invitation, "link": address}
        return render(request, "joint/invited.html", context)
    return render(request, "joint/invite.html", context, status=422 if request.method == "POST" else 200)
