"""The columns of LimeSurvey's results, such as Q1, Q2[SQ001] and Q2[other], proposed from the questions. No Django."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..questionnaires.imports import usable_code

KEY, OTHER, NOT_GIVEN = "unit", "-oth-", ("", "N/A")
OURS = {  # columns that LimeSurvey itself makes, and what they are here
    "submitdate": "submitted", "lastpage": "last_page", "startlanguage": "language", "startdate": "started",
    "datestamp": "saved", "interviewtime": "seconds", "token": KEY,
}  # fmt: skip
PASSED = ("id", "seed", "ipaddr", "refurl")  # never carried in: they tell of the device, or of nothing


@dataclass(frozen=True)
class Question:
    """An item as far as a file of answers concerns it."""

    code: str
    kind: str
    options: tuple[str, ...] = ()
    other: str = ""  # the option that means something else
    points: int = 5


@dataclass
class Mapped:
    """How a file's columns and codes become ours."""

    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)


def split_column(column) -> tuple[str, str]:
    """The question's code and that of its row."""
    name, _sign, row = column.partition("[")
    return name, row.removesuffix("]")


def propose(columns: Sequence[str], questions: Mapping[str, Question]) -> Mapped:
    """What the columns are most likely to be, by the codes of the questionnaire, whatever their case."""
    found, known = Mapped(), {code.lower(): code for code in questions}
    for column in columns:
        if column in PASSED:
            continue
        name, row = split_column(column)
        whole, alone = known.get(usable_code(f"{name}_{row}").lower()), known.get(usable_code(name).lower())
        if column in OURS:
            found.columns[column] = OURS[column]
        elif row and whole:
            found.columns[column] = whole
        elif alone and row and questions[alone].kind in ("multi", "ranking"):
            option = questions[alone].other if row == "other" else option_of(row, questions[alone])
            found.columns[column] = f"{alone}[{option or row}]"
        elif alone and row == "other" and questions[alone].other:  # the text beside one answer
            found.columns[column] = f"{alone}[{questions[alone].other}]"
        elif alone and not row:
            found.columns[column] = alone
            if questions[alone].other:
                found.values.setdefault(alone, {})[OTHER] = questions[alone].other
    return found


def option_of(code, question) -> str:
    """The option a code stands for: the same whatever the case, or the first letters of yes and no."""
    same, plain = {o.lower(): o for o in question.options}, usable_code(code).lower()
    short = {"y": ("ja", "yes", "y"), "n": ("nej", "no", "n")}.get(plain, ())
    return same.get(plain) or next((same[s] for s in short if s in same), "")
