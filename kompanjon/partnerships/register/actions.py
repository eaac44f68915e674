from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext

from kompanjon.core.problems import Refused
from kompanjon.core.trace.actions import note
from kompanjon.people.access.acts import Act
from kompanjon.people.organisations.actions import SMALL

from .life import LIFE
from .models import Partnership
from .rules import Row, parties_hold_together
from .search import index


def row_of(form):
    """A filled-in row as the rules take it; None for one that is empty or taken away."""
    data = getattr(form, "cleaned_data", None) or {}
    if data.get("DELETE") or not data.get("organisation"):
        return None
    organisation = data["organisation"]
    return Row(organisation.pk, organisation.name, organisation.country_id or "", data["side"], data["leads"])


@transaction.atomic
def keep(form, parties, *, by):
    """Save a partnership and its parties together; refused as a whole when the parties do not hold together."""
    rows = [row for row in map(row_of, parties.forms) if row]
    problems = parties_hold_together(rows)
    if problems:
        raise Refused(problems)
    partnership, is_new = form.save(commit=False), form.instance.pk is None
    partnership.previous = form.cleaned_data["previous"]
    partnership.name = partnership.name.strip() or name_of(rows)
    partnership.slug = partnership.slug or free_slug(partnership.name)
    partnership.save()
    form.save_m2m()
    seat(partnership, parties)
    changed = [*form.changed_data, *(["parties"] if parties.has_changed() else [])]
    note(partnership, Act.PARTNERSHIP_EDIT, by=by, what={"changed": changed, "parties": [row.name for row in rows]})
    if is_new:
        begin(partnership, "prospective", by=by, reason=gettext("Entered by the office."))
    index(Partnership.objects.filter(pk=partnership.pk))
    return partnership


def seat(partnership, parties):
    """Rows taken away go first, and nobody leads while the leader changes."""
    partnership.parties.update(leads=False)
    kept = []
    for form in parties.forms:
        row = row_of(form)
        if row:
            kept.append((form.instance, row))
        elif form.instance.pk:
            form.instance.delete()
    for place, (party, _row) in enumerate(
        sorted(kept, key=lambda pair: (pair[1].side != "swedish", not pair[1].leads))
    ):
        party.partnership, party.place = partnership, place
        party.save()


def name_of(rows):
    """Ekvik – Kisanga: the leading party and the first counterpart."""
    here = next(row.name for row in rows if row.leads)
    there = next(row.name for row in rows if row.side == "international")
    return f"{here} – {there}"


def free_slug(name):
    base = "--".join(slugify(part) for part in name.translate(SMALL).split(" – "))[:140] or "partnership"
    slug, number = base, 2
    while Partnership.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug


def begin(partnership, state, *, by, reason):
    """The office takes the partnership over: the flow begins where it stands."""
    return LIFE.begin(state, partnership, by=by, reason=reason, act=Act.PARTNERSHIP_EDIT)


@transaction.atomic
def withhold(form, *, by):
    partnership = form.save()
    note(
        partnership,
        Act.PUBLIC_WITHHOLD,
        by=by,
        what={"withheld": partnership.withheld},
        text=partnership.withheld_reason,
    )
    return partnership
