"""Charts as SVG in percentages, so that letters keep their size; each has its table beside it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Curve:
    line: str
    reminders: list
    top: float
    last: int


def curve_chart(points, reminders) -> Curve | None:
    """The share answered by day, for a view box of 600 × 200; the height is a round share above the last."""
    if not points:
        return None
    last, top = max(points[-1][0], 1), _round_up(max(share for _day, share in points))
    place = [f"{600 * day / last:.1f},{200 - 200 * share / top:.1f}" for day, share in points]
    return Curve(" ".join(place), [f"{600 * day / last:.1f}" for day in reminders if day <= last], top, last)


def _round_up(share):
    return next((step for step in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8) if share <= step), 1.0)


@dataclass(frozen=True)
class Bar:
    """One option: its label, share, text, interval; None where it is hidden or was not asked."""

    label: str
    value: float | None
    text: str
    low: float | None = None
    high: float | None = None
    second: bool = False


def drawn(bars: list[Bar], scale=False):
    """For the house's component, in percent: one stacked bar for a scale all of which is shown, else bars."""
    from kompanjon.core.components import drawings

    if scale and bars and all(b.value is not None for b in bars):
        return drawings.stacked([drawings.Bar(b.label, round(100 * b.value, 2), b.text) for b in bars])
    return drawings.bars(
        [
            drawings.Bar(
                b.label,
                round(100 * (b.value or 0), 2),
                b.text,
                low=None if b.low is None else round(100 * b.low, 2),
                high=None if b.high is None else round(100 * b.high, 2),
                second=b.second,
            )
            for b in bars
        ]
    )
