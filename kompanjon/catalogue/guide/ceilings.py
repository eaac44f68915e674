"""The ceilings and guide values in force, said for each kind of support: what one may ask for, and what happens above it."""

from dataclasses import dataclass

from django.utils.translation import gettext

from kompanjon.core.speech import kr
from kompanjon.rounds.rulebook.keys import BANDS, CAP_KINDS, COMPONENTS, PARTY_FORMS, PER, SEVERITIES
from kompanjon.rounds.rulebook.rules import CapInForce
from kompanjon.rounds.rulebook.saying import in_my_language

SUPPORTED = ("inception", "project", "steering_group")
EACH = ("EUROPE", "AFRICA_ASIA")


@dataclass(frozen=True)
class Ceiling:
    """One row: for whom it holds, and the cap, or None where no limit has been set."""

    component: str
    parties: str
    band: str
    cap: CapInForce | None

    @property
    def known(self):
        return self.cap is not None

    @property
    def source(self):
        return self.cap and self.cap.source

    @property
    def decided(self):
        """Both the sum and what it does: a ceiling is as strong as its weakest part."""
        return self.cap is None or self.cap.decided

    @property
    def of(self):
        return gettext(COMPONENTS[self.component])

    @property
    def between(self):
        return gettext(PARTY_FORMS[self.parties])

    @property
    def where(self):
        return gettext(BANDS[self.band])

    @property
    def sum(self):
        if self.cap is None:
            return gettext("no limit has been set")
        said = f"{gettext(CAP_KINDS[self.cap.kind])} {kr(self.cap.amount)} {gettext(PER[self.cap.per])}"
        if self.cap.labour is None:
            return said
        return f"{said}, {gettext('of which labour {amount}').format(amount=kr(self.cap.labour))}"

    @property
    def effect(self):
        """What happens above it today: it stops, warns or is a note."""
        return gettext(SEVERITIES[self.cap.severity]) if self.cap else ""

    @property
    def written_in(self):
        return in_my_language(self.cap.rule_set) if self.cap else ""


def ceilings(rules) -> list[Ceiling]:
    """Inception, project and steering group, between two, three and more; one row where all parts of the world agree."""
    return [row for component in SUPPORTED for parties in PARTY_FORMS for row in of_form(rules, component, parties)]


def of_form(rules, component, parties):
    found = {band: rules.cap(component, parties, [band]) for band in EACH}
    first, *rest = found.values()
    if all(cap == first for cap in rest):
        found = {"ANY": first}
    return [Ceiling(component, parties, band, cap) for band, cap in found.items()]
