"""Where an application stands: the facts that its steps ask about, in a fixed number of queries."""

from django.utils import timezone

from .models import Application, ApplicationParty
from .rules import Standing
from .signing_models import Revision, Signature


def standing(application: Application) -> Standing:
    call = application.round
    now = timezone.now()
    return Standing(
        now=now,
        round_is_open=call.state == "open" and (call.opens_at is None or call.opens_at <= now),
        deadline=application.deadline,
        closed_at=application.closed_at,
        grace_days=call.signature_grace_days or 0,
        unsigned=tuple(str(party) for party in unsigned_parties(application)),
        completion_due=application.completion_due,
        doubted_by=application.doubted_by_id,
        registered_by_office=application.on_paper,
    )


def latest_revision(application) -> Revision | None:
    return Revision.objects.filter(application=application).order_by("-number").first()


def unsigned_parties(application) -> list[ApplicationParty]:
    """The parties whose signature under the latest frozen text is missing, or on paper and not yet checked."""
    latest = Revision.objects.filter(application=application).order_by("-number").values("pk")[:1]
    signed = Signature.objects.filter(revision__in=latest, fallen_at=None).exclude(way="paper", checked_at=None)
    parties = ApplicationParty.objects.filter(application=application).select_related("organisation")
    return list(parties.exclude(pk__in=signed.values("party")))
