"""What people asks of the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PartnershipNames:
    """What are the partnerships with these keys called? Answered with {key: name}."""

    keys: frozenset
