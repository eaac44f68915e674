"""How near what somebody typed comes to a name: without accents, and as foreign names are spelt in another language."""

import difflib
import re
import unicodedata

NEAR_ENOUGH = 0.72
WORD = re.compile(r"[^\W_]+")
LETTERS = str.maketrans(
    {"ø": "o", "æ": "a", "œ": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "ß": "s", "ı": "i", "ʼ": ""}
)
SOUNDS = (
    ("sch", "s"), ("tj", "s"), ("sh", "s"), ("zh", "s"), ("kh", "k"), ("ch", "k"), ("ck", "k"), ("gh", "g"), ("th", "t"),
    ("ph", "f"), ("ij", "i"), ("iy", "i"), ("yi", "i"), ("ou", "u"), ("w", "v"), ("c", "k"), ("q", "k"), ("z", "s"),
    ("y", "i"), ("j", "i"), ("x", "ks"),
)  # fmt: skip
COMMON = frozenset(
    [
        "kommun",
        "kommunen",
        "kommuns",
        "stad",
        "staden",
        "region",
        "regionen",
        "landsting",
        "landstinget",
        "lan",
        "distrikt",
        "distriktet",
        "regering",
        "forbund",
        "municipality",
        "municipal",
        "city",
        "town",
        "county",
        "district",
        "council",
        "government",
        "local",
        "authority",
        "metropolitan",
        "oblast",
        "hromada",
        "commune",
        "mairie",
        "ville",
        "municipalidad",
        "alcaldia",
        "of",
        "the",
        "and",
        "och",
        "de",
        "du",
        "la",
        "le",
        "el",
        "i",
        "in",
    ]
)
"""Words that stand in the names of many bodies and so tell none of them apart."""


def folded(text: str) -> list[str]:
    """The words of a name without accents or capitals: "Göteborgs Stad" → goteborgs, stad."""
    plain = unicodedata.normalize("NFD", text.casefold().translate(LETTERS).replace("'", "").replace("’", ""))
    return WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def sound(word: str) -> str:
    """A word as it sounds, so that Kiev and Kyjiv, Kharkiv and Charkiv lie near each other."""
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", word)


def telling(words: list[str]) -> list[str]:
    """The words that tell one body from another; all of them where there are no others."""
    return [word for word in words if word not in COMMON] or words


def near(asked: str, word: str) -> float:
    """From 1 (the same word) to 0 (another one)."""
    if asked == word:
        return 1.0
    if len(asked) >= 3 and word.startswith(asked):
        return 0.9
    ours, theirs = sound(asked), sound(word)
    if ours == theirs:
        return 0.9
    if not ours or not theirs or ours[0] != theirs[0] or abs(len(ours) - len(theirs)) > 3 or len(ours) < 4:
        return 0.0
    return 0.9 * difflib.SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


def nearness(asked: str, names, also=()) -> float:
    """How near a body's names come to what was asked for, from 1 to 0.

    Every word must come near a word of the names, or stand in `also` (the country and its like).
    """
    wanted = telling(folded(asked))
    own, beside = {word for name in names for word in folded(name)}, {word for name in also for word in folded(name)}
    marks = [max((near(one, word) for word in own), default=0.0) for one in wanted]
    marks_beside = [0.9 if one in beside else 0.0 for one in wanted]
    if not wanted or not any(mark >= NEAR_ENOUGH for mark in marks):
        return 0.0
    together = [max(pair) for pair in zip(marks, marks_beside, strict=True)]
    return sum(together) / len(together) if min(together) >= NEAR_ENOUGH else 0.0


def same_name(asked: str, names) -> bool:
    """Whether this is one of the names, whichever way it is written: "växjö kommun", "Vaxjo"."""
    words = telling(folded(asked))
    return bool(words) and any(telling(folded(name)) == words for name in names)
