"""Where an application stands: the facts that its steps ask about, in a fixed number of queries."""

from django.utils import timezone

from kompanjon.rounds.rulebook.queries import stamped

from ..eligibility.queries import findings_of
from .flow import BEING_SIGNED, MAY_LACK_A_SIGNATURE, OPEN_TO_WRITE
from .freezing import written_in_frozen
from .models import Application, ApplicationParty
from .progress import missing
from .queries import parties_of, progress_of
from .rules import Standing
from .signing_models import Revision, Signature


def standing(application: Application) -> Standing:
    call = application.round
    now = timezone.now()
    unsigned = tuple(str(party) for party in unsigned_parties(application))
    return Standing(
        now=now,
        round_is_open=takes_applications(application, now),
        deadline=application.deadline,
        closed_at=application.closed_at,
        grace_days=call.signature_grace_days or 0,
        unsigned=unsigned,
        lacking=unsigned if may_lack(application) else (),
        completion_due=application.completion_due,
        missing=tuple(missing(progress_of(application))) if application.state in OPEN_TO_WRITE else (),
        findings=tuple(broken(application)) if application.state in BEING_SIGNED else (),
        doubted_by=application.doubted_by_id,
        one_may_turn_away=application.doubted_by_id is not None and one_may_turn_away(),
        registered_by_office=application.on_paper,
    )


def takes_applications(application, now) -> bool:
    """Whether the round is open to this application: also after it has closed, if it has a later last day of its own."""
    call = application.round
    if call.state == "closed" and application.deadline_override:
        return now <= application.deadline_override
    return call.state == "open" and (call.opens_at is None or call.opens_at <= now)


def one_may_turn_away() -> bool:
    """Whether the office has decided that a second person is not needed. Until then one is."""
    return stamped("ineligible_needs_second_person").get("ineligible_needs_second_person") is False


def may_lack(application) -> bool:
    """Whether a case was handed in here and has not gone on, so that a signature that is missing still counts."""
    in_time_for_it = application.state in MAY_LACK_A_SIGNATURE and not application.on_paper
    return in_time_for_it and latest_revision(application) is not None


def lacking_parties(application) -> list[ApplicationParty]:
    """Whose signature is missing under a case that has been handed in."""
    return unsigned_parties(application) if may_lack(application) else []


def broken(application):
    """What the rules find broken, in the frozen text once there is one; nothing while no rule set has been chosen."""
    revision = latest_revision(application) if application.state != "draft" else None
    written = written_in_frozen(revision.content) if revision and application.state != "returned" else None
    return [one for one in findings_of(application, written) or () if one.is_broken]


def latest_revision(application) -> Revision | None:
    """The text that was frozen last, remembered on the record; freezing anew forgets it."""
    if "_revision" not in application.__dict__:
        revision = Revision.objects.filter(application=application).order_by("-number").first()
        if revision:
            revision.application = application
        application.__dict__["_revision"] = revision
    return application.__dict__["_revision"]


def unsigned_parties(application) -> list[ApplicationParty]:
    """The parties whose signature under the latest frozen text is missing, or on paper and not yet checked."""
    revision, parties = latest_revision(application), parties_of(application)
    if revision is None:
        return list(parties)
    signatures = Signature.objects.filter(revision=revision, fallen_at=None).exclude(way="paper", checked_at=None)
    signed = set(signatures.order_by().values_list("party_id", flat=True))
    return [party for party in parties if party.pk not in signed]
