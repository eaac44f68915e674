from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.db import swedish
from kompanjon.core.speech import sentence

from ..organisations.models import Organisation
from .actions import may_not_offer
from .acts import Act
from .grants import OFFICE_ROLES, SURVEY_ROLES, Role, needs_seat_giver
from .speech import role_name

IN_A_PARTNERSHIP = {Role.COORDINATOR, Role.HELPER, Role.STEERING_MEMBER, Role.AUDITOR}
IN_AN_ORGANISATION = {Role.CONTACT, Role.SIGNATORY, Role.CONTROLLER}


class InvitationForm(forms.Form):
    """An offer of a seat to an address."""

    email = forms.EmailField(label=_("E-mail address"), help_text=_("The invitation is bound to this address."))
    name = forms.CharField(label=_("Name"), max_length=160, required=False)
    role = forms.ChoiceField(label=_("Role"))
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), required=False, empty_label=_("Choose"),
        help_text=_("For contact persons, signatories, controllers and coordinators."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES, initial="en")

    def __init__(self, *args, by, partnership=None, organisation=None, **options):
        super().__init__(*args, **options)
        self.partnership, self.only, self.by = partnership, organisation, by
        # Nobody becomes an administrator because that is the first word of a list.
        roles = [(role.value, role_name(role).capitalize()) for role in self.roles()]
        self.fields["role"].choices = [("", gettext("Choose")), *roles]
        self.fields["organisation"].queryset = Organisation.objects.order_by(swedish("name"))
        if organisation:
            del self.fields["organisation"]

    def roles(self):
        if self.only:
            return sorted(IN_AN_ORGANISATION, key=role_name)
        if self.partnership:
            return sorted(IN_A_PARTNERSHIP, key=role_name)
        offered = OFFICE_ROLES | SURVEY_ROLES | IN_AN_ORGANISATION | {Role.ASSESSOR, Role.FUNDER_READER}
        gives = self.by.has_perm(Act.SEAT_GIVE)
        return sorted((role for role in offered if gives or not needs_seat_giver(role)), key=role_name)

    def clean(self):
        data = super().clean()
        needs = data.get("role") in IN_AN_ORGANISATION | {Role.COORDINATOR} and not self.only
        if needs and not data.get("organisation"):
            self.add_error("organisation", _("Choose the organisation that this person acts for."))
        for problem in may_not_offer(data["email"], data["role"], self.by) if {"email", "role"} <= set(data) else ():
            self.add_error(problem.where, sentence(problem))
        return data


class AcceptForm(forms.Form):
    """The first meeting with the house: a name, a language, and a password for those who want one."""

    name = forms.CharField(
        label=_("Your name, as you write it"), max_length=160, widget=forms.TextInput({"autocomplete": "name"})
    )
    language = forms.ChoiceField(
        label=_("Language of your pages and letters"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    password = forms.CharField(
        label=_("Password"), required=False, strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=_("At least ten characters. Leave it empty if you would rather get a code by e-mail each time."),
    )  # fmt: skip

    def clean_password(self):
        from django.contrib.auth.password_validation import validate_password

        if self.cleaned_data["password"]:
            validate_password(self.cleaned_data["password"])
        return self.cleaned_data["password"]
