"""The lives of a decision and of a condition: `LIFE.take` and `CONDITIONS.take` are the only ways to change a state."""

from kompanjon.core.lifecycle import lifecycle

from .flow import AWARD, CONDITION
from .queries import decision_facts

LIFE = lifecycle(AWARD, facts=decision_facts)
CONDITIONS = lifecycle(CONDITION)
