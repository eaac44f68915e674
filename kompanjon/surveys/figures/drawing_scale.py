"""A scale as one stacked bar: its steps in their order, each with its number, and a legend with intervals."""

from html import escape

from .facts import percent

INK, FJORD = "#16252b", "#0b4f5c"
SIGN = {"sv": " %", "en": "%"}


def strength(place, count) -> float:
    """From light to dark, so that the order is seen in grey too; every part has a line around it."""
    return round(0.08 + 0.92 * place / max(count - 1, 1), 2)


def step_number(row, lang) -> str:
    """The number of a step, which its label begins with; don't know has none."""
    first = row["label"][lang].split(" ")[0]
    return first if first.isdigit() else ""


def stacked_bar(rows, lang, width, y, room) -> list[str]:
    """The bar and under it the legend, where every step stands in words with its share and interval."""
    out, at, full, tall = [], 50.0, width - 100, min(90, room * 0.3)
    for place, row in enumerate(rows):
        part = full * (row["value"] or 0)
        out.append(_part(at, y, part, tall, place, len(rows)))
        if part > 34:
            letters = "#ffffff" if strength(place, len(rows)) > 0.6 else INK
            out.append(
                f'<text x="{at + part / 2:.1f}" y="{y + tall / 2 + 8:.1f}" font-size="24" font-weight="600" text-anchor="middle" fill="{letters}">{step_number(row, lang)}</text>'
            )
        at += part
    step = min((room - tall - 20) / max(len(rows), 1), 44)
    for place, row in enumerate(rows):
        out += _entry(row, lang, width, y + tall + 20 + place * step, step, place, len(rows))
    return out


def _part(x, y, wide, tall, place, count):
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}" fill="{FJORD}" '
        f'fill-opacity="{strength(place, count)}" stroke="{INK}" stroke-width="2"/>'
    )


def _entry(row, lang, width, y, step, place, count):
    size = min(22, step * 0.6)
    base = y + size
    told = "–"
    if not row["hidden"]:
        told = percent(row["value"] or 0) + SIGN[lang]
        if row["low"] is not None:
            told += f" ({percent(row['low'])}–{percent(row['high'])})"
    return [
        _part(50, y + 2, size, size, place, count),
        f'<text x="{60 + size:.0f}" y="{base:.1f}" font-size="{size:.0f}">{escape(row["label"][lang])}</text>',
        f'<text x="{width - 50}" y="{base:.1f}" font-size="{size:.0f}" font-weight="600" text-anchor="end">{told}</text>',
    ]
