"""The life of an application: `LIFE.take("hand_in", application, by=person)` is the only way to change its state."""

from kompanjon.core.lifecycle import lifecycle

from .flow import APPLICATION
from .standing import standing

LIFE = lifecycle(APPLICATION, facts=standing)
