"""What is done with waves and registers."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from kompanjon.core.jobs.actions import plan, unplan
from kompanjon.core.lifecycle import lifecycle
from kompanjon.core.problems import Refused
from kompanjon.core.trace.actions import note

from ..fieldwork.models import Invitation
from .flow import WAVE
from .models import Addressee, Position, RegisterUnit, SurveyedOrganisation, Wave
from .queries import known_codes, register_before, wave_facts
from .registers import preview
from .rules import last_moment, same_name, shared_confirmed

CLOSE = "sampling.close"

waves = lifecycle(WAVE, facts=wave_facts)


@transaction.atomic
def start_wave(survey, code, *, by, former=None, **fields) -> Wave:
    """A new wave in draft, with the former wave's questions when there are any."""
    from ..questionnaires.actions import copy_to, start_questionnaire

    wave = Wave.objects.create(survey=survey, code=code, former=former, **fields)
    source = former.questionnaires.order_by("-version").first() if former else None
    if source:
        copy_to(source, wave)
    else:
        start_questionnaire(wave)
    note(wave, "survey_wave.start", by=by, what={"code": code})
    return wave


def preview_register(wave, rows):
    organisations, positions = known_codes()
    return preview(rows, organisations, positions, register_before(wave))


@transaction.atomic
def import_register(wave, rows, *, by, reason="", shared_ok=False):
    """Carry in a register that has been looked at. Unknown codes stop everything; vanished posts are taken out.

    After the lock it is a new version beside the former, with a reason.
    """
    from .versions import LOCKED, change_register, keep_version

    wave = Wave.objects.select_for_update().get(pk=wave.pk)
    if wave.state in LOCKED:
        return change_register(wave, rows, by=by, reason=reason, shared_ok=shared_ok)
    found = preview_register(wave, rows)
    problems = [p for p in found.problems if p.blocks] + shared_confirmed(found, shared_ok)
    if problems or wave.state != "draft":
        raise Refused(problems)
    before = wave.units.count()
    wave.units.all().delete()
    organisations = {o.code: o for o in SurveyedOrganisation.objects.all()}
    positions = {p.code: p for p in Position.objects.all()}
    left_alone = LeftAlone.read()
    for number, places in enumerate(_by_person(found), 1):
        _add_unit(wave, places, organisations, positions, number, left_alone)
    keep_version(wave, by=by, reason=reason)
    note(
        wave,
        "survey_wave.register",
        by=by,
        what={"n_before": before, "n": wave.units.count(), "version": wave.register_version},
        text=reason,
    )
    return found


def _by_person(found):
    """Places grouped so that a person with several posts is asked once, in the order of the file."""
    twice = {place.key: i for i, (_address, places) in enumerate(found.dual) for place in places}
    grouped: dict = {}
    for place in found.places:
        name = ("dual", twice[place.key]) if place.key in twice else place.key
        grouped.setdefault(name, []).append(place)
    return grouped.values()


@dataclass
class LeftAlone:
    """Those who have said "do not ask me again", by address and by post, read once for a whole register."""

    addresses: set
    posts: dict

    @classmethod
    def read(cls):
        addresses, posts = set(), defaultdict(list)
        quiet = Addressee.objects.filter(do_not_contact=True)
        fields = ("email", "name", "units__organisation__code", "units__position__code")
        for email, name, organisation, position in quiet.values_list(*fields).distinct():
            addresses.add(email.lower())
            posts[organisation, position].append((email, name))
        return cls(addresses - {""}, posts)

    def holds(self, place) -> bool:
        """The address decides, however the name is spelled. Where one side has none, the post and a name like it do."""
        if place.email and place.email.lower() in self.addresses:
            return True
        here = [name for email, name in self.posts.get(place.key, ()) if not (email and place.email)]
        return any(same_name(name, place.name) for name in here)


def _add_unit(wave, places, organisations, positions, number, left_alone):
    first = places[0]
    person = None
    if first.email or first.name:
        key = f"{wave.code}-{wave.register_version + 1}-{number}"
        known = Addressee.objects.filter(email__iexact=first.email, name=first.name).first() if first.email else None
        person = known or Addressee.objects.create(
            key=key,
            name=first.name,
            email=first.email,
            language=first.language,
            do_not_contact=left_alone.holds(first),
        )
    organisation, position = organisations[first.organisation], positions[first.position]
    groups = {"org_type": organisation.kind, "role": position.role, "has_partnership": "0", **dict(first.groups)}
    unit = RegisterUnit.objects.create(
        wave=wave,
        organisation=organisation,
        position=position,
        addressee=person,
        key=f"U{number:05}",
        groups=groups,
        source="import",
        state="filled" if first.email else "vacant" if not first.name else "unknown",
    )
    unit.secondary.set([positions[p.position] for p in places[1:]])
    return unit


@waves.after("lock_register")
def make_invitations(wave, by):
    """N is frozen: everybody with an address, and not asking to be left alone, is invited once."""
    ready = wave.units.filter(invitation__isnull=True, addressee__isnull=False, addressee__do_not_contact=False)
    Invitation.objects.bulk_create([Invitation(unit=unit) for unit in ready], 1000)


@waves.after("close")
def settle_dispositions(wave, by):
    from ..fieldwork.closing import close_wave

    close_wave(wave)


@waves.after("open")
def note_opening(wave, by):
    if wave.opens_at is None:
        wave.opens_at = timezone.now()
        wave.save(update_fields=["opens_at"])
    plan_the_close(wave)


@transaction.atomic
def set_wave(form, *, by) -> Wave:
    """Keep what was written about a wave; a moved close is traced, and the clock is told."""
    wave = form.save()
    if "closes_at" in form.changed_data:
        note(wave, "survey_wave.closes", by=by, what={"closes_at": wave.closes_at})
        plan_the_close(wave)
    return wave


def plan_the_close(wave):
    """One planned close per wave; a moment that has passed plans nothing, so a reopened wave waits for a new one."""
    unplan(CLOSE, key=wave.pk)
    if wave.state == "open" and wave.closes_at and last_moment(wave.closes_at) > timezone.now():
        plan(CLOSE, key=wave.pk, due=last_moment(wave.closes_at))


class TheClock:
    """Who closes a wave and lets planned messages go when their time has come: nobody in person, and nothing else."""

    pk = None

    def has_perm(self, act, thing=None):
        return act == waves.flow.step("close").act


def close_on_time(pk):
    """Close a wave whose last moment has passed. One that was closed by a person or given more time is left alone."""
    wave = Wave.objects.select_related("survey").filter(pk=pk, state="open", closes_at__isnull=False).first()
    if wave and last_moment(wave.closes_at) <= timezone.now():
        waves.take("close", wave, by=TheClock())
