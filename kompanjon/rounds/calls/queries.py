from django.db.models import Q
from django.utils import timezone

from kompanjon.core.facts import ask
from kompanjon.people.places.models import Country

from ..rulebook.loading import read_yaml
from ..rulebook.queries import rule_set_in_force, rules_for
from ..themes.models import Theme
from .facts import Drafts, LetThrough, RoundFacts, Undecided
from .models import Round


def facts_of(call) -> RoundFacts:
    """What the steps of a round ask about, the room above included."""
    return RoundFacts(
        mode=call.mode,
        opens_at=call.opens_at,
        closes_at=call.closes_at,
        now=timezone.now(),
        rule_set_id=call.rule_set_id,
        components=call.components,
        criteria=call.criteria,
        countries=call.countries.count(),
        frame=sum(year.amount for year in call.frame_years.all()),
        undecided=sum(ask(Undecided(call.pk))),
        let_through=sum(ask(LetThrough(call.pk))) if call.state == "closed" else 0,
    )


def office_rounds():
    """The rounds that the office runs, the open ones first, then the latest. Those of the record are read elsewhere."""
    rounds = Round.objects.filter(is_recorded=False).select_related("rule_set").prefetch_related("frame_years")
    return sorted(rounds, key=lambda one: (one.state != "open", -(one.closes_at or timezone.now()).timestamp()))


def open_rounds(on=None, *, examples=False):
    """What one may apply in now. Invented rounds only for those who ask for examples."""
    now = on or timezone.now()
    shown = Q() if examples else Q(is_example=False)
    begun = Q(opens_at=None) | Q(opens_at__lte=now)
    ends = Q(mode="rolling") | Q(closes_at=None) | Q(closes_at__gt=now)
    return Round.objects.filter(shown, begun, ends, state="open").order_by("closes_at", "pk")


def coming_rounds(on=None, *, examples=False):
    """What one may apply in later: opened by the office but not begun, or planned with a day."""
    now = on or timezone.now()
    shown = Q() if examples else Q(is_example=False)
    return Round.objects.filter(shown, state__in=["planned", "open"], opens_at__gt=now).order_by("opens_at", "pk")


def drafts_of(call):
    """The drafts of a round as the office may see them, from the room above."""
    return [line for answer in ask(Drafts(call.pk)) for line in answer]


def shipped_criteria(call=None):
    """The criteria of data/rules, with the weights of the rules the round follows, else of the rules in force."""
    chosen = call.rule_set if call and call.rule_set_id else rule_set_in_force()
    weights = rules_for(chosen).value("criteria_weights").value if chosen else None
    rows = read_yaml("criteria")
    return [{**row, "weight": weight} for row, weight in zip(rows, weights or [0] * len(rows), strict=False)]


def countries_in_force():
    """The countries that a new round begins with: those open on the list in force."""
    chosen = rule_set_in_force()
    rules = rules_for(chosen) if chosen else None
    codes = [one.code for one in rules.countries if one.status == "open"] if rules else []
    return Country.objects.filter(pk__in=codes)


def themes_in_use():
    """The programme's list as a round keeps it."""
    return [{"code": one.code, "sv": one.name_sv, "en": one.name_en} for one in Theme.objects.filter(in_use=True)]
