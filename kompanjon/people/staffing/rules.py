"""What holds for seats and stand-ins. Plain functions on roles and days."""

from kompanjon.core.problems import BLOCK, WARN, Problem
from kompanjon.core.words import _

from ..access.acts import Act
from ..access.grants import ATTESTING, GRANTS, Reach, Role

ANSWERING = {
    Act.APPLICATION_SIGN, Act.APPLICATION_HAND_IN, Act.APPLICATION_CHECK, Act.AWARD_PREPARE, Act.AWARD_DECIDE,
    Act.AWARD_PUBLISH, Act.OPEN_DECISION_STAMP, Act.REVIEW_ASSIGN, Act.SURVEY_RELEASE,
}  # fmt: skip
"""Acts by which somebody signs, attests or decides: their seats may have a stand-in."""

FOUR_EYES = (
    (Act.AWARD_PREPARE, Act.AWARD_DECIDE, _("{name} prepares decisions. What {name} has prepared, somebody else must decide.")),
    (Act.REVIEW_WRITE, Act.AWARD_DECIDE, _("{name} assesses applications. What {name} has assessed, somebody else must decide.")),
)  # fmt: skip
"""(what one does, what another must do, what to say when one person may do both)."""


def acts_of(role: Role) -> set[Act]:
    return {act for acts in GRANTS[role].values() for act in acts}


def place_of(role: Role) -> str:
    """Where a role sits: in an organisation, in a partnership, or (empty) in the programme as a whole."""
    reaches = set(GRANTS[role])
    if reaches & {Reach.PROGRAMME, Reach.ASSIGNED}:
        return ""
    return "organisation" if Reach.ORGANISATION in reaches else "partnership"


def may_have_stand_in(role: Role) -> bool:
    return role in ATTESTING or bool(acts_of(role) & ANSWERING)


def four_eyes_remain(name: str, own_roles: set[Role], role: Role) -> list[Problem]:
    """A stand-in may hold the first pair of eyes already: not forbidden, but somebody must know."""
    own = {act for held in own_roles for act in acts_of(held)}
    lent = acts_of(role)
    return [
        Problem("STAND-IN-EYES", text, {"name": name}, WARN)
        for one, other, text in FOUR_EYES
        if one in own and other in lent
    ]


def somebody_else_gives_seats(role: Role, others: int) -> list[Problem]:
    """The last seat that may give seats does not end: nobody could let anybody in again."""
    if Act.SEAT_GIVE not in acts_of(role) or others:
        return []
    return [Problem("SEAT-LAST", _("Nobody else may give people seats. Give somebody such a seat first."), {}, BLOCK)]


def not_for_oneself(owner: int, stand_in: int) -> list[Problem]:
    return [Problem("STAND-IN-SELF", _("Nobody stands in for themselves."), {}, BLOCK)] if owner == stand_in else []
