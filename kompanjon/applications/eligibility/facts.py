"""What the rules of eligibility need to know of an application: plain values, fetched once by whoever asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kompanjon.core.money import Ore


@dataclass(frozen=True)
class Group:
    """How many of each kind a party has put forward for a group; None where nobody has said."""

    majority: int | None = None
    opposition: int | None = None
    officials: int | None = None
    leader_named: bool | None = None
    civil_society: bool | None = None

    @property
    def politicians(self) -> int | None:
        known = [count for count in (self.majority, self.opposition) if count is not None]
        return sum(known) if known else None


@dataclass(frozen=True)
class PartyFacts:
    """A party: `key` is what budget lines and attachments call it, `side` swedish, international, eu_third or other."""

    key: int
    name: str
    kind: str
    side: str
    country: str
    country_name: Mapping[str, str] = field(default_factory=dict)
    band: str = ""
    municipal_share: int | None = None
    steering: Group = Group()
    team: Group = Group()
    reason_given: bool = False
    opposition_excepted: bool = False


@dataclass(frozen=True)
class Line:
    """A budget line: which year of the project, whose, what for, how much, and per hour where it is working time."""

    year: int
    party: int
    category: str
    amount: Ore
    unit_cost: Ore | None = None


@dataclass(frozen=True)
class ApplicationFacts:
    """An application as the rules see it. None stands for what nobody has said, or this house does not know."""

    component: str
    parties: tuple[PartyFacts, ...] = ()
    months: int | None = None
    budget: tuple[Line, ...] = ()
    visits: Mapping[int, int] = field(default_factory=dict)
    hosts: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    digital_meetings: Mapping[int, int] = field(default_factory=dict)
    digital_excepted: bool = False
    core_areas: tuple[str, ...] = ()
    attachments: frozenset[tuple[str, int | None]] = frozenset()
    asked_by_meeting: str = ""
    summary_words: Mapping[str, int] = field(default_factory=dict)
    round_countries: frozenset[str] = frozenset()
    steering_groups: int = 0
    networks: int = 0
    other_partnerships: int = 0
    overdue_reports: int | None = None
    women: int | None = None
    men: int | None = None

    @property
    def applicants(self) -> tuple[PartyFacts, ...]:
        """Those who count as parties; others, such as a civil society organisation, only take part."""
        return tuple(party for party in self.parties if party.side != "other")

    @property
    def counterparts(self) -> tuple[PartyFacts, ...]:
        return tuple(party for party in self.parties if party.side == "international")

    @property
    def party_form(self) -> str:
        return {0: "two", 1: "two", 2: "two", 3: "three"}.get(len(self.applicants), "multi")

    @property
    def bands(self) -> tuple[str, ...]:
        return tuple(sorted({party.band for party in self.counterparts if party.band}))

    @property
    def years(self) -> range:
        """The project years: by the length, or by the budget where no length has been given."""
        last = -(-self.months // 12) if self.months else max((line.year for line in self.budget), default=0)
        return range(1, last + 1)

    def months_of(self, year: int) -> int:
        """How many months of a project year the application fills; twelve where no length has been given."""
        return 12 if not self.months else max(0, min(12, self.months - 12 * (year - 1)))

    def asked(self, year: int | None = None, category: str | None = None) -> Ore:
        return Ore(
            sum(
                line.amount
                for line in self.budget
                if (year is None or line.year == year) and (category is None or line.category == category)
            )
        )
