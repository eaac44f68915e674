from .access.models import Invitation, Seat, StandIn
from .accounts.models import Person
from .beginning.models import FirstKey
from .organisations.models import ContactNote, LegalBody, Organisation, OrganisationName
from .places.models import Country, County

__all__ = [
    "ContactNote", "Country", "County", "FirstKey", "Invitation", "LegalBody", "Organisation", "OrganisationName", "Person", "Seat",
    "StandIn",
]  # fmt: skip
