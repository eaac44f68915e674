"""Weight sets of a wave: made, compared, one of them official."""

import hashlib
import json

from django.db import transaction

from kompanjon.core.trace.actions import note

from .models import WeightSet
from .wave import WaveTable


def digest_of(table: WaveTable) -> str:
    """A checksum of what the weights were made from: classes, counts and who answered."""
    keys = sorted(table.respondents["person_id"].to_list())
    data = {"population": table.classes.population, "respondents": table.classes.respondents, "persons": keys}
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


@transaction.atomic
def make_official(wave, table: WaveTable, *, by, name="classes") -> WeightSet:
    """Keep the weighting classes as the wave's official weights."""
    classes = table.classes
    result = {
        "population": classes.population,
        "respondents": classes.respondents,
        "home": classes.home,
        "notes": list(classes.notes),
    }
    WeightSet.objects.filter(wave=wave, official=True).update(official=False)
    made, _new = WeightSet.objects.update_or_create(
        wave=wave,
        name=name,
        defaults={
            "method": "classes",
            "result": result,
            "design_effect": classes.design_effect,
            "digest": digest_of(table),
            "official": True,
        },
    )
    note(wave, "survey_weights.make", by=by, what={"name": name, "digest": made.digest})
    return made


def class_rows(table: WaveTable):
    """Each class with N, n, weight and rate."""
    c = table.classes
    return [
        (name, c.population[name], c.respondents[name], c.weight(name), c.respondents[name] / c.population[name])
        for name in sorted(c.population)
    ]
