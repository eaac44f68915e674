"""A sentence or a headline checked against its figure."""

from kompanjon.core.problems import BLOCK, Problem
from kompanjon.core.words import _
from kompanjon.surveys.analysis.rates import DEFINITIONS
from kompanjon.surveys.figures import wording as w
from kompanjon.surveys.figures.accounting import Account, account, joined, nearest, phrase
from kompanjon.surveys.figures.change_sentences import CERTAIN, number_of
from kompanjon.surveys.figures.facts import PERSONS, FigureFacts, percent
from kompanjon.surveys.figures.sentences import build, ground_sentence, is_by_far

__all__ = ["build", "headline_problems", "problems"]


def problems(text: str, figure: FigureFacts, lang: str) -> list[Problem]:
    """Everything that is wrong with a sentence said of this figure. The caption counts as part of the text."""
    return _found(CHECKS, text, figure, lang)


def headline_problems(text: str, figure: FigureFacts, lang: str) -> list[Problem]:
    """What a headline may not say. It needs no number, n and base; what it does say must be right."""
    if not text.strip():
        return [_stop("title", _("The title is missing."))]
    return _found(HEADLINE_CHECKS, text, figure, lang)


def _found(checks, text, figure, lang):
    if figure.suppressed or figure.value is None:
        return [_stop("hidden", _("The figure has too few answers to be shown."))]
    read = account(text, figure, lang)
    return [p for check in checks for p in check(read, figure, lang)]


def _unit(read, f, lang):
    found = w.ORGANISATIONS[lang].search(read.rest) if f.unit == PERSONS else None
    if found:
        text = _("“{said}” speaks of organisations. The figure is about {base}.")
        return [_stop("unit", text, said=found[0], base=f.base[lang])]
    found = w.GROUPS[lang].search(read.rest)
    if found:
        text = _("“{said}” is another group than the figure's. The figure is about {base}.")
        return [_stop("unit", text, said=found[0], base=f.base[lang])]
    return []


def _number(read, f, lang):
    value = number_of(f.value, f, lang)
    sign = "" if f.statistic == "mean" else " %"
    wrong = [m[0].strip() for m in w.ANY_NUMBER.finditer(read.rest)] + read.quantities
    text = _("“{said}” is not the figure. Rounded it is {value}.")
    return [_stop("number", text, said=x, value=value + sign) for x in dict.fromkeys(wrong)]


def _number_said(read, f, lang):
    if read.said or f.statistic == "rank":
        return []
    if f.statistic == "mean":
        return [_stop("number", _("The mean is {value}; the text does not say so."), value=number_of(f.value, f, lang))]
    return [_stop("number", _("The text gives no number."), value=percent(f.value, f.whole, lang))]


def _n_said(read, f, lang):
    said = f.statistic == "rate" or w.token(f.n).search(read.text)
    return [] if said else [_stop("n", _("Say how many answered: {n}."), n=f.n)]


def _base_said(read, f, lang):
    if phrase(joined(f.base[lang], lang)).search(read.text):
        return []
    return [_stop("base", _("Say whom the figure is about: {base}."), base=f.base[lang])]


def _rate_named(read, f, lang):
    if f.statistic != "rate":
        return []
    out, name = [], f.rate[0]
    if not w.token(name).search(read.text):
        out.append(_stop("rate", _("Name the rate: {name}."), name=name))
    if name in w.ASSUMES_INELIGIBLE and not phrase(w.UNKNOWN_SENTENCE[lang]).search(read.text):
        out.append(_stop("rate", _("Add: “{sentence}”."), sentence=w.UNKNOWN_SENTENCE[lang].rstrip(".")))
    return out


def _comparison(read, f, lang):
    out, value = [], round(f.value * 100, 9)
    for said, limit, which in read.compared:
        if f.statistic == "mean":
            out.append(_stop("number", _("“{said}” is not the figure. Rounded it is {value}."), said=said, value=number_of(f.value, f, lang)))  # fmt: skip
        elif which == "least" and not value > limit:
            out.append(_stop("more", _("“{said}” needs a value above {limit} %."), said=said, limit=f"{limit:g}"))
        elif which == "most" and not value < limit:
            out.append(_stop("less", _("“{said}” needs a value below {limit} %."), said=said, limit=f"{limit:g}"))
        elif limit != nearest(f.value, which):
            text = _("“{said}” is true, but far from the figure. Write {value} %.")
            out.append(_stop("number", text, said=said, value=nearest(f.value, which)))
    if w.NEARLY_HALF[lang].search(read.plain) and not 45 <= value < 50:
        out.append(_stop("half", _("“Nearly half” is said of 45 to 49.9 %.")))
    text = _("“{said}” compares the figure with something that is not in it.")
    found = w.COMPARED[lang].search(read.rest)
    if found:
        out.append(_stop("compared", text, said=found[0]))
    return out


def _ranking(read, f, lang):
    if w.MAIN_BY_FAR[lang].search(read.plain) and not (f.rank == 1 and is_by_far(f)):
        return [_stop("by-far", _("“By far” needs first place and at least twice the value of the next."))]
    second = w.SECOND[lang].search(read.plain)
    if second and f.rank != 2:
        return [_stop("main", _("“{said}” is not the place of this answer."), said=second[0].strip())]
    if not w.MAIN[lang].search(read.plain):
        return []
    if f.rank != 1 and not second:
        return [_stop("main", _("“Main” is said of the answer in first place."))]
    if f.rank == 1 and f.overlaps and not phrase(w.MARGIN[lang]).search(read.text):
        return [_stop("margin", _("Add: “{sentence}”."), sentence=w.MARGIN[lang])]
    return []


def _answer_named(read, f, lang):
    if f.statistic != "rank" or phrase(f.says[lang]).search(read.text):
        return []
    return [_stop("answer", _("Name the answer as it stands in the questionnaire: “{answer}”."), answer=f.says[lang])]


def _no_other_answer(read, f, lang):
    if f.statistic != "rank":
        return []
    other = next((x for x in f.others.get(lang, ()) if len(x) > 3 and phrase(x).search(read.plain)), None)
    text = _("“{said}” is another answer. In first place is “{answer}”.")
    return [_stop("answer", text, said=other, answer=f.says[lang])] if other else []


def _change(read, f, lang):
    since = w.CHANGE_SINCE[lang](f.former_wave).search(read.plain)
    rose = w.ROSE[lang].search(read.plain) or (since if since and since["up"] else None)
    fell = w.FELL[lang].search(read.plain) or (since if since and not since["up"] else None)
    if w.SIGNIFICANTLY[lang].search(read.plain) and f.change not in CERTAIN:
        return [_stop("significant", _("“Significantly” needs a certain change from the former wave."))]
    if (rose and f.change != "risen") or (fell and f.change != "fallen"):
        return [_stop("change", _("The comparison between the waves does not say so."))]
    return []


def _judging(read, f, lang):
    found = w.JUDGING[lang].search(read.plain)
    if not found or _is_grounded(read, f, lang):
        return []
    sentence = ground_sentence(f, lang)
    if not sentence:
        return [_stop("judging", _("“{said}” judges the data. Leave it out."), said=found[0])]
    text = _("“{said}” judges the data. Leave it out, or give its ground: “{sentence}”")
    return [_stop("judging", text, said=found[0], sentence=sentence)]


def _is_grounded(read, f, lang):
    """Rate by name, its number, its definition, and who is missing all stand in the text."""
    if not f.rate or not f.missing.get(lang):
        return False
    name, value = f.rate
    needed = [w.token(name), w.token(percent(value, True, lang)), phrase(f.missing[lang])]
    return all(n.search(read.text) for n in needed) and any(
        phrase(d).search(read.text) for d in (w.RATES[name][lang], DEFINITIONS[name])
    )


def _stand_in(read: Account, f, lang):
    if f.stand_in and w.STAND_IN[lang] not in read.text.lower():
        return [_stop("stand-in", _("Nobody was asked this. Add: “{sentence}”"), sentence=w.STAND_IN_SENTENCE[lang])]
    return []


HEADLINE_CHECKS = (_unit, _number, _comparison, _ranking, _no_other_answer, _change, _judging)
CHECKS = (*HEADLINE_CHECKS, _number_said, _n_said, _base_said, _rate_named, _answer_named, _stand_in)


def _stop(rule, text, **values):
    return Problem(f"SURVEY-{rule}", text, values, BLOCK)
