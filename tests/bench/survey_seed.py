"""Lays in a wave of microdata and an open wave with invitations, measures the sums, and prints what the bench needs."""

import json
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402

from kompanjon.surveys.analysis.estimates import means  # noqa: E402
from kompanjon.surveys.analysis.tables import wave_table  # noqa: E402
from kompanjon.surveys.analysis.tests.test_speed import _best, a_million  # noqa: E402
from kompanjon.surveys.fieldwork.deliveries import load  # noqa: E402
from kompanjon.surveys.fieldwork.keys import hashed, new_code, new_token  # noqa: E402
from kompanjon.surveys.models import Invitation, InvitationKey, RegisterUnit, Response  # noqa: E402
from kompanjon.surveys.testing import a_wave, an_invitation  # noqa: E402

OPEN = "bench"


def million_x() -> float:
    import polars as pl

    frame, design = a_million()
    w, y = pl.col("w"), pl.col("y")
    sums = [
        pl.len(),
        w.sum().alias("s"),
        (w * y).sum().alias("sy"),
        (w * w).sum().alias("ss"),
        (w * w * y).sum().alias("ssy"),
        (w * w * y * y).sum().alias("ssyy"),
    ]
    bare = _best(lambda: frame.lazy().group_by("cls", "grp").agg(*sums).collect(), 5)
    return _best(lambda: means(frame, y, design, group="grp"), 5) / bare


def wave_ms() -> float:
    wave = load(settings.REFERENCE_DIR / "survey" / "survey_2020_synthetic.csv", "bench-2020").wave
    table = wave_table(wave)
    table.mean("q1_awareness")
    return 1000 * _best(
        lambda: (table.mean("q1_awareness", group="role"), table.shares("q2_developing", group="org_type")), 5
    )


@transaction.atomic
def tokens(people) -> list[str]:
    """An open wave with so many invitations, made all at once."""
    wave = a_wave(code=OPEN)
    first = an_invitation(wave).unit
    units = RegisterUnit.objects.bulk_create(
        [
            RegisterUnit(
                wave=wave, organisation=first.organisation, position=first.position, key=f"B{n}", groups=first.groups
            )
            for n in range(people)
        ],
        1000,
    )
    invitations = Invitation.objects.bulk_create([Invitation(unit=u) for u in units], 1000)
    made = [new_token() for _i in invitations]
    InvitationKey.objects.bulk_create(
        [
            InvitationKey(invitation=i, token_hash=hashed(t), code_hash=hashed(new_code()))
            for i, t in zip(invitations, made, strict=True)
        ],
        1000,
    )
    return made


if __name__ == "__main__":
    if sys.argv[1] == "count":
        print(Response.objects.filter(wave__code=OPEN).count())
    else:
        began = time.perf_counter()
        print(
            json.dumps(
                {
                    "million_x": million_x(),
                    "wave_ms": wave_ms(),
                    "tokens": tokens(int(sys.argv[1])),
                    "took": time.perf_counter() - began,
                }
            )
        )
