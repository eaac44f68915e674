"""A decision that takes the place of one that has been published: when it may, and what it stands in the way of meanwhile."""

from kompanjon.applications.joint.flow import TOLD
from kompanjon.core.problems import Problem, Refused
from kompanjon.core.words import _

from .models import Award
from .rules import DEFER, GRANT, REJECT, REVOKE, WITH_CONDITIONS, may_follow

AFTER_GRANT = {GRANT: "change_grant", WITH_CONDITIONS: "change_conditions", REVOKE: "revoke"}
AFTER_ALL = {
    GRANT: "grant_after_all", WITH_CONDITIONS: "grant_after_all_with_conditions", REJECT: "change_to_rejection",
    DEFER: "change_to_deferral",
}  # fmt: skip
"""The step that the case takes when a later decision is told, by its outcome: after a grant, and after anything else."""


def later_one(application, replaces, change, outcome):
    """The proposal to take the place of a published decision: there is one at a time."""
    stands = replaces.current and replaces.state == "published" and application.state in TOLD
    if not stands:
        text = _("Only a decision that has been published, and that still stands, can be followed by a later one.")
        raise Refused([Problem("R-PROPOSE-4", text)])
    if not may_follow(replaces.outcome, change, outcome):
        raise Refused([Problem("R-PROPOSE-5", _("Say how the later decision differs: changed, corrected or revoked."))])
    award = replaces.replaced_by.exclude(state="withdrawn").first()
    award = award or Award(application=application, replaces=replaces, current=False)
    award.change = change
    return award


def later_under_way(application):
    """Whether a later decision is being prepared, or has been taken and is not yet told."""
    return application.awards.filter(replaces__isnull=False, state__in=("proposed", "sent_back", "decided")).exists()


def keep_what_is_decided(fact):
    """A case was withdrawn. One in which a later decision has been taken is not: the letters are about to go."""
    if fact.application.awards.filter(replaces__isnull=False, state="decided").exists():
        text = _("A decision has been taken and is about to be told, so the application can no longer be withdrawn.")
        raise Refused([Problem("R-DECIDED-1", text)])
