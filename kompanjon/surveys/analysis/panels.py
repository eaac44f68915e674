"""Where the dots, lines and breaks of a series lie: one panel for each line, in parts of its width and height."""

from dataclasses import dataclass

from .series import HIDDEN
from .series_numbers import number

MARGIN = 0.12  # on both sides, so that the outermost numbers are not cut


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    text: str
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Panel:
    """All positions are from 0 to 1; y runs downwards, as on paper."""

    label: str
    dots: list[Dot]
    joins: list[tuple[float, float, float, float]]
    gaps: list[tuple[float, str]]  # waves without a point, and why: "–" hidden, "…" not asked or another scale
    breaks: list[float]
    ticks: list[tuple[float, str]]


def panels(series, lang) -> list[Panel]:
    """A line joins two waves that follow each other, both have a point, and asked the same question."""
    waves, floor, span = series["waves"], series["floor"], series["top"] - series["floor"]
    places = _places(len(waves))
    breaks = [(places[k - 1] + places[k]) / 2 for k in range(1, len(waves)) if waves[k]["broken"]]

    def height(value):
        return 1 - (value - floor) / span

    drawn = []
    for line in series["lines"]:
        dots, gaps, by_place = [], [], {}
        for k, point in enumerate(line["points"]):
            if point["state"]:
                gaps.append((places[k], "–" if point["state"] == HIDDEN else "…"))
                continue
            low, high = (None, None) if point["low"] is None else (height(point["low"]), height(point["high"]))
            by_place[k] = Dot(places[k], height(point["value"]), number(series, point["value"], lang), low, high)
            dots.append(by_place[k])
        joins = [
            (by_place[k - 1].x, by_place[k - 1].y, by_place[k].x, by_place[k].y)
            for k in by_place
            if k - 1 in by_place and not waves[k]["broken"]
        ]
        ticks = [(x, w["wave"]) for x, w in zip(places, waves, strict=True)]
        label = line["label"][lang] if line["option"] else ""
        drawn.append(Panel(label, dots, joins, gaps, breaks, ticks))
    return drawn


def _places(n):
    return [MARGIN + (1 - 2 * MARGIN) * k / (n - 1) for k in range(n)] if n > 1 else [0.5]
