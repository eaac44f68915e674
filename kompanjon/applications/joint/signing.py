"""How the sign-off stands, for the page: each party with its signature, and what each way of signing needs."""

from dataclasses import dataclass

from .freezing import short_code
from .progress import missing
from .queries import parties_of
from .signing_models import Revision, Signature, SigningLink
from .standing import latest_revision


@dataclass
class PartySigning:
    party: object
    signature: Signature | None = None
    fallen: Signature | None = None
    link: SigningLink | None = None
    ask: object = None
    page: object = None

    @property
    def signed(self):
        return self.signature is not None and self.signature.counts

    @property
    def waits_for_check(self):
        return self.signature is not None and not self.signature.counts


@dataclass
class Signing:
    revision: Revision | None
    parties: list[PartySigning]
    missing: list

    @property
    def code(self):
        return short_code(self.revision.digest) if self.revision else ""

    @property
    def all_signed(self):
        return bool(self.parties) and all(one.signed for one in self.parties)

    @property
    def unsigned(self):
        return [one.party for one in self.parties if not one.signed]


def signing_of(application, parts=()) -> Signing:
    """Three queries: the latest frozen text, its signatures with those that fell, its links."""
    revision = latest_revision(application)
    rows = {party.pk: PartySigning(party) for party in parties_of(application)}
    signatures = Signature.objects.filter(revision__application=application).select_related("revision").order_by("at")
    for signature in signatures if revision else ():
        row = rows[signature.party_id]
        if signature.fallen_at:
            row.fallen = signature
        elif signature.revision_id == revision.pk:
            row.signature = signature
    links = SigningLink.objects.filter(revision=revision, used_at=None, withdrawn_at=None)
    for link in links if revision else ():
        rows[link.party_id].link = link
    return Signing(revision, list(rows.values()), missing(parts))
