"""A series as a page shows it: panels drawn in percent of their width, and the table beside them."""

from ..figures.wording_of_numbers import language
from .panels import panels
from .series import HIDDEN, MEAN, NOT_ASKED, OTHER_SCALE
from .series_numbers import described, ends, has_hidden
from .series_words import headline, remarks

UPPER, LOWER = 24, 150  # where a panel begins and ends, in pixels; above lie numbers, beneath the waves


def over_time(series) -> dict | None:
    """Headline, panels, remarks and table of a series in the reader's language; nothing where there is none."""
    if not series:
        return None
    lang = language()
    low, high = ends(series, lang)
    return {
        "headline": headline(series, lang),
        "described": described(series, lang),
        "remarks": remarks(series, lang),
        "any_hidden": has_hidden(series),
        "low": low,
        "high": high,
        "mean": series["kind"] == MEAN,
        "synthetic": series["synthetic"],
        "weighted": series["weighted"],
        "waves": series["waves"],
        "panels": [_placed(panel) for panel in panels(series, lang)],
        "rows": [_row(line, lang) for line in series["lines"]],
    }


def _placed(panel):
    return {
        "label": panel.label,
        "breaks": [_x(x) for x in panel.breaks],
        "joins": [(_x(x1), _y(y1), _x(x2), _y(y2)) for x1, y1, x2, y2 in panel.joins],
        "dots": [
            {
                "x": _x(dot.x),
                "y": _y(dot.y),
                "text": dot.text,
                "low": dot.low is not None and _y(dot.low),
                "high": dot.high is not None and _y(dot.high),
                "above": _y(dot.y if dot.high is None else dot.high) - 8,
            }
            for dot in panel.dots
        ],
        "gaps": [(_x(x), sign) for x, sign in panel.gaps],
        "ticks": [(_x(x), wave) for x, wave in panel.ticks],
    }


def _x(part):
    return f"{10 + 90 * part:.1f}%"  # the first tenth is kept for the ends of the scale


def _y(part):
    return round(UPPER + (LOWER - UPPER) * part)


def _row(line, lang):
    return {
        "label": line["label"][lang],
        "points": [{"hidden": False, "not_asked": False, "other": False, **_point(p)} for p in line["points"]],
        "difference": line["difference"],
        "change": line["change"],
    }


def _point(point):
    names = {HIDDEN: "hidden", NOT_ASKED: "not_asked", OTHER_SCALE: "other"}
    return {names[point["state"]]: True} if point["state"] else point
