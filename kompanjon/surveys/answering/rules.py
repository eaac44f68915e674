"""Reading what a respondent posted, one item at a time: a value, or what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kompanjon.core.problems import Problem
from kompanjon.core.words import _

from ..sampling.rules import plain_text

DECLINED = "_declined"
LONGEST_OTHER = 200
CHOICES = ("single", "yes_no", "consent", "organisation", "position")


def other_text(code: str) -> str:
    """Where the text lies that belongs to a question's answer "other": beside the answer, read as a free text."""
    return f"{code}-other"


def other_said(item, value, text: str) -> str | None:
    """The text of "other" where that was chosen; nothing else of it is kept."""
    chosen = value if isinstance(value, list) else [value]
    return plain_text(text, LONGEST_OTHER) or None if item.other in chosen else None


def kept_for(shown, answers) -> dict:
    """The answers of the questions that were shown, each with the text of its "other"."""
    keys = {key for code in shown for key in (code, other_text(code))}
    return {key: value for key, value in answers.items() if key in keys}


@dataclass(frozen=True)
class Read:
    """A value that may be kept, or a problem; `empty` when nothing was given."""

    value: object = None
    problem: Problem | None = None

    @property
    def empty(self):
        return self.value in (None, "", []) and self.problem is None


def read(item, posted: Sequence[str], codes: Sequence[str], exclusive: Sequence[str] = (), other: str = "") -> Read:
    """The answer to an item from the values its fields carried. `codes` are the answers on offer."""
    given = [v for v in posted if v not in ("", None)]
    if not given:
        return Read()
    kind = "multi" if item.kind in ("multi", "ranking") else item.kind
    reader = {
        "multi": _several,
        "scale": _scale,
        "battery": _scale,
        "number": _number,
        "short_text": _text,
        "long_text": _text,
    }.get(kind, _one)
    return reader(item, given, codes, exclusive)


def _one(item, given, codes, exclusive):
    if given[-1] not in codes:
        return Read(problem=_say("choice", _("Choose one of the answers.")))
    return Read(given[-1])


def _scale(item, given, codes, exclusive):
    if given[-1] in codes:
        return Read(given[-1])
    if given[-1].isdigit() and 1 <= int(given[-1]) <= item.points:
        return Read(int(given[-1]))
    return Read(problem=_say("scale", _("Choose a number from 1 to {points}."), points=item.points))


def _several(item, given, codes, exclusive):
    chosen = list(dict.fromkeys(given))
    if any(code not in codes for code in chosen):
        return Read(problem=_say("choice", _("Choose among the answers on the page.")))
    alone = [code for code in chosen if code in exclusive]
    if alone and len(chosen) > 1:
        return Read(
            problem=_say(
                "alone",
                _("One of your answers cannot be combined with the others. Leave only that one, or take it away."),
            )
        )
    most = int(item.most) if item.most is not None else len(codes)
    if len(chosen) > most:
        return Read(problem=_say("most", _("Choose at most {most}. You have chosen {n}."), most=most, n=len(chosen)))
    least = int(item.least) if item.least is not None else 0
    if len(chosen) < least and not alone:
        return Read(problem=_say("least", _("Choose at least {least}."), least=least))
    return Read(chosen)


def _number(item, given, codes, exclusive):
    """Comma and point are both decimal separators; spaces divide thousands."""
    text = "".join(given[-1].split()).replace("\u00a0", "").replace("\u2212", "-").replace(",", ".")
    try:
        value = Decimal(text)
    except InvalidOperation:
        return Read(problem=_say("number", _("Write a number in digits, for example 12,5.")))
    if not value.is_finite() or max(-value.as_tuple().exponent, 0) > item.decimals:
        return Read(problem=_say("decimals", _("Write the number with at most {n} decimals."), n=item.decimals))
    if (item.least is not None and value < item.least) or (item.most is not None and value > item.most):
        low, high = ("–" if x is None else f"{x.normalize():f}" for x in (item.least, item.most))
        return Read(problem=_say("range", _("The number must lie between {low} and {high}."), low=low, high=high))
    return Read(f"{value:f}")


def _text(item, given, codes, exclusive):
    if len(given[-1]) > item.longest:
        return Read(
            problem=_say(
                "long", _("Write at most {most} characters. The text has {n}."), most=item.longest, n=len(given[-1])
            )
        )
    return Read(plain_text(given[-1], item.longest))


def _say(rule, text, **values):
    return Problem(f"SURVEY-answer-{rule}", text, values)
