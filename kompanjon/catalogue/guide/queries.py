"""What "How it works" and "Who can apply" are written from: the rule set in force, the record, and the rounds to come."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, Q
from django.utils import timezone

from kompanjon.people.organisations.kinds import NAMES, Kind
from kompanjon.people.places.models import Country
from kompanjon.rounds.calls.models import Round
from kompanjon.rounds.rulebook.keys import KEYS
from kompanjon.rounds.rulebook.queries import rule_set_in_force, rules_for
from kompanjon.rounds.rulebook.rules import Rules

from ..published.queries import the_picture
from .ceilings import ceilings


@dataclass(frozen=True)
class Guide:
    rules: Rules

    @cached_property
    def kinds(self):
        """Who may apply on the Swedish side, in words."""
        return [NAMES[Kind(kind)] for kind in self.rules.value("applicant_kinds").value or ()]

    @property
    def helps_to_find(self):
        """Whether one may ask the office for help to find a partner."""
        return self.rules.value("matching_policy").value == "help"

    @property
    def assessors(self):
        """How many assess each application: an open decision, so it has no line of its own among the keys."""
        return self.rules.value("assessors_per_application")

    @cached_property
    def countries(self):
        """[(country, how it stands on the list in force)], those that are open, by name."""
        open_ones = {one.code: one for one in self.rules.countries if one.status == "open"}
        rows = Country.objects.filter(pk__in=open_ones)
        return sorted(((row, open_ones[row.pk]) for row in rows), key=lambda pair: pair[0].name)

    @cached_property
    def exceptions(self):
        special = {one.code: one for one in self.rules.countries if one.status not in ("open", "closed")}
        return [(row, special[row.pk]) for row in Country.objects.filter(pk__in=special)]

    @cached_property
    def country_list(self):
        return self.rules.list_in_force

    @cached_property
    def ceilings(self):
        """What one may ask for, for each kind of support and number of parties."""
        return ceilings(self.rules)

    @cached_property
    def project_ceiling(self):
        """The one most ask about: a project between two parties. None where it differs between parts of the world."""
        rows = [row for row in self.ceilings if (row.component, row.parties) == ("project", "two")]
        return rows[0] if len(rows) == 1 else None

    @cached_property
    def costs(self):
        """(what is paid for, what is not, what nobody has said), each a value with its key."""
        values = [
            (key, self.rules.value(name))
            for name, key in KEYS.items()
            if key.heading == "costs" and key.unit == "yes_no"
        ]
        paid = [(key.label, value) for key, value in values if value.value is True]
        unpaid = [(key.label, value) for key, value in values if value.value is False]
        unknown = [(key.label, value) for key, value in values if value.value is None]
        return paid, unpaid, unknown

    def __getattr__(self, key):
        """Any value of the rule set by its key, for templates: guide.project_months_max."""
        if key.startswith("_") or key not in KEYS:
            raise AttributeError(key)
        return self.rules.value(key)


def the_guide():
    """None where no rule set has been loaded."""
    chosen = rule_set_in_force()
    rules = rules_for(chosen) if chosen else None
    return Guide(rules) if rules else None


def rounds_ahead():
    """Rounds that are open or planned, soonest last day first, and last those that roll and have none. A handful."""
    found = Round.objects.filter(is_recorded=False, is_example=False, state__in=("open", "planned"))
    found = found.filter(Q(closes_at__gt=timezone.now()) | Q(mode="rolling", closes_at=None))
    return found.order_by(F("closes_at").asc(nulls_last=True), "pk")[:6]


def examples_of_the_record(how_many=3):
    """Partnerships that a source tells something of, the most lived first."""
    told = [one for one in the_picture().partnerships if one.outcome_note and one.status == "active" and one.sourced]
    return sorted(told, key=lambda one: -one.project_count)[:how_many]
