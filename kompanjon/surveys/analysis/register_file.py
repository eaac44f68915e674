"""The register with its dispositions, without names and organisations: what a methodologist computes rates from."""

from __future__ import annotations

import csv
import io
from random import SystemRandom

from .rates import EDITION, group_of
from .tables import wave_table

COLUMNS = ("org_type", "role", "position", "skr_group_2017", "nuts1", "has_partnership", "aapor")


def register_csv(wave) -> bytes:
    """A line for each unit in random order, with the code, its group and the edition of the definitions.

    In anonymous mode the units are as coarse as the answers are, so that the file pairs nobody with an answer.
    """
    frame = wave_table(wave).classed
    columns = [c for c in COLUMNS if c in frame.columns]
    rows = frame.select(*columns, "cls").rows()
    SystemRandom().shuffle(rows)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["wave", *columns, "weighting_class", "outcome", "edition"])
    place = columns.index("aapor")
    writer.writerows([wave.code, *("" if x is None else x for x in row), group_of(row[place]), EDITION] for row in rows)
    return out.getvalue().encode()
