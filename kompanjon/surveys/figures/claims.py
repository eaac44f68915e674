"""A sentence built from a figure, and a sentence checked against one."""

from math import floor

from kompanjon.core.problems import BLOCK, WARN, Problem
from kompanjon.core.words import _
from kompanjon.surveys.figures import wording as w
from kompanjon.surveys.figures.facts import PERSONS, FigureFacts, decimal, percent


def build(figure: FigureFacts, lang: str) -> str:
    """The right sentence, ready to copy. Nothing is said of a figure that is hidden."""
    if figure.suppressed or figure.value is None:
        return {"sv": "För få svar för att visas.", "en": "Too few answers to show."}[lang]
    sentences = [_PATTERNS[figure.statistic, lang](figure, lang)]
    if figure.rank == 1 and figure.overlaps:
        sentences[0] = sentences[0].rstrip(".") + f"; {w.MARGIN[lang]}."
    if figure.stand_in:
        sentences.append(w.STAND_IN_SENTENCE[lang])
    return " ".join(sentences)


def _share_sv(f, lang):
    return f"{percent(f.value, f.whole, lang)} procent av {f.base[lang]} {f.says[lang]} ({_ground(f, lang)})."


def _share_en(f, lang):
    return f"{percent(f.value, f.whole, lang)} per cent of {f.base[lang]} {f.says[lang]} ({_ground(f, lang)})."


def _mean_sv(f, lang):
    top = f" på en skala 1–{f.scale_top}" if f.scale_top else ""
    return f"Medelvärdet för {f.says[lang]} är {decimal(f.value, lang)}{top} bland {f.base[lang]} ({_ground(f, lang)})."


def _mean_en(f, lang):
    top = f" on a scale of 1–{f.scale_top}" if f.scale_top else ""
    return f"The mean of {f.says[lang]} is {decimal(f.value, lang)}{top} among {f.base[lang]} ({_ground(f, lang)})."


def _rank_sv(f, lang):
    far = "överlägset " if _by_far(f) else ""
    return f"{f.says[lang].capitalize()} är det {far}vanligaste svaret bland {f.base[lang]}: {percent(f.value, f.whole, lang)} procent ({_ground(f, lang)})."


def _rank_en(f, lang):
    far = "by far " if _by_far(f) else ""
    return f"{f.says[lang].capitalize()} is {far}the most common answer among {f.base[lang]}: {percent(f.value, f.whole, lang)} per cent ({_ground(f, lang)})."


def _rate_sv(f, lang):
    return f"Svarsfrekvensen ({f.rate[0]}) var {percent(f.value, f.whole, lang)} procent: {f.base[lang]}."


def _rate_en(f, lang):
    return f"The response rate ({f.rate[0]}) was {percent(f.value, f.whole, lang)} per cent: {f.base[lang]}."


_PATTERNS = {
    ("share", "sv"): _share_sv,
    ("share", "en"): _share_en,
    ("mean", "sv"): _mean_sv,
    ("mean", "en"): _mean_en,
    ("rank", "sv"): _rank_sv,
    ("rank", "en"): _rank_en,
    ("rate", "sv"): _rate_sv,
    ("rate", "en"): _rate_en,
}


def _ground(f, lang):
    """n and the interval, in brackets after the number."""
    text = f"n = {f.n}"
    if f.low is None:
        return text
    show = (lambda v: decimal(v, lang)) if f.statistic == "mean" else (lambda v: percent(v, f.whole, lang))
    unit = "" if f.statistic == "mean" else " %"
    margin = {"sv": "95 % konfidensintervall", "en": "95% confidence interval"}[lang]
    return f"{text}; {margin} {show(f.low)}–{show(f.high)}{unit}"


def _by_far(f):
    return f.next_value is not None and f.value >= 2 * f.next_value


def problems(text: str, figure: FigureFacts, lang: str) -> list[Problem]:
    """Everything that is wrong with a sentence said of this figure. The caption counts as part of the text."""
    if figure.suppressed or figure.value is None:
        return [_stop("hidden", _("The figure has too few answers to be shown."))]
    return [p for check in CHECKS for p in check(text, figure, lang)]


def _unit(text, f, lang):
    if f.unit != PERSONS:
        return []
    counted = w.COUNT_OF.search(text)
    found = w.ORGANISATIONS[lang].search(text) or w.HEADLINE_SUBJECT[lang].search(text)
    if found or (counted and counted["who"].lower() in w.ORGANISATION_WORDS):
        said = (found or counted).group(0)
        return [
            _stop(
                "unit", _("“{said}” speaks of organisations. The figure is about {base}."), said=said, base=f.base[lang]
            )
        ]
    return []


def _number(text, f, lang):
    if f.statistic == "mean":
        wanted = {decimal(f.value, lang), decimal(f.value, lang, 1)}
        return (
            []
            if any(x in text for x in wanted)
            else [_stop("number", _("The mean is {value}; the text does not say so."), value=decimal(f.value, lang))]
        )
    allowed = {percent(f.value, True, lang), *([] if f.whole else [percent(f.value, False, lang)])}
    if _compares(text, lang):
        allowed.add(str(floor(f.value * 100)))
    ends = {percent(x, f.whole, lang) for x in (f.low, f.high, f.next_value) if x is not None} | {"95"}
    said = {n.replace("." if lang == "sv" else ",", "," if lang == "sv" else ".") for n in w.NUMBER.findall(text)}
    wrong = sorted(said - allowed - ends)
    out = [
        _stop(
            "number",
            _("{said} % is not the figure. Rounded it is {value} %."),
            said=x,
            value=percent(f.value, f.whole, lang),
        )
        for x in wrong
    ]
    if not said and not w.NEARLY_HALF[lang].search(text) and f.statistic != "rank":
        out.append(_stop("number", _("The text gives no number."), value=percent(f.value, f.whole, lang)))
    return out


def _compares(text, lang):
    return w.MORE_THAN[lang].search(text)


def _base(text, f, lang):
    out = []
    if (
        str(f.n) not in text.replace("\u00a0", "").replace(" ", "").replace(",", "").replace(".", "")
        and f.statistic != "rate"
    ):
        out.append(_stop("n", _("Say how many answered: {n}."), n=f.n))
    if f.base[lang].lower() not in text.lower():
        out.append(Problem("SURVEY-base", _("Say whom the figure is about: {base}."), {"base": f.base[lang]}, WARN))
    return out


def _comparison(text, f, lang):
    out = []
    value = f.value * 100
    for found in w.MORE_THAN[lang].finditer(text):
        limit = float(found[1].replace(",", "."))
        if not (value > limit and floor(value) >= limit):
            out.append(_stop("more", _("“{said}” needs a value above {limit} %."), said=found[0], limit=found[1]))
    for found in w.LESS_THAN[lang].finditer(text):
        if not value < float(found[1].replace(",", ".")):
            out.append(_stop("less", _("“{said}” needs a value below {limit} %."), said=found[0], limit=found[1]))
    if w.NEARLY_HALF[lang].search(text) and not 45 <= value < 50:
        out.append(_stop("half", _("“Nearly half” is said of 45 to 49.9 %.")))
    return out


def _ranking(text, f, lang):
    if w.MAIN_BY_FAR[lang].search(text) and not (f.rank == 1 and _by_far(f)):
        return [_stop("by-far", _("“By far” needs first place and at least twice the value of the next."))]
    if not w.MAIN[lang].search(text):
        return []
    if f.rank != 1:
        return [_stop("main", _("“Main” is said of the answer in first place."))]
    if f.overlaps and w.MARGIN[lang] not in text.lower():
        return [_stop("margin", _("Add: “{sentence}”."), sentence=w.MARGIN[lang])]
    return []


def _change(text, f, lang):
    certain = f.change in ("risen", "fallen")
    if w.SIGNIFICANTLY[lang].search(text) and not certain:
        return [_stop("significant", _("“Significantly” needs a certain change from the former wave."))]
    said = w.CHANGED[lang].search(text)
    if said and (not certain or bool(w.ROSE.search(said[0])) != (f.change == "risen")):
        return [_stop("change", _("The comparison between the waves does not say so."))]
    return []


def _judging(text, f, lang):
    out = []
    for found in w.JUDGING[lang].finditer(text):
        if not _grounded(text, f, lang):
            rate = f"{f.rate[0]} {percent(f.rate[1], True, lang)} %" if f.rate else "RR2"
            out.append(
                _stop(
                    "judging",
                    _(
                        "“{said}” judges the data. Leave it out, or give the rate ({rate}), its definition and who is missing: {missing}."
                    ),
                    said=found[0],
                    rate=rate,
                    missing=f.missing.get(lang, "–"),
                )
            )
    return out


def _grounded(text, f, lang):
    """Rate by name, its number, and who is missing all stand in the text."""
    if not f.rate or not f.missing.get(lang):
        return False
    return f.rate[0] in text and percent(f.rate[1], True, lang) in text and f.missing[lang].lower() in text.lower()


def _stand_in(text, f, lang):
    if f.stand_in and w.STAND_IN[lang] not in text.lower():
        return [_stop("stand-in", _("Nobody was asked this. Add: “{sentence}”"), sentence=w.STAND_IN_SENTENCE[lang])]
    return []


CHECKS = (_unit, _number, _base, _comparison, _ranking, _change, _judging, _stand_in)


def _stop(rule, text, **values):
    return Problem(f"SURVEY-{rule}", text, values, BLOCK)
