"""Which signatures hold, and which applications wait for one: conditions for the database, for many at once."""

from django.db.models import Exists, OuterRef, Q

from .flow import BEING_SIGNED, MAY_LACK_A_SIGNATURE
from .models import ApplicationParty
from .signing_models import Revision, Signature


def holding():
    """Signatures that hold: under the latest text, not fallen, and compared with the code when they came on paper."""
    later = Revision.objects.filter(
        application=OuterRef("revision__application"), number__gt=OuterRef("revision__number")
    )
    found = Signature.objects.filter(~Exists(later), fallen_at=None)
    return found.exclude(way="paper", checked_at=None)


def being_signed_or_lacking() -> Q:
    """Applications whose text is closed, and cases that were handed in before everybody had signed."""
    unsigned = ApplicationParty.objects.filter(
        ~Exists(holding().filter(party=OuterRef("pk"))), application=OuterRef("pk")
    )
    frozen = Revision.objects.filter(application=OuterRef("pk"))
    lacking = Q(Exists(unsigned), Exists(frozen), state__in=MAY_LACK_A_SIGNATURE, on_paper=False)
    return Q(state__in=BEING_SIGNED) | lacking
