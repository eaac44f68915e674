"""The right sentence of a figure, ready to copy."""

from . import wording as w
from .change_sentences import change_sentence, number_of
from .facts import PERSONS, FigureFacts, decimal, percent


def build(figure: FigureFacts, lang: str) -> str:
    """The right sentence, ready to copy. Nothing is said of a figure that is hidden."""
    if figure.suppressed or figure.value is None:
        return {"sv": "För få svar för att visas.", "en": "Too few answers to show."}[lang]
    sentences = [_PATTERNS[figure.statistic, lang](figure)]
    if figure.rank == 1 and figure.overlaps:
        sentences[0] = sentences[0].rstrip(".") + f"; {w.MARGIN[lang]}."
    if figure.statistic == "rate" and figure.rate[0] in w.ASSUMES_INELIGIBLE:
        sentences.append(w.UNKNOWN_SENTENCE[lang])
    sentences.append(change_sentence(figure, lang))
    if figure.stand_in:
        sentences.append(w.STAND_IN_SENTENCE[lang])
    return " ".join(filter(None, sentences))


def ground_sentence(f: FigureFacts, lang: str) -> str:
    """What makes a judgement of the data tenable: the rate, its definition, and who is missing."""
    if not f.rate or not f.missing.get(lang):
        return ""
    name, value = f.rate[0], percent(f.rate[1], True, lang)
    if lang == "sv":
        return f"Svarsfrekvensen {name} ({w.RATES[name][lang]}) var {value} procent, och {f.missing[lang]}."
    return f"The response rate {name} ({w.RATES[name][lang]}) was {value} per cent, and {f.missing[lang]}."


def is_by_far(f) -> bool:
    return f.next_value is not None and f.value >= 2 * f.next_value


def _share_sv(f):
    share = percent(f.value, f.whole, "sv")
    if f.unit != PERSONS:
        return f"I {share} procent av {f.base['sv']} {f.says['sv']} ({_ground(f, 'sv')})."
    return f"{share} procent av {f.base['sv']} {f.says['sv']} ({_ground(f, 'sv')})."


def _share_en(f):
    share = percent(f.value, f.whole, "en")
    if f.unit != PERSONS:
        return f"In {share} per cent of {f.base['en']}, {f.says['en']} ({_ground(f, 'en')})."
    return f"{share} per cent of {f.base['en']} {f.says['en']} ({_ground(f, 'en')})."


def _mean_sv(f):
    top = f" på en skala 1–{f.scale_top}" if f.scale_top else ""
    return f"Medelvärdet för {f.says['sv']} är {decimal(f.value, 'sv')}{top} bland {f.base['sv']} ({_ground(f, 'sv')})."


def _mean_en(f):
    top = f" on a scale of 1–{f.scale_top}" if f.scale_top else ""
    return f"The mean of {f.says['en']} is {decimal(f.value, 'en')}{top} among {f.base['en']} ({_ground(f, 'en')})."


def _rank_sv(f):
    place = "näst vanligaste" if f.rank == 2 else "överlägset vanligaste" if is_by_far(f) else "vanligaste"
    return (
        f"”{upper_first(f.says['sv'])}” är det {place} svaret bland {f.base['sv']}: "
        f"{percent(f.value, f.whole, 'sv')} procent ({_ground(f, 'sv')})."
    )


def _rank_en(f):
    place = "the second most common" if f.rank == 2 else "by far the most common" if is_by_far(f) else "the most common"
    return (
        f"“{upper_first(f.says['en'])}” is {place} answer among {f.base['en']}: "
        f"{percent(f.value, f.whole, 'en')} per cent ({_ground(f, 'en')})."
    )


def upper_first(text: str) -> str:
    """Only the first letter: "EU-medel och SKR" keeps its own."""
    return text[:1].upper() + text[1:]


def _rate_sv(f):
    return f"Svarsfrekvensen ({f.rate[0]}) var {percent(f.value, f.whole, 'sv')} procent: {f.base['sv']}."


def _rate_en(f):
    return f"The response rate ({f.rate[0]}) was {percent(f.value, f.whole, 'en')} per cent: {f.base['en']}."


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
    unit = "" if f.statistic == "mean" else " %"
    margin = {"sv": "95 % konfidensintervall", "en": "95% confidence interval"}[lang]
    return f"{text}; {margin} {number_of(f.low, f, lang)}–{number_of(f.high, f, lang)}{unit}"
