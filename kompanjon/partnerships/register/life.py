from kompanjon.core.lifecycle import lifecycle

from .flow import PARTNERSHIP

LIFE = lifecycle(PARTNERSHIP)
