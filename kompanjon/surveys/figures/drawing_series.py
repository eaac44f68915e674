"""The chart of change between waves as a file of its own: a panel for each answer, dots with intervals, breaks as gaps."""

from html import escape
from math import ceil

from ..analysis.panels import panels
from ..analysis.series_numbers import described, ends, has_hidden
from ..analysis.series_words import remarks
from .drawing import BED, FJORD, INK, QUIET, SIZES, TITLE, WORDS, stamp, wrapped

HARD = "\u00a0"
ACROSS = {"wide": 5, "square": 3}
SMALL = {"wide": 92, "square": 82}  # signs in a line of the text under the headline


def series_svg(*, title, item, lang, size="wide", source="") -> str:
    """Panels in rows. `item` is what a release froze, with its series."""
    width, height = SIZES[size]
    words, series = WORDS[lang], item["series"]
    lines = wrapped(title, TITLE[size])
    base = ", ".join(f"{w['wave']}{HARD}n{HARD}={HARD}{w['n']}" for w in series["waves"])
    under = wrapped(f"{item['text'][lang]} {words['base']}: {base}", SMALL[size])
    top = 50 + 50 * len(lines) + 28 * len(under)
    notes = wrapped(" ".join(_notes(series, words, source, lang)), SMALL[size] + 22, 4)
    foot = height - (48 if series["synthetic"] else 30)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" font-family="Public Sans, DejaVu Sans, Arial, sans-serif" fill="{INK}">',
        f"<title>{escape(title)}</title><desc>{escape(described(series, lang))}</desc>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    parts += [_text(50, 70 + 50 * i, 40, line, ' font-weight="600"') for i, line in enumerate(lines)]
    parts += [_text(50, 75 + 50 * len(lines) + 28 * i, 22, line, QUIETLY) for i, line in enumerate(under)]
    shown = panels(series, lang)
    across = min(len(shown), ACROSS[size])
    down = ceil(len(shown) / across)
    wide, room = (width - 100) / across, (foot - top - 32 - 21 * len(notes)) / down
    labels = max(len(_label(panel, wide - 25)) for panel in shown)
    for k, panel in enumerate(shown):
        box = (50 + wide * (k % across), top + 25 + room * (k // across), wide - 25, room - 12)
        parts += _panel(panel, box, ends(series, lang), labels)
    parts += [_text(50, foot - 21 * (len(notes) - 1 - i), 16, line, QUIETLY) for i, line in enumerate(notes)]
    return "".join([*parts, *(stamp(width, height, words) if series["synthetic"] else ()), "</svg>"])


QUIETLY = f' fill="{QUIET}"'
MIDDLE = ' text-anchor="middle"'
AT_THE_END = f'{QUIETLY} text-anchor="end"'


def _notes(series, words, source, lang):
    weighted = words["weighted"] if series["weighted"] else words["plain"]
    return [
        source,
        f"{weighted}. {words['interval']}.",
        *remarks(series, lang),
        *([words["hidden"] + "."] if has_hidden(series) else []),
    ]


def _text(x, y, size, text, more=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}"{more}>{escape(text)}</text>'


def _label(panel, wide):
    return wrapped(panel.label, int(wide / 9.6), 2) if panel.label else []


def _panel(panel, box, scale, labels):
    """A bed with the scale's two ends, then whiskers, lines, dots, their numbers and the waves' names."""
    start, y, whole, tall = box
    left, wide = start + 45, whole - 45
    upper, lower = y + 19 * labels + 18, y + tall - 22
    room = lower - upper

    def at(x, part):
        return left + wide * x, upper + room * part

    out = [_text(start, y + 14 + 19 * i, 16, line, ' font-weight="600"') for i, line in enumerate(_label(panel, whole))]
    out.append(
        f'<rect x="{left:.1f}" y="{upper:.1f}" width="{wide:.1f}" height="{room:.1f}" fill="{BED}" fill-opacity="0.5"/>'
    )
    out += [_text(left - 6, upper + 12, 14, scale[1], AT_THE_END), _text(left - 6, lower - 1, 14, scale[0], AT_THE_END)]
    for x in panel.breaks:
        out.append(_line(*at(x, 0), *at(x, 1), QUIET, 2, ' stroke-dasharray="6 6"'))
    for x1, y1, x2, y2 in panel.joins:
        out.append(_line(*at(x1, y1), *at(x2, y2), FJORD, 3))
    for dot in panel.dots:
        x, middle = at(dot.x, dot.y)
        if dot.low is not None:
            out.append(_line(x, at(0, dot.low)[1], x, at(0, dot.high)[1], INK, 3))
        out.append(f'<circle cx="{x:.1f}" cy="{middle:.1f}" r="6" fill="{FJORD}"/>')
        above = at(0, dot.y if dot.high is None else dot.high)[1] - 10
        out.append(_text(x, max(above, upper - 6), 17, dot.text, ' font-weight="600" text-anchor="middle"'))
    out += [_text(at(x, 0)[0], (upper + lower) / 2, 17, sign, MIDDLE) for x, sign in panel.gaps]
    small = min(16, round(wide / len(panel.ticks) / 3.2))
    return out + [_text(at(x, 0)[0], lower + 20, small, wave, MIDDLE) for x, wave in panel.ticks]


def _line(x1, y1, x2, y2, colour, thick, more=""):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{thick}"{more}/>'
