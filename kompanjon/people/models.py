from .access.models import Invitation, Seat, StandIn
from .accounts.models import Person
from .organisations.models import ContactNote, LegalBody, Organisation, OrganisationName
from .places.models import Country, County

__all__ = [
    "ContactNote", "Country", "County", "Invitation", "LegalBody", "Organisation", "OrganisationName", "Person", "Seat",
    "StandIn",
]  # fmt: skip
