from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.people.accounts.models import Person


class BeginForm(forms.Form):
    """Asked once, for this page never opens again. The password is typed twice: nobody else is there who could help, and a
    letter that lets one choose it anew needs a mail server that nobody has tried yet.
    """

    office = forms.CharField(label=_("What is the office called?"), max_length=120)
    programme_sv = forms.CharField(
        label=_("What is the programme called in Swedish?"), max_length=120, initial="Kommunala partnerskap"
    )
    programme_en = forms.CharField(label=_("And in English?"), max_length=120, initial="Municipal partnerships")
    languages = forms.MultipleChoiceField(
        label=_("Which languages does the office work in?"), choices=settings.LANGUAGES, initial=["sv", "en"],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    name = forms.CharField(label=_("Your name"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    language = forms.ChoiceField(
        label=_("In which language do you want your letters?"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        initial="sv",
    )
    password = forms.CharField(
        label=_("Choose a password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least ten characters. Three or four words in a row are easy to remember."),
    )  # fmt: skip
    password_again = forms.CharField(
        label=_("The same once more"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("So that a slip of the finger does not shut you out."),
    )  # fmt: skip

    def clean_email(self):
        email = self.cleaned_data["email"].strip()
        if Person.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(gettext("That address has an account already. Sign in with it."))
        return email

    def clean_password(self):
        password = self.cleaned_data["password"]
        validate_password(password, Person(email=self.data.get("email", ""), name=self.data.get("name", "")))
        return password

    def clean(self):
        said = super().clean()
        first, again = self.data.get("password", ""), said.get("password_again")
        if again is not None and again != first:
            self.add_error("password_again", gettext("The two passwords differ. Type the same one in both boxes."))
        return said
