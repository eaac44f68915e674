"""Green or red: reproducible, base stated, n stated, rounding, disclosure, claims in both languages."""

from dataclasses import dataclass, field

from kompanjon.core.problems import Problem
from kompanjon.core.words import _

from ..analysis.results import limits_of
from ..analysis.tables import wave_table
from .claims import build, problems
from .compute import compute, facts_of

NAMES = {
    "reproducible": _("Reproducible"),
    "disclosure": _("Enough answers"),
    "claim_sv": _("Swedish sentence"),
    "claim_en": _("English sentence"),
    "titles": _("Titles in both languages"),
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


def check(figure, table=None, outcome=None) -> Checked:
    """Everything that is asked of a figure before it goes out."""
    table = table or wave_table(figure.wave)
    outcome = outcome or table.outcome()
    computed = compute(table, figure.definition, figure.weights, limits_of(figure.wave))
    facts = facts_of(figure, computed, table, outcome)
    e = computed.estimate
    done = Checked(figure, facts)
    done.right = {lang: build(facts, lang) for lang in ("sv", "en")}
    done.passed["reproducible"] = figure.n == e.n and figure.answer == computed.answer and _same(figure.value, e.value)
    done.passed["disclosure"] = not computed.suppressed and not figure.suppressed
    done.passed["titles"] = bool(figure.title_sv and figure.title_en)
    for lang in ("sv", "en"):
        wrong = problems(getattr(figure, f"claim_{lang}"), facts, lang)
        done.problems += wrong
        done.passed[f"claim_{lang}"] = not any(p.blocks for p in wrong)
    return done


def _same(a, b):
    return a == b or (a is not None and b is not None and abs(a - b) <= 1e-9)


def check_all(wave, figures) -> list[Checked]:
    """All figures of a release, with one reading of the wave, and the rule of differences over all of them."""
    table = wave_table(wave)
    outcome = table.outcome()
    checked = [check(figure, table, outcome) for figure in figures]
    close = too_close_pairs(table, [c.figure for c in checked], limits_of(wave))
    for c in checked:
        c.passed["differences"] = c.figure.pk not in close
    return checked


def too_close_pairs(table, figures, limits) -> set[int]:
    """Figures on the same item whose bases contain each other and differ by 1 to cell-1 answers."""
    from ..analysis.bases import holds
    from ..analysis.published import BASES
    from .disclosure import too_close

    seen: dict = {}
    close = set()
    for figure in figures:
        how = figure.definition
        if "item" not in how:
            continue
        keep = holds(how.get("where")) & table.base(how["item"], BASES[how.get("base", "answered")])
        members = frozenset(table.rows().filter(keep)["person_id"].to_list())
        shown = seen.setdefault(how["item"], {})
        for other in too_close({str(pk): m for pk, m in shown.items()}, members, limits):
            close |= {figure.pk, int(other)}
        shown[figure.pk] = members
    return close
