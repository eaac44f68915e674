"""What is asked of whom, and what must hold before a questionnaire goes out.

A condition is data: {"item": "q6", "is": ["ja"]}, {"unit": "role", "is": ["politiker"]}, {"all": […]}, {"any": […]}, {"not": …}.
"""

from collections.abc import Mapping

from kompanjon.core.problems import BLOCK, WARN, Problem
from kompanjon.core.words import _

WORDS_PER_MINUTE, SECONDS_PER_ITEM = 200, 6
WITH_OPTIONS = ("single", "multi", "yes_no", "ranking", "consent")
EMPTY = ("", None, [], ())


def is_shown(condition: Mapping, answers: Mapping, unit: Mapping) -> bool:
    """Whether an item is on this respondent's route."""
    if not condition:
        return True
    if "all" in condition:
        return all(is_shown(c, answers, unit) for c in condition["all"])
    if "any" in condition:
        return any(is_shown(c, answers, unit) for c in condition["any"])
    if "not" in condition:
        return not is_shown(condition["not"], answers, unit)
    value = unit.get(condition["unit"]) if "unit" in condition else answers.get(condition["item"])
    given = value if isinstance(value, list) else [value]
    return any(str(v) in map(str, condition["is"]) for v in given if v not in EMPTY)


def route(items, answers: Mapping, unit: Mapping) -> list:
    """The items shown, in order; an answer counts only while its own item is shown."""
    shown, counted = [], {}
    for item in items:
        if is_shown(item.condition, counted, unit):
            shown.append(item)
            if answers.get(item.code) not in EMPTY:
                counted[item.code] = answers[item.code]
    return shown


def answered_share(items, answers, unit) -> tuple[int, int]:
    """How many of the required items on the route are answered, and how many there are."""
    required = [i for i in route(items, answers, unit) if i.required]
    given = [i for i in required if answers.get(i.code) not in (*EMPTY, "_declined")]
    return len(given), len(required)


def asked_about(condition) -> set[str]:
    """The codes of the items a condition looks at."""
    inner = [*condition.get("all", []), *condition.get("any", []), *([condition["not"]] if "not" in condition else [])]
    own = {condition["item"]} if "item" in condition else set()
    return own.union(*(asked_about(c) for c in inner))


def routing_problems(items) -> list[Problem]:
    """Unknown items, references forward (and so cycles), options that are not offered, items nobody can reach."""
    problems, before = [], {}
    every = {i.code: i for i in items}
    for item in items:
        for code in sorted(asked_about(item.condition)):
            if code not in every:
                problems.append(_problem("unknown", _("“{item}” depends on “{code}”, which is not asked."), item, code))
            elif code not in before:
                problems.append(_problem("forward", _("“{item}” depends on “{code}”, which comes later."), item, code))
        problems += [
            _problem("unreachable", _("Nobody can reach “{item}”: “{code}” is not an answer."), item, x)
            for x in _impossible(item.condition, before)
        ]
        before[item.code] = item
    return problems


def _impossible(condition, before):
    """Answers a plain condition asks for that its item does not offer, when none of them is offered."""
    if "item" not in condition:
        return [x for c in condition.get("all", []) for x in _impossible(c, before)]
    asked = before.get(condition["item"])
    if asked is None or asked.kind not in (*WITH_OPTIONS, "scale"):
        return []
    offered = (
        {str(v) for v in range(1, asked.points + 1)} if asked.kind == "scale" else {o.code for o in asked.options.all()}
    )
    wanted = [str(v) for v in condition["is"]]
    return [] if set(wanted) & offered else wanted


def language_problems(items) -> list[Problem]:
    """A text that is missing in Swedish or English."""
    problems = []
    for item in items:
        for lang in ("sv", "en"):
            if not getattr(item, f"text_{lang}").strip():
                problems.append(
                    Problem(
                        "SURVEY-text", _("“{item}” has no text in {lang}."), {"item": item.code, "lang": lang}, BLOCK
                    )
                )
            problems += [
                Problem(
                    "SURVEY-label",
                    _("An answer of “{item}” has no text in {lang}: {code}."),
                    {"item": item.code, "lang": lang, "code": o.code},
                    BLOCK,
                )
                for o in item.options.all()
                if not getattr(o, f"label_{lang}").strip()
            ]
        for name in ("help", "low_label", "high_label", "unit"):
            given = [bool(getattr(item, f"{name}_{lang}")) for lang in ("sv", "en")]
            if any(given) and not all(given):
                problems.append(
                    Problem("SURVEY-half", _("“{item}” has a text in one language only."), {"item": item.code}, BLOCK)
                )
    return problems


def publishable(items) -> list[Problem]:
    if not items:
        return [Problem("SURVEY-none", _("There are no questions."), {}, BLOCK)]
    bare = [
        _problem("options", _("“{item}” has no answers to choose from."), i, "")
        for i in items
        if i.kind in WITH_OPTIONS and not i.options.all()
    ]
    return [*language_problems(items), *routing_problems(items), *bare, *length_problems(items)]


def minutes(items) -> float:
    """An estimate of the time it takes: reading the text and the answers, and choosing."""
    words = sum(len(i.text_sv.split()) + sum(len(o.label_sv.split()) for o in i.options.all()) for i in items)
    return words / WORDS_PER_MINUTE + len(items) * SECONDS_PER_ITEM / 60


def length_problems(items) -> list[Problem]:
    time = round(minutes(items))
    return (
        [Problem("SURVEY-long", _("It takes about {n} minutes. Ten is much."), {"n": time}, WARN)] if time > 10 else []
    )


def _problem(rule, text, item, code):
    return Problem(f"SURVEY-{rule}", text, {"item": item.code, "code": code}, BLOCK)


def pages_left(pages: Mapping[str, int], answers: Mapping) -> int:
    """The last page on which anything was answered, from the page of each item; 0 when nothing was."""
    return max((pages[code] for code in answers if code in pages), default=0)
