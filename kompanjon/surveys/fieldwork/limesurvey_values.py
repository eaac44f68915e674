"""One value of LimeSurvey's results with our code, or what is wrong with it: the line, and the nearest code. No Django."""

import re

from kompanjon.core.problems import BLOCK
from kompanjon.core.words import _

from ..answering.rules import LONGEST_OTHER, other_text
from ..questionnaires.imports import usable_code
from ..sampling.rules import nearest, plain_text
from .limesurvey_columns import option_of, split_column

CHECKED, UNCHECKED = ("Y", "1"), ("N", "0")


def take(answers, line, ours, text, mapped, questions, found):
    code, option = split_column(ours)
    question = questions.get(code)
    if question is None:
        return
    if option:
        _checked(answers, line, question, option, text, found)
        return
    text = mapped.values.get(code, {}).get(text, text)
    value = _value(question, text)
    if value is None:
        near = nearest(usable_code(text), question.options) or "–"
        said = _("Line {line}: “{value}” is no answer to {code}. Nearest: {near}.")
        found.tell(BLOCK, said, line=line, value=text[:60], code=code, near=near)
    else:
        answers[code] = value


def _checked(answers, line, question, option, text, found):
    """One of several answers: checked, not checked, or in its place in a ranking."""
    if option not in question.options:
        near = nearest(usable_code(option), question.options) or "–"
        said = _("Line {line}: “{value}” is no answer to {code}. Nearest: {near}.")
        found.tell(BLOCK, said, line=line, value=option, code=question.code, near=near)
    elif option == question.other and text not in (*CHECKED, *UNCHECKED):
        answers[other_text(question.code)] = plain_text(text, LONGEST_OTHER)
        if question.kind == "multi":
            answers.setdefault(question.code, []).append(option)
    elif text in CHECKED:
        answers.setdefault(question.code, []).append(option)
    elif text not in UNCHECKED:
        said = _("Line {line}: “{value}” is neither yes nor no in {code}.")
        found.tell(BLOCK, said, line=line, value=text[:60], code=f"{question.code}[{option}]")


def _value(question, text):
    """The answer with our code; None where it is no answer to the question."""
    if question.kind in ("scale", "battery"):
        digits = re.fullmatch(r"A?0*(\d+)", text)
        if digits and 1 <= int(digits[1]) <= question.points:
            return int(digits[1])
    if question.kind == "number":
        number = text.replace(",", ".").rstrip("0").rstrip(".") if "." in text.replace(",", ".") else text
        return number if re.fullmatch(r"-?\d+(\.\d+)?", number) else None
    if question.kind in ("short_text", "long_text"):
        return text
    option = option_of(text, question)
    if question.kind in ("multi", "ranking"):
        return [option] if option else None
    return option or None
