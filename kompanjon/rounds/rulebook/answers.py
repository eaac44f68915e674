"""What the rule book answers the rooms below; who asks what stands in `kompanjon/wiring.py`."""

from kompanjon.partnerships.steering.rules import Expected, Said
from kompanjon.people.personal.questions import Settled

from .models import OpenDecision
from .queries import rule_set_in_force, rules_on, value_now

STEERING = {
    "majority": "steering_min_majority",
    "opposition": "steering_min_opposition",
    "official": "steering_min_senior_official",
    "counted_per": "steering_counted_per",
    "meetings_a_year": "meetings_per_year_min",
    "distance_counts": "digital_meeting_counts",
    "vacancy_days": "vacancy_warn_days",
}
"""The figures a steering group is held to, by the keys of the rule book."""


def expected_of_steering_groups(question):
    """Read from the rule set in force on the day; None where there is none."""
    rule_set = rule_set_in_force(question.on)
    rules = rule_set and rules_on(rule_set.pk, question.on)
    return rules and Expected(**{name: figure(rules.value(key)) for name, key in STEERING.items()})


def figure(value):
    return Said(value.value, value.decided, value.source.address if value.source else "")


def what_holds(question):
    """An open decision as it stands for the whole installation: its value, and whether the office has settled it."""
    decision = OpenDecision.objects.filter(key=question.key).first()
    if decision is None:
        return None
    last = decision.stamps.filter(rule_set=None).order_by("-pk").first()
    decided = last is not None and last.outcome != "undone"
    return Settled(value_now(decision), decided)
