"""Endorsing a round's proposals, as one in the chain before the decision."""

from django.db import transaction

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _
from kompanjon.people.access.reach import sat_in_for, sittings

from .chain import roles_in
from .models import Award, Endorsement
from .table import hindrances


@transaction.atomic
def endorse(call, role, seen, *, by):
    """Stand behind proposals as they stood on the page: `seen` is {award key: version}. A proposal that changes afterwards
    is endorsed anew. Answers the endorsement, and the cases left to another because this person is tied to a party.
    """
    if role not in roles_in(call)[0] or role not in {one.role for one in sittings(by)}:
        raise Refused([Problem("R-CHAIN-1", _("That is for somebody in another seat."))])
    awards = list(Award.objects.open().filter(pk__in=seen, application__round=call).select_related("application"))
    if not seen:
        raise Refused([Problem("R-CHAIN-4", _("There is no proposal to endorse."))])
    if len(awards) != len(seen) or any(award.version != seen[award.pk] for award in awards):
        text = _("Somebody has changed a proposal since you opened the page. Look at it again.")
        raise Refused([Problem("R-DECIDE-2", text)])
    hindered = hindrances([award.application for award in awards], [by])
    tied = [award for award in awards if "tied" in hindered[award.application_id].values()]
    covers = {str(award.pk): award.version for award in awards if award not in tied}
    kept, _made = Endorsement.objects.select_for_update().get_or_create(round=call, role=role, defaults={"by": by})
    kept.by, kept.given_for, kept.covers = by, sat_in_for(by, [role]), {**kept.covers, **covers}
    kept.save()
    note(call, "decisions.endorsement.give", by=by, what={"role": role, "covers": covers})
    return kept, [award.application for award in tied]
