"""Whether an entry of a published list can be read: what is wrong in it, in a sentence that says the remedy."""

import difflib
from collections.abc import Mapping

from django.utils.translation import gettext as _

from .wave import GROUP_COLUMNS, UNITS

LIMITS = ("accept_gte", "accept_gt", "accept_lt", "accept_lte")
WORDS = ("stat", "rate", "item", "values", "where", "rank", "at_least_times_next", "of", "equals", "dispositions")
WORDS += ("base", "weights")
OF_ITEMS = ("mean", "share", "rank")


def trouble_with(entry, wave, names, guarded=False) -> str:
    """What is wrong with an entry; nothing when it can be computed. `guarded`: it may divide by groups only."""
    if not isinstance(entry, Mapping):
        return _("It must have keys and values, such as id, value and compute.")
    if not entry.get("id"):
        return _("It has no id. Give it one, for example F1.")
    how = entry.get("compute")
    if not isinstance(how, Mapping):
        return _("It has no compute. Say how it is computed, for example {example}.").format(
            example="{stat: mean, item: q1_awareness}"
        )
    return _keys(entry, how) or _shapes(entry, how) or _known(how, wave, names) or (guarded and _narrow(how)) or ""


def _keys(entry, how):
    for key in entry:
        near = difflib.get_close_matches(str(key), LIMITS, 1, 0.8)
        if key not in (*LIMITS, "accept") and near:  # `accept` is prose
            return _("“{key}” is no limit. Write {near}.").format(key=key, near=near[0])
    strange = [str(k) for k in how if k not in WORDS]
    if strange:
        return _("“{key}” is not a word of compute. The words are: {known}.").format(
            key=strange[0], known=", ".join(WORDS)
        )
    return ""


def _shapes(entry, how):
    for key in LIMITS:
        if key in entry and (isinstance(entry[key], bool) or not isinstance(entry[key], int | float)):
            return _("{key} must be a number, not “{value}”.").format(key=key, value=entry[key])
    for key in ("values", "of", "equals", "dispositions"):
        if key in how and not isinstance(how[key], list):
            return _("{key} must be a list, for example {example}.").format(key=key, example=f"{key}: [{how[key]}]")
    if not isinstance(how.get("where") or {}, Mapping):
        return _("{key} must name columns with their values, for example {example}.").format(
            key="where", example="where: {org_type: kommun}"
        )
    number = not any(k in entry for k in LIMITS) and how.get("stat") in ("rate", "mean", "share")
    if number and not isinstance(entry.get("value"), int | float):
        return _("It has neither limits nor a value that is a number.")
    return ""


def _known(how, wave, names):
    if how.get("stat") not in OF_ITEMS:
        return ""
    item = how.get("item")
    if item not in wave.answer_columns:
        return _("“{item}” is not a question of this wave that can be counted. Choose one of: {known}.").format(
            item=item, known=", ".join(sorted(wave.answer_columns))
        )
    known = {code for question, code in names.answers if question == item}
    seen = known and known | set(wave.counts(item, dispositions=how.get("dispositions")))
    strange = [str(v) for v in how.get("values") or () if seen and str(v) not in seen]
    if strange:
        return _("“{strange}” is no answer to {item}. The answers are: {known}.").format(
            strange=", ".join(strange), item=item, known=", ".join(sorted(known))
        )
    return _("A share needs values.") if how["stat"] == "share" and not how.get("values") else ""


def _narrow(how):
    """On a page a list may count in groups; a filter on anything else is a question about somebody."""
    columns = set(how.get("where") or {})
    for words in how.get("of") or ():
        column, _where, condition = str(words).partition(" where ")
        columns |= {part.partition("=")[0].strip() for part in condition.split(" and ")} if condition else set()
        if column.strip() not in UNITS:
            return _("Only columns of the register can be counted by distinct, not {column}.").format(column=column)
    strange = sorted(map(str, columns - set(GROUP_COLUMNS)))
    if strange:
        return _("“{column}” is no group that answers may be divided by. The groups are: {known}.").format(
            column=strange[0], known=", ".join(GROUP_COLUMNS)
        )
    return ""
