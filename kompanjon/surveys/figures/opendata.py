"""Open data of a release: one long table with flags. Read from what was frozen."""

import csv
import io

from .group_shares import plain

COLUMNS = ("wave", "item", "option", "group_var", "group", "weighted", "estimate", "low", "high", "n", "suppressed")


def long_rows(frozen):
    """One line per wave, item, option and group. What is shown has share, interval and n; what is hidden only its flag."""
    for item in frozen["items"]:
        for row in item["rows"]:
            told = None if row["hidden"] else (row["value"], row["low"], row["high"])
            yield _line(frozen, item, row["option"], told, item["n"])
        answers = {row["option"] for row in item["rows"]}
        for group in item["groups"]:
            for (name, n), shares in zip(_sizes(item, group), _shares(item, group), strict=True):
                for option, told in zip(group["columns"], shares, strict=True):
                    if option in answers:
                        yield _line(frozen, item, option, told, n, group["by"], name, "shares" in group)


def _line(frozen, item, option, told, n, by="", name="", weighable=True):
    start = (frozen["wave"], item["item"], option, by, name, _truth(item["weighted"] and weighable))
    return (*start, *map(_plain, told), n, "false") if told else (*start, "", "", "", "", "true")


def _sizes(item, group):
    """Groups with their number of answers; releases from before it was kept tell it where every count is shown."""
    if "sizes" in group:
        return list(zip(group["rows"], group["sizes"], strict=True))
    return [(name, None if item["multi"] or None in counts else sum(counts)) for name, counts in group["rows"].items()]


def _shares(item, group):
    if "shares" in group:
        return group["shares"]
    counted = zip(_sizes(item, group), group["rows"].values(), strict=True)
    return [[_counted(count, n) for count in counts] for (_name, n), counts in counted]


def _counted(count, n):
    if not n:
        return None
    found = plain(count, n)
    return found.value, found.low, found.high


def _truth(value):
    return "true" if value else "false"


def _plain(value):
    return "" if value is None else repr(float(value))


def table_csv(frozen) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(long_rows(frozen))
    return out.getvalue().encode()
