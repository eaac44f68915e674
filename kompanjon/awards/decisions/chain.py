"""The chain before a decision: who must look at the proposals and stand behind them, and who has."""

from dataclasses import dataclass

from kompanjon.assessment.reviews.queries import value_in_force
from kompanjon.people.access.grants import ROLE_NAMES, Role
from kompanjon.people.access.reach import roles_held, sittings

from .models import Endorsement
from .rules import Link, not_endorsed


@dataclass(frozen=True)
class Chain:
    """The roles that endorse before the decision maker decides, what each has endorsed, and whether the office has decided it."""

    roles: tuple[str, ...]
    decided: bool
    given: dict[str, Endorsement]
    held: frozenset[str]


def chain_for(call) -> Chain:
    """Whoever decides is last in the chain and endorses nothing; the board is only told. Two queries."""
    roles, decided = roles_in(call)
    if not roles:
        return Chain((), decided, {}, frozenset())
    given = Endorsement.objects.filter(round=call, role__in=roles).select_related("by", "given_for")
    return Chain(roles, decided, {one.role: one for one in given}, roles_held(roles))


def roles_in(call):
    value = value_in_force("decision_chain", call, [])
    return tuple(one for one in value.value or () if one in ROLE_NAMES and one != Role.DECISION_MAKER), value.decided


def links_for(chain, versions) -> tuple[Link, ...]:
    """How far each has come with these proposals, {award key: version}: endorsed only when all are, as they stand now."""
    links = []
    for role in chain.roles:
        kept = chain.given.get(role)
        given = bool(kept and versions) and all(kept.stands_behind(*one) for one in versions.items())
        before = bool(kept) and any(str(key) in kept.covers for key in versions)
        links.append(Link(role, ROLE_NAMES[Role(role)], given, before, role in chain.held))
    return tuple(links)


def endorsers(chain, award) -> list[str]:
    """Who stands behind this proposal as it stands now, in the order of the chain."""
    given = [chain.given[role] for role in chain.roles if role in chain.given]
    return [str(one.by) for one in given if one.stands_behind(award.pk, award.version)]


def chain_shown(chain, versions, person):
    """For the page: each link with who has endorsed, what it says while it has not, and whether it is this reader's."""
    mine = {sitting.role for sitting in sittings(person)}
    return [
        {
            "link": link, "endorsement": chain.given.get(link.role), "says": "" if link.given else not_endorsed(link),
            "mine": link.role in mine and not link.given and bool(versions),
        }
        for link in links_for(chain, versions)
    ]  # fmt: skip
