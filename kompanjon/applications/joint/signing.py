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
    asked: list

    @property
    def code(self):
        return short_code(self.revision.digest) if self.revision else ""

    @property
    def all_signed(self):
        return bool(self.parties) and all(one.signed for one in self.parties)

    @property
    def unsigned(self):
        return [one.party for one in self.parties if not one.signed]


@dataclass(frozen=True)
class Asked:
    """A personal link, as the office sees it; `shared` when the same address was asked to sign for another party."""

    link: SigningLink
    shared: bool


def shared(links) -> list[Asked]:
    """The links in the order they were made, each with whether two parties share its address."""
    places = {(link.email.casefold(), link.party_id) for link in links}
    addresses = [email for email, _party in places]
    return [Asked(link, addresses.count(link.email.casefold()) > 1) for link in links]


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
    links = SigningLink.objects.filter(revision=revision).select_related("asked_by").order_by("pk")
    asked = shared(list(links)) if revision else []
    for one in asked:
        one.link.party = rows[one.link.party_id].party
        if one.link.used_at is None and one.link.withdrawn_at is None:
            rows[one.link.party_id].link = one.link
    return Signing(revision, list(rows.values()), missing(parts), asked)
