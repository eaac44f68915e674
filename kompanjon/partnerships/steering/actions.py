from datetime import timedelta

from django.db import transaction

from kompanjon.core.trace.actions import note
from kompanjon.people.access.acts import Act

from ..register.models import Partnership
from .models import Mandate


def lock(partnership):
    """Writers of one partnership's chain wait for each other."""
    return Partnership.objects.select_for_update().get(pk=partnership.pk)


@transaction.atomic
def keep_member(form, *, by):
    locked, is_new = lock(form.instance.partnership), form.instance.pk is None
    mandate = form.save()
    what = {"member": mandate.pk, "new": is_new, "changed": form.changed_data}
    note(locked, Act.STEERING_EDIT, by=by, what=what, text=mandate.name)
    return mandate


@transaction.atomic
def begin_new_term(mandate, form, *, by):
    """The role is kept per mandate period: the old one ends the day before the new one begins."""
    locked, data = lock(mandate.partnership), form.cleaned_data
    mandate.to_day = data["from_day"] - timedelta(days=1)
    mandate.save(update_fields=["to_day"])
    new = Mandate.objects.create(
        partnership=mandate.partnership, organisation=mandate.organisation, person=mandate.person, name=mandate.name,
        kind=mandate.kind, political_role=data["political_role"] if mandate.kind == "politician" else "not_applicable",
        body=mandate.body, chairs=mandate.chairs, from_day=data["from_day"], to_day=data["to_day"],
    )  # fmt: skip
    note(locked, Act.STEERING_EDIT, by=by, what={"member": new.pk, "after": mandate.pk}, text=mandate.name)
    return new


@transaction.atomic
def keep_meeting(form, *, by):
    locked = lock(form.instance.partnership)
    meeting = form.save()
    note(
        locked, Act.STEERING_EDIT, by=by, what={"meeting": meeting.on, "changed": form.changed_data}, text=meeting.note
    )
    return meeting


@transaction.atomic
def let_meeting_count(form, *, by):
    locked = lock(form.instance.partnership)
    meeting = form.save()
    note(locked, Act.STEERING_EXCEPT, by=by, what={"meeting": meeting.on}, text=meeting.counts_because)
    return meeting


@transaction.atomic
def withdraw_exception(exception, partnership, *, by, reason):
    """From now on an opposition is asked for again. That it was given once, and why not any longer, stands in the history."""
    locked = lock(partnership)
    what = {"country": exception.country_id, "partnership": exception.partnership_id, "withdrawn": exception.given_on}
    note(locked, Act.STEERING_EXCEPT, by=by, what=what, text=reason)
    exception.delete()


@transaction.atomic
def give_exception(form, partnership, *, by):
    locked = lock(partnership)
    exception = form.save(commit=False)
    exception.given_by = by
    exception.save()
    what = {"country": exception.country_id, "partnership": exception.partnership_id}
    note(locked, Act.STEERING_EXCEPT, by=by, what=what, text=exception.reason)
    return exception
