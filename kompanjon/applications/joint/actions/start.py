"""Beginning an application, and asking the counterpart and helpers in."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _
from kompanjon.partnerships.register.models import Partnership, Party, Side
from kompanjon.people.access.actions import give_seat, invite
from kompanjon.people.access.acts import Act
from kompanjon.people.access.grants import Role
from kompanjon.people.access.letters import link_of, send_invitation
from kompanjon.people.access.reach import sittings
from kompanjon.people.organisations.kinds import Kind

from ..models import COMPONENTS, Application, ApplicationParty, FormVersion
from ..queries import parties_of
from ..search import keep_findable
from ..whose import another_hand, coordinated_by, may_not_invite, without_coordinator

ORDER = (Side.SWEDISH, Side.INTERNATIONAL, Side.EU_THIRD, Side.OTHER)


@transaction.atomic
def start_application(*, by, round, component, organisation, partnership=None, counterparts=(), working_language="en"):
    """Begin a draft for an organisation that one is the contact of: in a partnership it has, or a new one."""
    problems = may_start(round, component, organisation, partnership, counterparts, by)
    if problems:
        raise Refused(problems)
    partnership = partnership or found_partnership(organisation, counterparts, example=round.is_example)
    give_seat(by, Role.COORDINATOR, by=by, organisation=organisation, partnership=partnership.pk)
    application = create_draft(round, component, partnership, by=by, working_language=working_language)
    note(application, "joint.application.start", by=by, what={"round": round.pk, "component": component})
    return application


def create_draft(round, component, partnership, *, by, working_language="en", **fields):
    application = Application.objects.create(
        round=round, component=component, partnership=partnership, working_language=working_language, created_by=by,
        form_version=FormVersion.objects.get(number=round.form_version), is_example=round.is_example,
        rule_set=round.rule_set, rule_set_version=round.rule_set_version, changed_at=timezone.now(), **fields,
    )  # fmt: skip
    ApplicationParty.objects.bulk_create(
        ApplicationParty(
            application=application, organisation_id=party.organisation_id, side=party.side, leads=party.leads,
            place=party.place, registrar_email=party.organisation.registrar_email,
        )
        for party in partnership.parties.filter(to_day=None).select_related("organisation")
    )  # fmt: skip
    keep_findable(application)
    return application


def may_start(round, component, organisation, partnership, counterparts, by):
    problems = []
    if not by.has_perm(Act.APPLICATION_START, organisation):
        problems.append(Problem("START-SEAT", _("You are not the contact person of this organisation.")))
    now = timezone.now()
    if (
        round.state != "open"
        or (round.closes_at and round.closes_at < now)
        or (round.opens_at and round.opens_at > now)
    ):
        problems.append(Problem("START-ROUND", _("This round is not open now."), where="round"))
    if component not in round.components:
        text = _("This cannot be applied for in this round. What can: {components}.")
        names = ", ".join(gettext(name) for code, name in COMPONENTS if code in round.components)
        problems.append(Problem("START-COMPONENT", text, {"components": names}, where="component"))
    if partnership and not partnership.parties.filter(organisation=organisation).exists():
        problems.append(
            Problem("START-PARTY", _("Your organisation is not a party of this partnership."), where="partnership")
        )
    sides = {side_of(one) for one in [organisation, *counterparts]}
    if not partnership and not {Side.SWEDISH, Side.INTERNATIONAL} <= sides:
        text = _("Choose at least one counterpart on the other side: one party is Swedish, one is abroad.")
        problems.append(Problem("START-SIDES", text, where="counterpart"))
    return problems


def found_partnership(organisation, counterparts, *, example=False):
    """A partnership that is not in the record yet: its Swedish parties first, the first of them leading."""
    parties = sorted(
        {organisation, *counterparts}, key=lambda one: (ORDER.index(side_of(one)), one != organisation, one.pk)
    )
    name = " – ".join(one.label for one in parties)
    slug = free_slug(slugify(name)[:140] or "partnership")
    partnership = Partnership.objects.create(slug=slug, name=name, state="prospective", is_example=example)
    for place, one in enumerate(parties):
        side = side_of(one)
        leads = side == Side.SWEDISH and not partnership.parties.filter(leads=True).exists()
        Party.objects.create(partnership=partnership, organisation=one, side=side, place=place, leads=leads)
    return partnership


def side_of(organisation):
    """Where a body stands in a new partnership: an association or a university takes part, but is on neither side."""
    if organisation.kind in (Kind.CSO, Kind.UNIVERSITY):
        return Side.OTHER
    if organisation.is_swedish:
        return Side.SWEDISH
    return Side.EU_THIRD if organisation.kind == Kind.EU_THIRD_PARTY else Side.INTERNATIONAL


def free_slug(wanted):
    taken = set(Partnership.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for slug in [wanted, *(f"{wanted}-{n}" for n in range(2, 10_000))] if slug not in taken)


INVITED = (Role.COORDINATOR, Role.SIGNATORY, Role.HELPER)
"""Whom a coordinator may ask in."""


def may_invite_to(application, person):
    """The parties that somebody may be invited to act for: one's own, and those that nobody coordinates yet."""
    own, open_ = coordinated_by(person, application), without_coordinator(application)
    return [party for party in parties_of(application) if party in own or party in open_]


@transaction.atomic
def invite_to_application(application, *, email, name, role, party, language, by):
    """Invite somebody to coordinate, sign or comment. Answers the link, which the inviter may also send another way."""
    problems = may_not_invite(by, party, role, application)
    if role in (Role.COORDINATOR, Role.SIGNATORY):
        problems += another_hand(email, party, application, by)
    if problems:
        raise Refused(problems)
    in_partnership = None if role == Role.SIGNATORY else application.partnership_id
    organisation = party.organisation
    invitation, keys = invite(
        email, role, by=by, organisation=organisation, partnership=in_partnership, name=name, language=language
    )
    send_invitation(invitation, keys.letter)
    note(application, "joint.application.invite", by=by, what={"role": str(role), "invitation": invitation.pk})
    return invitation, link_of(invitation, keys.copied)


def own_organisations(person):
    """The organisations that this person may begin an application for."""
    return {one.organisation_id for one in sittings(person) if one.role == Role.CONTACT and one.organisation_id}
