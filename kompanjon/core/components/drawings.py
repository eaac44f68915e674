"""Small drawings in percentages, without a viewBox, so that their letters never shrink: money line, lanes, bars."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A stretch of a bar: how it is filled, from where, how far."""

    look: str
    x: str
    width: str


def share(part, whole):
    return f"{100 * part / whole:.2f}%" if whole else "0%"


@dataclass(frozen=True)
class Entry:
    """A row of the money line and of its key. look: past, done, plan, over, none, frame (what is left) or ask."""

    look: str
    label: str
    amount: int | None
    note: str = ""


def money_line(frame, entries, asked=None):
    """A frame, a year or a cap, and what is taken from it, as one line: {parts, ask, tick}.

    The whole width is the largest of frame, asked and taken. What lies above the frame is drawn crossed.
    """
    taken = sum(entry.amount or 0 for entry in entries)
    whole = max(frame or 0, asked or 0, taken)
    parts, at = [], 0
    if frame:
        parts.append(Part("frame", "0%", share(frame, whole)))
    for entry in entries:
        if entry.amount:
            parts += cut_at_frame(entry.look, at, entry.amount, frame, whole)
            at += entry.amount
    return {"parts": parts, "ask": share(asked, whole) if asked else "", "tick": share(frame, whole) if frame else ""}


def cut_at_frame(look, at, amount, frame, whole):
    """One part, or two where it crosses the frame."""
    inside = min(amount, max(frame - at, 0)) if frame else amount
    parts = [Part(look, share(at, whole), share(inside, whole))] if inside else []
    if amount > inside:
        parts.append(Part("over", share(at + inside, whole), share(amount - inside, whole)))
    return parts


@dataclass(frozen=True)
class Span:
    """Something that went on from one year to another; a year that is not known is drawn striped."""

    label: str
    start: int | None
    end: int | None
    life: bool = False


@dataclass(frozen=True)
class Lane:
    label: str
    text_x: str
    anchor: str
    text_y: int
    look: str
    x: str
    width: str
    y: int


def lanes(spans, last_year):
    """The same life drawn along the years: {lanes, ticks, height}."""
    years = [year for span in spans for year in (span.start, span.end) if year]
    first = min(years, default=last_year) - 2
    whole = last_year + 2 - first
    drawn = [lane(span, number, first, whole, last_year) for number, span in enumerate(spans)]
    decades = range(-(-first // 10) * 10, last_year + 1, 10)
    foot = 44 * len(spans) + 12
    ticks = [{"x": share(year - first, whole), "year": year} for year in decades]
    return {"lanes": drawn, "ticks": ticks, "foot": foot, "year_y": foot + 16, "height": foot + 22}


PHONE, LETTER = 290, 6.5
"""The width of the drawing on the smallest phone, and of a letter in it: what fits there fits everywhere."""


def letters(room):
    return int(room * PHONE / LETTER)


def fitted(label, room):
    """The label, shortened where the phone would cut it off; its whole text stands in the list beside the drawing."""
    most = max(8, letters(room))
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def lane(span, number, first, whole, last_year):
    vague = not span.life and (span.start is None or span.end is None)
    start = span.start if span.start else (span.end or last_year) - 2
    end = (span.end + 1 if span.end else last_year + 1) if span.life else (span.end or start + 1) + 1
    end = min(end, last_year + 1)
    after, before = 1 - (start - first) / whole, (end - first) / whole
    late = letters(after) < len(span.label) and before > after
    return Lane(
        fitted(span.label, before if late else after), share((end if late else start) - first, whole), "end" if late else "start", 16 + 44 * number,
        "life" if span.life else "vague" if vague else "", share(start - first, whole), share(end - start, whole), 22 + 44 * number,
    )  # fmt: skip


@dataclass(frozen=True)
class Bar:
    """One bar of a chart from zero. Values in percent; an interval is drawn only where it is known."""

    label: str
    value: float
    text: str
    low: float | None = None
    high: float | None = None
    second: bool = False


def bars(rows):
    """Bars with their places: {bars, height}."""
    drawn = [
        {"bar": bar, "text_y": 16 + 58 * n, "bed_y": 24 + 58 * n, "mid_y": 33 + 58 * n} for n, bar in enumerate(rows)
    ]
    return {"bars": drawn, "height": 58 * len(rows) - 4}


def stacked(rows):
    """A scale as one bar, its steps in their order and darker by the step, with a key: {stack, height}."""
    parts, at = [], 0.0
    for n, bar in enumerate(rows):
        deep = round(0.08 + 0.92 * n / max(len(rows) - 1, 1), 2)
        shown = {"bar": bar, "x": f"{at:.2f}%", "width": f"{bar.value:.2f}%", "deep": str(deep), "number": _step(bar)}
        shown |= {"middle": f"{at + bar.value / 2:.2f}%" if bar.value >= 6 else "", "dark": deep > 0.6}
        parts.append(shown | {"key_y": 60 + 28 * n, "text_y": 74 + 28 * n})
        at += bar.value
    return {"stack": parts, "height": 64 + 28 * len(rows)}


def _step(bar):
    """The number of a step, which its label begins with; don't know has none."""
    first = str(bar.label).split(" ")[0]
    return first if first.isdigit() else ""
