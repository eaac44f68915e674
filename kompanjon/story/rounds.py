"""The three invented rounds: one that is open now, one being assessed and decided, one that is published."""

from datetime import timedelta

from django.utils import timezone

from kompanjon.people.places.models import Country
from kompanjon.rounds.calls.actions import open_round
from kompanjon.rounds.calls.life import rounds
from kompanjon.rounds.calls.models import FrameYear, Round
from kompanjon.rounds.calls.queries import shipped_criteria
from kompanjon.rounds.rulebook.models import RuleSet

FRAME = {2027: 4_000_000, 2028: 4_000_000, 2029: 3_000_000}
NAMES = {
    "open": ("Våren 2027 (Exempel)", "Spring 2027 (Example)"),
    "assessed": ("Hösten 2026 (Exempel)", "Autumn 2026 (Example)"),
    "decided": ("Våren 2026 (Exempel)", "Spring 2026 (Example)"),
}


def open_the_round(stage, key):
    """Planned by the head of unit and opened under the basic rules: the demonstration says which it follows."""
    now = timezone.now()
    call = Round.objects.create(
        slug=f"exempel-{key}", name_sv=NAMES[key][0], name_en=NAMES[key][1], is_example=True, mode="window",
        opens_at=now - timedelta(days=20), closes_at=end_of_day(now + timedelta(days=24)),
        components=["inception", "project", "steering_group", "expansion", "dissemination"], criteria=shipped_criteria(),
    )  # fmt: skip
    call.countries.set(Country.objects.filter(listed_since_about_2023=True))
    FrameYear.objects.bulk_create(
        [FrameYear(round=call, year=year, amount=kronor * 100) for year, kronor in FRAME.items()]
    )
    rules = RuleSet.objects.get(for_demonstration=True)
    return open_round(call, rules, by=stage.people["disa"])


def end_of_day(moment):
    return timezone.localtime(moment).replace(hour=23, minute=59, second=0, microsecond=0)


def close_the_round(stage, call, days_ago):
    """Its last day is moved back, as if time had passed; then the office closes it."""
    now = timezone.now()
    Round.objects.filter(pk=call.pk).update(
        opens_at=now - timedelta(days=days_ago + 40), closes_at=end_of_day(now - timedelta(days=days_ago))
    )
    call.refresh_from_db()
    rounds.take("close", call, by=stage.people["disa"])
    return call
