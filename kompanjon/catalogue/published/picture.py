"""What is public, as frozen values: the one picture that pages, map, search, feeds and exports are drawn from.

Nothing here asks the database; `queries.picture()` paints it. What is withheld or an example never comes in, unless the
reader asks for examples.
"""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import get_language

from kompanjon.core.db import sorting_key
from kompanjon.core.search.rules import words_to_keep
from kompanjon.partnerships.register.vocabulary import swedish_for

SWEDEN = "SE"


def kept(texts):
    """The words by which something is found, as the house's own search keeps them: stemmed, in both languages."""
    return frozenset(words_to_keep(*filter(None, texts)))


def in_swedish():
    return (get_language() or "sv").startswith("sv")


@dataclass(frozen=True)
class Country:
    code: str
    name_sv: str
    name_en: str

    @property
    def name(self):
        return self.name_sv if in_swedish() else self.name_en


@dataclass(frozen=True)
class Organisation:
    key: int
    slug: str
    name: str
    label: str
    kind: str
    kind_as_stated: str
    country: Country | None
    county: str
    code: str
    place: str
    latitude: float | None
    longitude: float | None
    population: int | None
    former_names: tuple[tuple[str, int | None, int | None], ...]
    ended_year: int | None
    example: bool

    @property
    def is_swedish(self):
        return bool(self.country and self.country.code == SWEDEN)

    @cached_property
    def haystack(self):
        words = [self.name, self.label, self.place, self.county, *(name for name, *_ in self.former_names)]
        return kept(words + ([self.country.name_sv, self.country.name_en] if self.country else []))

    @property
    def on_map(self):
        return self.latitude is not None and self.longitude is not None


@dataclass(frozen=True)
class Source:
    key: str
    title: str
    publisher: str
    year: int | None
    address: str
    language: str


@dataclass(frozen=True)
class Network:
    slug: str
    name_sv: str
    name_en: str
    start_year: int | None
    end_year: int | None

    @property
    def name(self):
        return self.name_sv if in_swedish() else self.name_en


@dataclass(frozen=True)
class Later:
    """A later decision that changed, corrected or revoked a published one; `before` are the sums granted earlier, latest
    first, and empty where nothing was."""

    change: str
    on: str
    before: tuple[int, ...]


@dataclass(frozen=True)
class Grant:
    """A project, inception, steering group or other grant. None and empty mean that no page said."""

    slug: str
    component: str
    title: str
    title_language: str
    theme: str
    area: str
    core_areas: tuple[str, ...]
    goals: tuple[str, ...]
    start_year: int | None
    end_year: int | None
    months: int | None
    amount: int | None
    amount_qualifier: str
    reference_number: str
    announced_on: str
    outcome_note: str
    round_slug: str
    source: Source | None
    confidence: str
    title_sv: str = ""
    later: "Later | None" = None

    @property
    def revoked(self):
        return self.later is not None and self.later.change == "revoked"

    @property
    def year(self):
        """The year by which the grant is placed in a life: its start, else when it was announced, else its end."""
        return self.start_year or int(self.announced_on[:4] or 0) or self.end_year


@dataclass(frozen=True)
class Partnership:
    key: int
    slug: str
    name: str
    here: tuple[Organisation, ...]
    there: tuple[Organisation, ...]
    status: str
    start_year: int | None
    start_year_basis: str
    end_year: int | None
    theme: str
    other_actors: str
    outcome_note: str
    confidence: str
    networks: tuple[Network, ...]
    grants: tuple[Grant, ...]
    sources: tuple[Source, ...]
    example: bool

    @property
    def here_names(self):
        return ", ".join(one.label for one in self.here)

    @property
    def there_names(self):
        return ", ".join(one.label for one in self.there)

    @cached_property
    def order(self):
        """Its place among others by its parties' names."""
        return sorting_key(f"{self.here_names} {self.there_names}")

    @cached_property
    def parties(self):
        return self.here + self.there

    @cached_property
    def countries(self):
        """The countries of the counterparts, each once, in the order of the parties."""
        return tuple({one.country.code: one.country for one in self.there if one.country}.values())

    @cached_property
    def areas(self):
        return frozenset(grant.area for grant in self.grants if grant.area)

    @cached_property
    def core_areas(self):
        return frozenset(code for grant in self.grants for code in grant.core_areas)

    @cached_property
    def goals(self):
        return frozenset(code for grant in self.grants for code in grant.goals)

    @cached_property
    def project_count(self):
        return len(self.grants)

    @cached_property
    def haystack(self):
        """All words by which somebody may look for the partnership, in both languages."""
        words = [self.name, self.theme, swedish_for(self.theme), self.other_actors]
        for one in self.parties:
            words += [one.name, one.label, one.place, one.county, *(name for name, *_ in one.former_names)]
            words += [one.country.name_sv, one.country.name_en] if one.country else []
        for grant in self.grants:
            words += [
                grant.title,
                grant.title_sv,
                grant.theme,
                swedish_for(grant.theme),
                grant.area,
                swedish_for(grant.area),
                grant.reference_number,
            ]
        words += [name for network in self.networks for name in (network.name_sv, network.name_en)]
        return kept(words)

    @cached_property
    def sourced(self):
        """Whether the programme or a party has said it themselves."""
        return self.confidence == "high"

    def active_in(self, year):
        """Whether anything in the record says that the partnership lived in that year."""
        starts = [year_ for year_ in (self.start_year, *(grant.year for grant in self.grants)) if year_]
        if not starts or year < min(starts):
            return False
        if self.end_year or self.status == "ended":
            ends = [self.end_year or 0, *(grant.end_year or grant.year or 0 for grant in self.grants)]
            return year <= max(ends)
        return self.status == "active" or year <= max(
            grant.end_year or grant.year or 0 for grant in self.grants or (NO_GRANT,)
        )


NO_GRANT = Grant("", "", "", "", "", "", (), (), None, None, None, None, "", "", "", "", "", None, "")


@dataclass(frozen=True)
class Award:
    """A party that was awarded in a round, as an announcement named it. Withheld parties are counted, not named."""

    key: str
    organisation: Organisation
    name_as_stated: str
    amount: int | None
    amount_qualifier: str
    partnership: Partnership | None
    basis: str
    source: Source | None
    title_sv: str = ""
    title_en: str = ""
    later: "Later | None" = None

    @property
    def title(self):
        return (self.title_sv if in_swedish() else self.title_en) or self.title_en or self.title_sv

    @cached_property
    def haystack(self):
        there = self.partnership.haystack if self.partnership else frozenset()
        return self.organisation.haystack | kept([self.name_as_stated, self.title_sv, self.title_en]) | there


@dataclass(frozen=True)
class Round:
    slug: str
    name_sv: str
    name_en: str
    year: int | None
    season: str
    announced_on: str
    announced_precision: str
    projects_stated: int | None
    awardees_stated: int | None
    approved_stated: int | None
    international_stated: int | None
    total: int | None
    total_qualifier: str
    countries_most: str
    coverage: str
    note: str
    confidence: str
    awards: tuple[Award, ...]
    unnamed: int
    granted: int
    refused: int
    sources: tuple[Source, ...]
    withdrawn: int = 0
    frame: int | None = None
    asked: int | None = None
    live: bool = False
    example: bool = False
    turned_down: tuple[tuple[str, str], ...] = ()
    """(parties, rejected or withdrawn), where the office has decided that they are named."""

    @property
    def name(self):
        return self.name_sv if in_swedish() else self.name_en

    @property
    def kinds(self):
        """How many municipalities and how many regions were awarded."""
        regions = {award.organisation.key for award in self.awards if award.organisation.kind == "region"}
        every = {award.organisation.key for award in self.awards}
        return len(every) - len(regions), len(regions)


@dataclass(frozen=True)
class Picture:
    partnerships: tuple[Partnership, ...]
    organisations: tuple[Organisation, ...]
    rounds: tuple[Round, ...]
    networks: tuple[Network, ...]

    @cached_property
    def by_slug(self):
        return {partnership.slug: partnership for partnership in self.partnerships}

    @cached_property
    def organisation_by_slug(self):
        return {organisation.slug: organisation for organisation in self.organisations}

    @cached_property
    def round_by_slug(self):
        return {one.slug: one for one in self.rounds}

    @cached_property
    def countries(self):
        """(country, number of partnerships), most first. One with parties in several countries counts once in each."""
        counted, known = {}, {}
        for partnership in self.partnerships:
            for country in partnership.countries:
                known[country.code] = country
                counted[country.code] = counted.get(country.code, 0) + 1
        order = sorted(counted.items(), key=lambda pair: (-pair[1], sorting_key(known[pair[0]].name_sv)))
        return tuple((known[code], number) for code, number in order)

    @cached_property
    def swedish_parties(self):
        """Every Swedish party of a partnership, once."""
        return tuple({one.key: one for partnership in self.partnerships for one in partnership.here}.values())

    @cached_property
    def grants(self):
        return tuple((partnership, grant) for partnership in self.partnerships for grant in partnership.grants)

    @cached_property
    def of_organisation(self):
        """The partnerships of each organisation, by its key."""
        found = {}
        for partnership in self.partnerships:
            for one in partnership.parties:
                found.setdefault(one.key, []).append(partnership)
        return found

    @cached_property
    def awards_of_organisation(self):
        found = {}
        for one in self.rounds:
            for award in one.awards:
                found.setdefault(award.organisation.key, []).append((one, award))
        return found
