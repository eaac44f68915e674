"""From a text to the words that are searched: the same on both databases, for both languages.

A word is kept as written, without its accents, and as its Swedish and its English stem.
"""

import functools
import re
import unicodedata
from collections.abc import Collection

WORD = re.compile(r"[^\W_]+")
LONGEST_WORD, MOST_WORDS = 60, 20_000


@functools.cache
def _stemmers():
    import snowballstemmer

    return [snowballstemmer.stemmer(language) for language in ("swedish", "english")]


def plain_words(text: str) -> list[str]:
    """The words of a text, folded, in the order they stand."""
    return [word[:LONGEST_WORD] for word in WORD.findall(unicodedata.normalize("NFKC", text).casefold())]


def without_accents(word: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return bare if WORD.fullmatch(bare) else word


@functools.lru_cache(maxsize=20_000)
def stems(word: str) -> frozenset[str]:
    return frozenset(stemmer.stemWord(word) for stemmer in _stemmers()) - {""}


def words_to_keep(*texts: str) -> list[str]:
    kept: set[str] = set()
    for text in texts:
        for word in plain_words(text)[:MOST_WORDS]:
            kept |= {word, without_accents(word)} | stems(word)
    return sorted(kept)


def asked(text: str) -> list[tuple[set[str], str]]:
    """What a reader asks for: every word must be there in one of its forms, the last also as a beginning."""
    words = plain_words(text)[:12]
    wanted = [({word, *stems(word)}, "") for word in words]
    if wanted and len(words[-1]) >= 2:
        wanted[-1] = (wanted[-1][0], words[-1])
    return wanted


def holds(kept: Collection[str], wanted) -> bool:
    """The same question put to words that are held in memory, as `words_to_keep` gives them."""
    return all(
        not forms.isdisjoint(kept) or (bool(beginning) and any(word.startswith(beginning) for word in kept))
        for forms, beginning in wanted
    )


def for_fts5(wanted) -> str:
    return " AND ".join(_one_of(forms, beginning, " OR ", '"{}"', '"{}"*') for forms, beginning in wanted)


def for_tsquery(wanted) -> str:
    return " & ".join(_one_of(forms, beginning, " | ", "'{}'", "'{}':*") for forms, beginning in wanted)


def _one_of(forms, beginning, joint, whole, start):
    parts = [whole.format(form) for form in sorted(forms)]
    return "(" + joint.join(parts + ([start.format(beginning)] if beginning else [])) + ")"
