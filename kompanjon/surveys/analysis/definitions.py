"""How a published figure is computed, as a sentence in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..templatetags.survey import weight_set_word, word_for
from .rates import DEFINITIONS


@dataclass(frozen=True)
class Names:
    """What the questions and their answers are called; a code stands as it is where nobody has named it."""

    questions: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def question(self, code):
        return _("“{text}”").format(text=self.questions.get(code) or word_for(code))

    def answer(self, item, code):
        return _("“{text}”").format(text=self.answers.get((item, str(code))) or word_for(str(code)))


def sentence(how, names=Names()) -> str:
    """The whole definition: what is computed, of whom, on which base, with which weights."""
    tell = STATISTICS.get(how.get("stat"))
    if tell is None:
        return ""
    parts = [tell(how, names), _among(how, names), _base(how), _cases(how), _weights(how)]
    return " ".join(filter(None, parts))


def _rate(how, names):
    rate = how.get("rate", "")
    return _("Response rate {rate} by AAPOR: {formula}.").format(rate=rate, formula=DEFINITIONS.get(rate, "–"))


def _mean(how, names):
    return _("The mean of the answers to {question}.").format(question=names.question(how["item"]))


def _share(how, names):
    answers = _(" or ").join(names.answer(how["item"], v) for v in how.get("values", ()))
    return _("The share who answered {answers} to {question}.").format(
        answers=answers, question=names.question(how["item"])
    )


def _rank(how, names):
    told = _("The answer to {question} that is number {rank} in order of frequency.").format(
        question=names.question(how["item"]), rank=how.get("rank", 1)
    )
    times = how.get("at_least_times_next")
    if times:
        told += " " + _("It must be at least {times} times as frequent as the next.").format(times=times)
    return told


def _majority(how, names):
    answers = _(" or ").join(names.answer(how["item"], v) for v in how.get("values", ()))
    return _("The share of organisations where more than half of those who answered {question} say {answers}.").format(
        answers=answers, question=names.question(how["item"])
    )


def _distinct(how, names):
    counted = "; ".join(_counted(words, names) for words in how.get("of", ()))
    return _("How many different values there are in the register of: {counted}.").format(counted=counted)


def _counted(words, names):
    column, _where, condition = words.partition(" where ")
    pairs = [part.split("=", 1) for part in condition.split(" and ")] if condition else []
    told = _among({"where": {k.strip(): v.strip() for k, v in pairs}}, names)
    return f"{word_for(column.strip())} ({told.rstrip('.')})" if told else str(word_for(column.strip()))


def _among(how, names):
    told = []
    for key in ("where", "also"):
        for column, value in (how.get(key) or {}).items():
            values = value if isinstance(value, list) else [value]
            known = column in names.questions
            words = _(" or ").join(names.answer(column, v) if known else str(word_for(str(v))) for v in values)
            told.append(f"{names.question(column) if known else word_for(column)}: {words}")
    return _("Only those with {conditions}.").format(conditions="; ".join(told)) if told else ""


def _base(how):
    if how["stat"] in ("rate", "distinct"):
        return ""
    if how.get("base") == "exclude_dk":
        return _("Don’t know is left out of the base.")
    return _("Don’t know counts in the base.") if how.get("base") == "include_dk" else ""


def _cases(how):
    codes = [str(c) for c in how.get("dispositions") or ()]
    if not codes or how["stat"] in ("rate", "distinct"):
        return ""
    if sorted(codes) == ["1.1", "1.2"]:
        return _("Complete and partial answers count (1.1 and 1.2).")
    return _("Answers with these outcomes count: {codes}.").format(codes=", ".join(codes))


def _weights(how):
    if how["stat"] in ("rate", "distinct", "majority") or "weights" not in how:
        return ""
    name = how["weights"] or "none"
    return _("Unweighted.") if name == "none" else _("Weighted: {name}.").format(name=weight_set_word(name))


STATISTICS = {
    "rate": _rate,
    "mean": _mean,
    "share": _share,
    "rank": _rank,
    "majority": _majority,
    "distinct": _distinct,
}
