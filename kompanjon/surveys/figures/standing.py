"""What a release stands on: whose answers counted, and by which weights. When that moves, a new release is due."""

import hashlib

from django.db.models import Count

from ..analysis.models import Exclusion
from ..answering.models import Response
from .compute import compute
from .models import Release


def standing_of(wave) -> dict:
    """Enough to tell whether the figures would come out otherwise today. It outlives the links to persons."""
    out = sorted(str(pk) for pk in Exclusion.objects.filter(response__wave=wave).values_list("response", flat=True))
    official = wave.weight_sets.filter(official=True).first()
    codes = wave.units.order_by("disposition").values_list("disposition").annotate(n=Count("pk"))
    return {
        "left_out": hashlib.sha256("\n".join(out).encode()).hexdigest(),
        "responses": Response.objects.filter(wave=wave).count(),
        "dispositions": dict(codes),
        "weights": official.digest if official else "",
    }


def latest_of(wave) -> Release | None:
    """The release that is out, without the long texts it froze."""
    if wave.state not in ("released", "archived"):
        return None
    out = wave.releases.filter(state="published").defer("frozen", "microdata")
    return out.order_by("-number").first()


def look_again(wave) -> None:
    """After anything that decides what counts: is the release that is out still what the answers say?"""
    release = latest_of(wave)
    if release is None or not release.standing:
        return
    outdated = release.standing != standing_of(wave)
    if outdated != release.outdated:
        release.outdated = outdated
        release.save(update_fields=["outdated"])


def left_out_since(release) -> list[Exclusion]:
    found = Exclusion.objects.filter(response__wave=release.wave_id, at__gt=release.published_at)
    return list(found.order_by("at"))


def beside(release, table, limits) -> list[dict]:
    """Each figure of a release beside what the answers give today."""
    rows = []
    for f in release.frozen["figures"]:
        computed = compute(table, f["definition"], f["weights"], limits)
        now = computed.estimate
        same = f["n"] == now.n and f["answer"] == computed.answer and f["value"] == now.value
        rows.append({"figure": f, "value": now.value, "n": now.n, "answer": computed.answer, "same": same})
    return rows
