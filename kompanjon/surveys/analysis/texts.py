"""Which answers are free text: by the kind of their question, and in a delivery by what stands in the column."""

from collections.abc import Sequence

from ..figures.rules import identifies

KINDS = ("short_text", "long_text")
LONGEST_CODE, MOST_CODES = 40, 40
ENOUGH_TO_TELL = 20  # answers from which it counts that most of them differ


def reads_as_text(code: str, answers: Sequence[str]) -> bool:
    """Whether a column was written freely. When in doubt it was: a text among the options would be published unread."""
    given = [a for a in answers if a]
    parts = {p for a in given for p in a.split("|")}
    if code.endswith("_comment") or any(could_be_written(p) for p in parts):
        return True
    return len(parts) > MOST_CODES or (
        len(given) >= ENOUGH_TO_TELL and len(set(given)) * 2 > len(given) and not _short_scale(parts)
    )


def could_be_written(answer: str) -> bool:
    """Whether an answer is no code: it has spaces, is long, or holds an address or a number to call."""
    return len(answer) > LONGEST_CODE or any(c.isspace() for c in answer.strip()) or bool(identifies(answer))


def names_somebody(answer: str) -> bool:
    """Whether what stands as an answer to a question with given answers must not become an option."""
    return len(answer) > 2 * LONGEST_CODE or bool(identifies(answer))


def _short_scale(parts) -> bool:
    return all(p.isdigit() and 1 <= int(p) <= 11 for p in parts)
