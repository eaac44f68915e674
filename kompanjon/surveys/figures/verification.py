"""Checking a published list against the answers of a wave."""

from ..analysis.models import WeightSet
from ..analysis.published import Check, check_published
from ..analysis.reference import check_reference
from ..analysis.tables import wave_table
from ..sampling.models import Wave


def verify(wave: Wave, listed: dict) -> tuple[list[Check], list[Check]]:
    """Every line of `published`, and of `synthetic_reference` where there is one."""
    table = wave_table(wave)
    table.own_weights = {
        w.name: w.result.get("persons", {}) for w in WeightSet.objects.filter(wave=wave).exclude(method="classes")
    }
    return check_published(table, listed.get("published")), check_reference(table, listed.get("synthetic_reference"))
