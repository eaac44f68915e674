"""A published chart as a file of its own: SVG in two sizes and two languages, PNG made of it."""

from html import escape

from .captions import base_line
from .drawing_scale import stacked_bar
from .facts import percent

SIZES = {"wide": (1200, 675), "square": (1080, 1080)}
TITLE = {"wide": 47, "square": 42}  # signs in a line of the headline, also in the widest of the fonts
SMALL = {"wide": 92, "square": 82}  # signs in a line under the headline
FOOT = {"wide": 112, "square": 98}  # and in one at the foot
INK, FJORD, BED, QUIET = "#16252b", "#0b4f5c", "#e6dfd2", "#4a5a60"
WORDS = {
    "sv": {
        "base": "Bas",
        "synthetic": "Syntetiska data",
        "hidden": "–: för få svar",
        "interval": "Linjer: 95 % konfidensintervall",
        "brackets": "Inom parentes: 95 % konfidensintervall",
        "weighted": "Viktat",
        "plain": "Oviktat",
    },
    "en": {
        "base": "Base",
        "synthetic": "Synthetic data",
        "hidden": "–: too few answers",
        "interval": "Lines: 95% confidence interval",
        "brackets": "In brackets: 95% confidence interval",
        "weighted": "Weighted",
        "plain": "Unweighted",
    },
}


def chart_svg(*, title, item, lang, size="wide", synthetic=False, source="") -> str:
    """Bars from zero with value, interval and stamp; base, item and source in words. `item` is what a release froze."""
    width, height = SIZES[size]
    words, rows = WORDS[lang], item["rows"]
    letters = 40 if len(wrapped(title, TITLE[size], 9)) <= 3 else 30
    lines = wrapped(title, TITLE[size] * 40 // letters, 9)  # a title may be long; none of its words is left out
    under = [*wrapped(item["text"][lang], SMALL[size], 9), *wrapped(base_line(item, lang), SMALL[size], 9)]
    weighted = words["weighted"] if item["weighted"] else words["plain"]
    hidden = f" {words['hidden']}." if any(r["hidden"] for r in rows) else ""
    interval = words["brackets" if item.get("scale") and not hidden else "interval"]
    foot = wrapped(f"{source} {weighted}. {interval}.{hidden}", FOOT[size], 9)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" font-family="Public Sans, DejaVu Sans, Arial, sans-serif" fill="{INK}">',
        f"<title>{escape(title)}</title><desc>{escape(described(item, lang))}</desc>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    high = letters * 1.25
    parts += _lines(lines, 70, high, f'font-size="{letters}" font-weight="600"')
    top = 70 + high * len(lines)
    parts += _lines(under, top - 6, 28, f'font-size="22" fill="{QUIET}"')
    top += 28 * len(under) - 25
    last = height - 50
    parts += _lines(foot, last - 24 * (len(foot) - 1), 24, f'font-size="18" fill="{QUIET}"')
    room = height - top - 110 - 24 * len(foot)
    if item.get("scale") and not any(r["hidden"] for r in rows):
        parts += stacked_bar(rows, lang, width, top + 45, room)
    else:
        step = min(room / max(len(rows), 1), 90)
        for i, row in enumerate(rows):
            parts += _bar(row, lang, width, top + 55 + i * step, step)
    return "".join([*parts, *(stamp(width, height, words) if synthetic else ()), "</svg>"])


def _lines(lines, y, high, look):
    return [f'<text x="50" y="{y + high * i:.0f}" {look}>{escape(line)}</text>' for i, line in enumerate(lines)]


def stamp(width, height, words) -> list[str]:
    """Across the picture and in its corner; no setting turns it off."""
    return [
        f'<text x="{width / 2}" y="{height / 2 + 40}" font-size="90" font-weight="600" text-anchor="middle" fill="{INK}" fill-opacity="0.16" transform="rotate(-18 {width / 2} {height / 2})">{words["synthetic"]}</text>',
        f'<text x="{width - 50}" y="{height - 20}" font-size="19" font-weight="600" text-anchor="end">{words["synthetic"]}</text>',
    ]


def _bar(row, lang, width, y, step):
    left, full, thick = 420, width - 420 - 130, max(step * 0.45, 8)
    size = 22 if step > 40 else max(step * 0.55, 11)
    middle = y + thick / 2
    out = [
        f'<text x="{left - 15}" y="{middle + size * 0.35:.1f}" font-size="{size:.0f}" text-anchor="end">{escape(shortened(row["label"][lang], 36))}</text>',
        f'<rect x="{left}" y="{y:.1f}" width="{full}" height="{thick:.1f}" fill="{BED}"/>',
    ]
    if row["hidden"]:
        return [
            *out,
            f'<text x="{width - 50}" y="{middle + size * 0.35:.1f}" font-size="{size:.0f}" text-anchor="end">–</text>',
        ]
    out.append(
        f'<rect x="{left}" y="{y:.1f}" width="{full * (row["value"] or 0):.1f}" height="{thick:.1f}" fill="{FJORD}"/>'
    )
    if row["low"] is not None:
        a, b = left + full * row["low"], left + full * row["high"]
        out += [
            f'<line x1="{a:.1f}" x2="{b:.1f}" y1="{middle:.1f}" y2="{middle:.1f}" stroke="#ffffff" stroke-width="7"/>',
            f'<line x1="{a:.1f}" x2="{b:.1f}" y1="{middle:.1f}" y2="{middle:.1f}" stroke="{INK}" stroke-width="3"/>',
        ]
    return [
        *out,
        f'<text x="{width - 50}" y="{middle + size * 0.35:.1f}" font-size="{size:.0f}" font-weight="600" text-anchor="end">{_percent(row, lang)}</text>',
    ]


def described(item, lang) -> str:
    """All values in a sentence, for those who do not see the picture."""
    return "; ".join(_told(row, lang) for row in item["rows"]) + "."


def _told(row, lang):
    return f"{row['label'][lang]}: " + ("–" if row["hidden"] else _percent(row, lang))


def _percent(row, lang):
    return percent(row["value"] or 0) + {"sv": " %", "en": "%"}[lang]


def chart_png(svg: str, size="wide") -> bytes:
    """The same picture as pixels, drawn by the typesetter the house already has."""
    import tempfile
    from pathlib import Path

    import typst

    width, height = SIZES[size]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "chart.svg").write_text(svg, encoding="utf-8")
        page = Path(folder, "page.typ")
        page.write_text(
            f'#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n#image("chart.svg", width: 100%)'
        )
        return typst.compile(str(page), format="png", ppi=72.0)


def wrapped(text, longest, most=3):
    lines = [""]
    for word in text.split(" "):  # not at a hard space, which holds "n = 40" together
        if lines[-1] and len(lines[-1]) + len(word) + 1 > longest:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def shortened(text, longest):
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
