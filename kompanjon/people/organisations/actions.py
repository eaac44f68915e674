from django.db import transaction
from django.utils.text import slugify

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
    name = form.save(commit=False)
    name.organisation = organisation
    name.save()
    note(organisation, Act.ORGANISATION_EDIT, by=by, what={"former_name": name.name})
    announce(OrganisationChanged(organisation))
    return name
