"""Green or red: reproducible, base stated, n stated, rounding, disclosure, claims in both languages."""

from dataclasses import dataclass, field, replace

from kompanjon.core.problems import Problem
from kompanjon.core.words import _

from ..analysis.change import verdicts
from ..analysis.compare import change, former_of
from ..analysis.intervals import NOTHING
from ..analysis.results import limits_of
from ..analysis.tables import questionnaire_of, wave_table
from ..analysis.weighting import CannotWeight
from .claims import headline_problems, problems
from .compute import Computed, compute
from .differences import too_close_figures
from .facts_of_figures import facts_of
from .sentences import build

NAMES = {
    "reproducible": _("Reproducible"),
    "weights": _("Unweighted or by the official weights"),
    "disclosure": _("Enough answers"),
    "claim_sv": _("Swedish sentence"),
    "claim_en": _("English sentence"),
    "title_sv": _("Swedish title"),
    "title_en": _("English title"),
    "differences": _("No difference gives a group away"),
}


@dataclass
class Checked:
    """A figure with its checks and the right sentences, ready to copy."""

    figure: object
    facts: object
    passed: dict = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    right: dict = field(default_factory=dict)

    @property
    def green(self):
        return all(self.passed.values())

    @property
    def title(self):
        return str(self.figure)

    @property
    def lines(self):
        return [(NAMES[name], ok) for name, ok in self.passed.items()]


def check(figure, table=None, outcome=None, said=None) -> Checked:
    """Everything that is asked of a figure before it goes out. `said` is what may be said of the former wave."""
    table = table or wave_table(figure.wave)
    outcome = outcome or table.outcome()
    computed = computed_or_nothing(table, figure)
    facts = replace(facts_of(figure, computed, table, outcome), **(said or {}))
    e = computed.estimate
    done = Checked(figure, facts)
    done.right = {lang: build(facts, lang) for lang in ("sv", "en")}
    done.passed["reproducible"] = figure.n == e.n and figure.answer == computed.answer and _same(figure.value, e.value)
    done.passed["weights"] = figure.weights in ("none", table.chosen)
    done.passed["disclosure"] = not computed.suppressed and not figure.suppressed
    for kind, wrong_with in (("title", headline_problems), ("claim", problems)):
        for lang in ("sv", "en"):
            name = f"{kind}_{lang}"
            wrong = wrong_with(getattr(figure, name), facts, lang)
            done.problems += [p for p in wrong if p not in done.problems]
            done.passed[name] = not any(p.blocks for p in wrong)
    return done


def check_beside(figure, said=None) -> Checked:
    """A figure's own checks, and what it would tell beside the tables and the other figures of its wave."""
    wave, table = figure.wave, wave_table(figure.wave)
    done = check(figure, table, said=said)
    done.passed["differences"] = figure.pk not in _close(wave, table, list(wave.figures.all()))
    return done


def _close(wave, table, figures):
    questionnaire = questionnaire_of(wave)
    items = {i.code: i for i in questionnaire.items.prefetch_related("options")} if questionnaire else {}
    return too_close_figures(table, figures, items, limits_of(wave))


def computed_or_nothing(table, figure) -> Computed:
    """The figure computed again; nothing, and so red, when its weights can no longer be had."""
    try:
        return compute(table, figure.definition, figure.weights, limits_of(figure.wave))
    except CannotWeight:
        return Computed(NOTHING, suppressed=True)


def _same(a, b):
    return a == b or (a is not None and b is not None and abs(a - b) <= 1e-9)


def check_all(wave, figures) -> list[Checked]:
    """All figures of a release, with one reading of the wave, and the rule of differences over all of them."""
    table = wave_table(wave)
    outcome = table.outcome()
    said = changes_of(wave, table, figures)
    checked = [check(figure, table, outcome, said.get(figure.pk)) for figure in figures]
    close = _close(wave, table, [c.figure for c in checked])
    for c in checked:
        c.passed["differences"] = c.figure.pk not in close
    return checked


def changes_of(wave, table, figures) -> dict[int, dict]:
    """What may be said of each figure's change since the former wave, all of them judged together, and its size."""
    if wave.former is None:
        return {}
    then, limits, compared, sizes = wave_table(wave.former), limits_of(wave), {}, {}
    for item, mine in _by_item(wave, figures):
        former = former_of(wave, item, then)
        if former is None or not former.comparable(item):
            continue
        for figure in mine:
            how = figure.definition
            try:
                before, now = (compute(t, how, figure.weights, limits) for t in (then, table))
            except CannotWeight:
                continue
            if not (before.suppressed or now.suppressed):
                values = how.get("values") if how["stat"] == "share" else None
                where = how.get("where")
                moved = change(former, table, before.estimate, now.estimate, values, where)
                compared[figure.pk] = moved
                if moved:
                    size = (moved.difference, moved.low, moved.high)
                    sizes[figure.pk] = {"former": before.estimate.value, "difference": size}
    words = zip(compared, verdicts(list(compared.values())), strict=True)
    return {pk: {"change": word, "former_wave": wave.former.code, **sizes.get(pk, {})} for pk, word in words}


def _by_item(wave, figures):
    """The items of the wave with those figures on each that can be compared."""
    questionnaire = questionnaire_of(wave)
    for item in questionnaire.items.prefetch_related("options") if questionnaire else ():
        mine = [
            f
            for f in figures
            if f.definition.get("item") == item.code
            and f.definition["stat"] in ("share", "mean")
            and "also" not in f.definition
        ]
        if mine:
            yield item, mine
