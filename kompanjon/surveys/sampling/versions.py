"""A register that is changed after it was locked: a new version with a reason, beside the one before it.

Nobody is deleted. Who is no longer in the register keeps the row and becomes not eligible; who is new is added and
invited; who holds a post after somebody else stands beside the former holder.
"""

from django.db import transaction

from kompanjon.core.problems import BLOCK, Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..fieldwork.models import Invitation
from ..fieldwork.moves import move
from .actions import LeftAlone, _add_unit, _by_person, make_invitations, preview_register
from .models import Position, RegisterUnit, RegisterVersion, SurveyedOrganisation, Wave
from .registers import Preview
from .rules import shared_confirmed

LOCKED = ("register_locked", "open")


@transaction.atomic
def change_register(wave, rows, *, by, reason, shared_ok=False) -> Preview:
    """Compare with the version in force and carry the differences in."""
    wave = Wave.objects.select_for_update().get(pk=wave.pk)
    found = preview_register(wave, rows)
    problems = [p for p in found.problems if p.blocks] + shared_confirmed(found, shared_ok)
    if not reason.strip():
        text = _("The register is locked. Say why it is changed.")
        problems.append(Problem("SURVEY-reason", text, {}, BLOCK, where="reason"))
    if problems or wave.state not in LOCKED:
        raise Refused(problems)
    standing = standing_units(wave)
    for key in [*found.vanished, *(place.key for place in found.changed)]:
        _take_out(standing[key], key, reason)
    _add(wave, found)
    make_invitations(wave, by)
    version = keep_version(wave, by=by, reason=reason)
    note(wave, "survey_wave.register", by=by, what={"n": version.units, "version": version.number}, text=reason)
    return found


def standing_units(wave) -> dict:
    """(organisation, position) → the unit that holds it now, secondary posts included."""
    found = {}
    units = wave.units.exclude(disposition__startswith="4").select_related("organisation", "position")
    for unit in units.prefetch_related("secondary"):
        for position in (unit.position, *unit.secondary.all()):
            found[unit.organisation.code, position.code] = unit
    return found


def _take_out(unit, key, reason):
    """A further post is taken from its person; with the primary one the case is no longer eligible."""
    from ..answering.actions import set_disposition

    _organisation, position = key
    if position != unit.position.code:
        unit.secondary.remove(Position.objects.get(code=position))
        return
    invitation = Invitation.objects.select_for_update().filter(unit=unit).first()
    if invitation is not None and not move(invitation, "replace"):
        return  # has answered, refused or left already: that stands
    set_disposition(unit, "4.10", reason[:200], by_hand=True)


def _add(wave, found):
    fresh = {p.key for p in (*found.new, *found.changed)}
    organisations = {o.code: o for o in SurveyedOrganisation.objects.all()}
    positions = {p.code: p for p in Position.objects.all()}
    standing, number, left_alone = standing_units(wave), wave.units.count(), LeftAlone.read()
    for places in _by_person(found):
        mine = [p for p in places if p.key in fresh and p.key not in standing]
        held = next((standing[p.key] for p in places if p.key in standing), None)
        if held is not None:
            held.secondary.add(*[positions[p.position] for p in mine])
        elif mine:
            number += 1
            _add_unit(wave, mine, organisations, positions, number, left_alone)


def keep_version(wave, *, by, reason="") -> RegisterVersion:
    """Note how many the register holds from now on."""
    wave.register_version += 1
    wave.save(update_fields=["register_version"])
    units = RegisterUnit.objects.filter(wave=wave).exclude(disposition__startswith="4").count()
    return RegisterVersion.objects.create(
        wave=wave,
        number=wave.register_version,
        units=units,
        reason=reason[:200],
        by=by,
        after_lock=wave.state in LOCKED,
    )
