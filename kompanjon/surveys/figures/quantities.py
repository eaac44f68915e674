"""Quantities in words, "nine in ten", "nearly half", "most", and the shares each may be said of."""

import re

from .wording import ABOUT, AT_LEAST, AT_MOST

NUMBERS = {
    "sv": ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
}
EACH = {
    "sv": {"annan": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7, "åttonde": 8, "nionde": 9, "tionde": 10},
    "en": {},
}  # fmt: skip
PARTS = {
    "sv": {"hälften": 2, "tredjedel": 3, "tredjedelar": 3, "fjärdedel": 4, "fjärdedelar": 4, "femtedel": 5, "femtedelar": 5, "tiondel": 10, "tiondelar": 10},
    "en": {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10},
}  # fmt: skip
ALL = {
    "sv": r"(?<!av )(?<!bland )\b(?:alla|samtliga|varenda)\b",
    "en": r"(?<!at )(?<!of )(?<!among )\b(?:all|everybody|everyone)\b",
}
NONE = {
    "sv": r"^\W*(?:nästan )?(?:ingen|inga)\b|\b(?:nästan )?(?:ingen|inga) av\b",
    "en": r"\b(?:almost |hardly )?(?:none|nobody|no one)\b|\bhardly any(?:body|one)?\b",
}
MOST = {
    "sv": r"\b(?:de flesta|flesta|flertalet|majoritet(?:en)?|merparten|huvuddelen)\b",
    "en": r"\b(?:majority|most(?! (?:common|wanted|often|frequent|important|popular|chosen|cited|mentioned))|the bulk)\b",
}
VAST = {
    "sv": r"\b(?:stor|överväldigande|klar|bred) majoritet(?:en)?\b|\bde allra flesta\b",
    "en": r"\b(?:large|vast|overwhelming|great|clear|broad) majority\b",
}
CLOSE, ROUGH = 0.01, 0.03


def told(lang):
    """All ways to tell a quantity in words, as one pattern."""
    return _PATTERNS[lang]


def fits(found, value, lang) -> bool:
    """Whether the share may be told in these words."""
    text = re.sub(r"\s+", " ", found[0].lower())
    if found["all"]:
        return value >= 0.95 if _nearly(text, lang) else value == 1
    if found["none"]:
        return value <= 0.05 if _nearly(text, lang) else value == 0
    if found["vast"]:
        return value >= 0.75
    if found["most"]:
        return value > 0.5
    share, how = _share(found, lang), (found["how"] or "").strip().lower()
    if how in NEARLY_WORDS[lang]:
        return share - (0.05 if share == 0.5 else ROUGH) <= value < share
    if how in AT_LEAST[lang].split("|"):
        return share < value <= share + (0.1 if share == 0.5 else ROUGH)
    if how:
        return abs(value - share) <= ROUGH
    return abs(value - share) < CLOSE


def _nearly(text, lang):
    return text.startswith(("nästan", "nearly", "almost", "virtually", "hardly", "i stort sett"))


def _share(found, lang):
    if found["top"]:
        return _number(found["top"], lang) / max(_number(found["bottom"], lang), 1)
    if found["each"]:
        return 1 / EACH[lang].get(found["each"].lower(), 2)
    parts = PARTS[lang][found["part"].lower()]
    return (_number(found["many"], lang) if found["many"] else 1) / parts


def _number(word, lang):
    word = word.lower()
    if word in ("ett", "a"):
        return 1
    return int(word) if word.isdigit() else NUMBERS[lang].index(word)


def _english_parts(numbers):
    """Half may stand alone; the third party is no third."""
    parts = "|".join(part for part in PARTS["en"] if part != "half")
    return rf"(?:(?P<many>{numbers})[ -](?=(?:{parts})\b))?(?P<part>half|(?<=[ -])(?:{parts}))\b"


def _pattern(lang):
    numbers = "|".join([*NUMBERS[lang], "ett" if lang == "sv" else "a", r"\d+"])
    how = "|".join([AT_MOST[lang], AT_LEAST[lang], ABOUT[lang], "närmare" if lang == "sv" else "close to"])
    between = {"sv": r"(?:av|utav|på)", "en": r"(?:in|of|out of)"}[lang]
    each = "|".join(EACH[lang]) or "(?!)"
    ways = [
        rf"(?P<top>{numbers})\s+{between}\s+(?P<bottom>{numbers})\b",
        rf"var(?:t)?\s*(?P<each>{each})\b" if lang == "sv" else "(?P<each>(?!))",
        rf"(?:(?P<many>{numbers})[ -])?(?P<part>{'|'.join(PARTS[lang])})\b"
        if lang == "sv"
        else _english_parts(numbers),
    ]
    nearly = r"(?:nästan\s+|i stort sett\s+|nearly\s+|almost\s+|virtually\s+)?"
    whole = [
        f"(?P<all>{nearly}(?:{ALL[lang]}))",
        f"(?P<none>{NONE[lang]})",
        f"(?P<vast>{VAST[lang]})",
        f"(?P<most>{MOST[lang]})",
    ]
    return re.compile(rf"{'|'.join(whole)}|\b(?:(?P<how>{how})\s+)?(?:{'|'.join(ways)})", re.I)


NEARLY_WORDS = {lang: {*AT_MOST[lang].split("|"), "närmare", "close to"} for lang in AT_MOST}
_PATTERNS = {lang: _pattern(lang) for lang in ("sv", "en")}
