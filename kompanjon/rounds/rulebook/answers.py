"""What the rule book answers the rooms below; who asks what stands in `kompanjon/wiring.py`."""

from kompanjon.partnerships.steering.rules import Expected, Said

from .queries import rule_set_in_force, rules_on

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
