"""Sums over amounts of which some are not known: never a zero, and always said with how many are known."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sum:
    total: int | None
    known: int
    every: int
    qualifier: str

    @property
    def complete(self):
        return self.every > 0 and self.known == self.every and not self.qualifier


def add_up(grants):
    """The sum of what is published, "at least" unless every amount is known exactly."""
    known = [grant for grant in grants if grant.amount is not None]
    vague = len(known) < len(grants) or any(grant.amount_qualifier not in ("", "exact") for grant in known)
    total = sum(grant.amount for grant in known) if known else None
    return Sum(total, len(known), len(grants), "at_least" if known and vague else "")
