from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext, override

from kompanjon.core.facts import announce
from kompanjon.core.trace.actions import note
from kompanjon.people.access.acts import Act

from .facts import OrganisationChanged
from .models import Organisation

SMALL = str.maketrans("åäöÅÄÖéüø", "aaoAAOeuo")


@transaction.atomic
def keep(form, *, by):
    """Save what the office wrote about an organisation; a new one gets its short address from its name."""
    organisation = form.save(commit=False)
    if not organisation.slug:
        organisation.slug = free_slug(organisation.name)
    organisation.save()
    note(organisation, Act.ORGANISATION_EDIT, by=by, what={"changed": form.changed_data})
    announce(OrganisationChanged(organisation))
    return organisation


def free_slug(name):
    base = slugify(name.translate(SMALL))[:70] or "organisation"
    slug, number = base, 2
    while Organisation.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug


@transaction.atomic
def withhold(form, *, by):
    organisation = form.save()
    what = {"withheld": organisation.withheld, "place_withheld": organisation.place_withheld}
    note(organisation, Act.PUBLIC_WITHHOLD, by=by, what=what, text=organisation.withheld_reason)
    return organisation


@transaction.atomic
def write_contact_note(form, organisation, *, by):
    contact = form.save(commit=False)
    contact.organisation, contact.by = organisation, by
    contact.save()
    note(organisation, Act.CONTACT_NOTE_WRITE, by=by, what={"note": contact.pk})
    return contact


@transaction.atomic
def add_former_name(form, organisation, *, by):
    name = form.save()
    note(organisation, Act.ORGANISATION_EDIT, by=by, what={"former_name": name.name})
    announce(OrganisationChanged(organisation))
    return name


@transaction.atomic
def enter_by_party(facts, *, by):
    """A counterpart that was not in the list, as a party describes it: out of the public until the office has looked."""
    with override(settings.LANGUAGE_CODE):
        why = gettext("Entered by a party; the office has not looked at it yet.")
    organisation = Organisation.objects.create(
        slug=free_slug(facts["name"]), name=facts["name"], short_name=facts["short_name"], kind=facts["kind"],
        country=facts["country"], place=facts["place"], note=facts["known_by"], entered_by=by, to_check=True,
        withheld=True, withheld_reason=why,
    )  # fmt: skip
    note(organisation, "organisations.organisation.enter", by=by, what={"name": organisation.name})
    return organisation


@transaction.atomic
def say_it_exists(organisation, *, by):
    """The office has looked at what a party entered: from now on it stands with the others, in public too."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if organisation.to_check:
        organisation.to_check, organisation.withheld, organisation.withheld_reason = False, False, ""
        organisation.save(update_fields=["to_check", "withheld", "withheld_reason"])
        note(organisation, Act.ORGANISATION_EDIT, by=by, what={"changed": ["to_check", "withheld"]})
        announce(OrganisationChanged(organisation))
    return organisation
