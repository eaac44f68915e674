"""What this drawer announces to the rooms above."""

from dataclasses import dataclass

from .models import Organisation


@dataclass(frozen=True)
class OrganisationChanged:
    organisation: Organisation
