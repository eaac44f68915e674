"""When this happens there, do that here: the only table of side effects, in order."""

from kompanjon.partnerships.register.names import partnership_names
from kompanjon.partnerships.register.search import follow_organisation
from kompanjon.partnerships.steering.desk import waiting as steering_groups
from kompanjon.partnerships.steering.questions import WhatIsExpected
from kompanjon.people.access.facts import PartnershipNames
from kompanjon.people.mailroom.desk import letters_not_sent
from kompanjon.people.organisations.facts import OrganisationChanged
from kompanjon.rounds.rulebook.answers import expected_of_steering_groups
from kompanjon.rounds.rulebook.desk import open_decisions

WIRING: dict = {
    OrganisationChanged: [follow_organisation],
}

ANSWERS: dict = {
    PartnershipNames: [partnership_names],
    WhatIsExpected: [expected_of_steering_groups],
}
"""Who answers a question that a room below asks (core/facts.py): functions of the question, per kind of question."""

DESK: list = [
    letters_not_sent,
    open_decisions,
    steering_groups,
]
"""Who says what waits for a person: functions `source(person) -> list[DeskItem]`, one per kind of waiting."""
