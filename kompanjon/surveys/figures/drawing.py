"""A published chart as a file of its own: SVG in two sizes and two languages, PNG made of it."""

from html import escape

SIZES = {"wide": (1200, 675), "square": (1080, 1080)}
TITLE = {"wide": 47, "square": 42}  # signs in a line of the headline, also in the widest of the fonts
INK, FJORD, BED, QUIET = "#16252b", "#0b4f5c", "#e6dfd2", "#4a5a60"
WORDS = {
    "sv": {
        "base": "Bas",
        "synthetic": "Syntetiska data",
        "hidden": "–: för få svar",
        "interval": "Linjer: 95 % konfidensintervall",
        "weighted": "Viktat",
        "plain": "Oviktat",
    },
    "en": {
        "base": "Base",
        "synthetic": "Synthetic data",
        "hidden": "–: too few answers",
        "interval": "Lines: 95% confidence interval",
        "weighted": "Weighted",
        "plain": "Unweighted",
    },
}


def chart_svg(*, title, item, lang, size="wide", synthetic=False, source="") -> str:
    """Bars from zero with value, interval and stamp. `item` is what a release froze."""
    width, height = SIZES[size]
    words, rows = WORDS[lang], item["rows"]
    lines = wrapped(title, TITLE[size])
    top = 60 + 50 * len(lines)
    weighted = words["weighted"] if item["weighted"] else words["plain"]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" font-family="Public Sans, DejaVu Sans, Arial, sans-serif" fill="{INK}">',
        f"<title>{escape(title)}</title><desc>{escape(described(item, lang))}</desc>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    parts += [
        f'<text x="50" y="{70 + 50 * i}" font-size="40" font-weight="600">{escape(line)}</text>'
        for i, line in enumerate(lines)
    ]
    parts.append(
        f'<text x="50" y="{top + 20}" font-size="22" fill="{QUIET}">{escape(shortened(item["text"][lang], 88))} {words["base"]}: n = {item["n"]}</text>'
    )
    room = height - top - 150
    step = min(room / max(len(rows), 1), 90)
    for i, row in enumerate(rows):
        parts += _bar(row, lang, width, top + 55 + i * step, step)
    parts.append(
        f'<text x="50" y="{height - 50}" font-size="19" fill="{QUIET}">{escape(source)} {weighted}. {words["interval"]}.{" " + words["hidden"] + "." if any(r["hidden"] for r in rows) else ""}</text>'
    )
    return "".join([*parts, *(stamp(width, height, words) if synthetic else ()), "</svg>"])


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
        f'<text x="{width - 50}" y="{middle + size * 0.35:.1f}" font-size="{size:.0f}" font-weight="600" text-anchor="end">{round((row["value"] or 0) * 100)} %</text>',
    ]


def described(item, lang) -> str:
    """All values in a sentence, for those who do not see the picture."""
    return "; ".join(_told(row, lang) for row in item["rows"]) + "."


def _told(row, lang):
    return f"{row['label'][lang]}: " + ("–" if row["hidden"] else f"{round((row['value'] or 0) * 100)} %")


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
