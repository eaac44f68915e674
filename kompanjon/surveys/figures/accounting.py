"""What of a sentence is accounted for by its figure. Whatever number or group then remains was not computed."""

import re
from dataclasses import dataclass
from math import ceil, floor

from ..analysis.rates import DEFINITIONS
from . import quantities
from . import wording as w
from .change_sentences import difference_words, number_of
from .facts import FigureFacts, decimal, percent

GAP = " · "
START, END = r"(?<![\w.,–/-])", r"(?!\w|[.,]\d)"
INTERVAL = r"(?:(?:konfidens|confidence )?int[ei]rvall?(?:et)?|KI|CI)"


@dataclass
class Account:
    """A sentence read against its figure."""

    text: str  # with the thousands joined
    plain: str  # without base, answers, question and names: what the writer says in their own words
    rest: str  # and without every number that is right
    said: int  # how often the figure's own number, or right words for it, stands there
    compared: list  # (the words, the number, "least" or "most") of comparisons with a percentage
    quantities: list  # quantities in words that are wrong


def account(text: str, f: FigureFacts, lang: str) -> Account:
    text = joined(text, lang)
    plain = _without(text, _given(f, lang))
    rest = _without(plain, _numbers(f, lang))
    compared, said = [], 0
    for which in ("least", "most"):
        rest, found = _comparisons(rest, which, lang)
        compared += found
    said += len(compared)
    own = "|".join(re.escape(x) for x in _own(f, lang))
    unit = END if f.statistic == "mean" else rf"\s*{w.PERCENT}"
    rest, times = re.subn(rf"{START}(?:{own}){unit}", GAP, rest, flags=re.I)
    said += times
    wrong = []
    for found in list(quantities.told(lang).finditer(rest)):
        if f.statistic == "mean" or not quantities.fits(found, f.value, lang):
            wrong.append(found[0].strip())
        else:
            said += 1
    return Account(text, plain, quantities.told(lang).sub(GAP, rest), said, compared, wrong)


def joined(text, lang):
    """Thousands together: 1 188, or 1,188 in English, is one number."""
    text = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))", "", text)
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text) if lang == "en" else text


def short_base(f, lang):
    """Whom it is about, as a headline may say it."""
    text = re.sub(r" (?:som svarade|who answered)$", "", f.base[lang])
    return re.sub(r"^the ", "", text)


def phrase(text):
    """These words in this order, whole, however they are spaced."""
    words = r"\s+".join(re.escape(part) for part in text.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.I)


def _without(text, patterns):
    for pattern in patterns:
        text = pattern.sub(GAP, text)
    return text


def _given(f, lang):
    """Words that come from the figure itself, the longest first."""
    names = [*f.quoted.get(lang, ()), *f.answers.get(lang, ())]
    if f.statistic == "rank":
        names.append(f.says.get(lang, ""))
    if f.rate:
        names += [w.RATES[f.rate[0]][lang], DEFINITIONS[f.rate[0]], f.missing.get(lang, "")]
    names += [f.base[lang], short_base(f, lang), w.MARGIN[lang], w.STAND_IN_SENTENCE[lang], w.UNKNOWN_SENTENCE[lang]]
    return [*(phrase(joined(n, lang)) for n in sorted(set(filter(None, names)), key=len, reverse=True)), w.TOPIC[lang]]


def _numbers(f, lang):
    """Numbers that are right where they stand: interval, n, rate, scale, codes, wave and change."""
    found = [w.CHANGE_SINCE[lang](f.former_wave)]
    if f.low is not None:
        found.append(_interval(number_of(f.low, f, lang), number_of(f.high, f, lang)))
    if f.former is not None and f.difference is not None:
        found += _change(f, lang)
    if f.rate and f.statistic != "rate":
        rate = re.escape(percent(f.rate[1], True, lang))
        found.append(re.compile(rf"\b{f.rate[0]}\b[^.\d]{{0,60}}?{START}{rate}\s*{w.PERCENT}", re.I))
    if f.rate:
        found.append(re.compile(rf"\b{f.rate[0]}\b"))
    if f.scale_top:
        found.append(re.compile(rf"{START}1\s*(?:–|-|till|to)\s*{f.scale_top}{END}(?!\s*{w.PERCENT})"))
    codes = [a for a in f.answers.get(lang, ()) if a.isdigit()]
    if codes:
        listed = r"\s*(?:,|–|-|eller|och|or|and)\s*".join(codes)
        lead = "" if len(codes) > 1 else r"(?:svarade|svarat|svaret|answered|answer|chose|valde)\s+"
        found.append(re.compile(rf"{START}{lead}{listed}{END}(?!\s*{w.PERCENT})", re.I))
    bare = [*f.wave.split(), f.former_wave, *re.findall(r"\d+", " ".join(f.quoted.get(lang, ())))]
    for number in {b for b in bare if b.strip()}:
        found.append(re.compile(rf"{START}{re.escape(number)}{END}(?!\s*(?:{w.PERCENT}|{w.POINTS}))"))
    if f.n and f.statistic != "rate":
        found.append(re.compile(rf"(?:n\s*=\s*)?{START}{f.n}{END}(?!\s*{w.PERCENT})", re.I))
    return found


def _interval(low, high):
    ends = rf"{re.escape(low)}\s*(?:{w.PERCENT})?\s*(?:–|-|−|till|to)\s*{re.escape(high)}{END}\s*(?:{w.PERCENT}|{w.POINTS})?"
    return re.compile(rf"95\s*{w.PERCENT}(?:-igt)?\s*{INTERVAL}\s*[:(=]?\s*{ends}", re.I)


def _change(f, lang):
    step, low, high = difference_words(f, lang)
    unit = "" if f.statistic == "mean" else rf"\s*{w.PERCENT}"
    then = rf"{START}{re.escape(number_of(f.former, f, lang))}{END}(?:{unit})?"
    wave = rf"(?:\s*\(?(?:år |i |in )?{re.escape(f.former_wave)}\)?)?" if f.former_wave else ""
    step = rf"{START}{re.escape(step)}{END}" + ("" if f.statistic == "mean" else rf"\s*{w.POINTS}")
    return [
        _interval(low, high),
        re.compile(rf"(?:upp |ner |ned |up |down )?(?:från|from|mot|jämfört med|compared with)\s+{then}{wave}", re.I),
        re.compile(rf"(?:med|by)\s+{step}|{step}", re.I),
    ]


def _own(f, lang):
    if f.statistic == "mean":
        return [decimal(f.value, lang), decimal(f.value, lang, 1)]
    return [percent(f.value, True, lang), *([] if f.whole else [percent(f.value, False, lang)])]


def _comparisons(text, which, lang):
    """“More than 87 %” and its like, taken out of the text."""
    lead = {"least": w.AT_LEAST, "most": w.AT_MOST}[which][lang]
    pattern = re.compile(rf"\b(?:{lead})\s+(\d+(?:[.,]\d+)?)\s*{w.PERCENT}", re.I)
    found = [(m[0], float(m[1].replace(",", ".")), which) for m in pattern.finditer(text)]
    return pattern.sub(GAP, text), found


def nearest(value, which) -> int:
    """The whole percentage that a comparison may name: the one just below, or just above."""
    share = round(value * 100, 9)
    return floor(share) if which == "least" else ceil(share)
