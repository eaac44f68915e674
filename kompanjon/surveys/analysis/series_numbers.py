"""The numbers of a series as they are written beside its dots, and in words for those who do not see them."""

from .series import HIDDEN, MEAN, NOT_ASKED


def number(series, value, lang) -> str:
    """A mean with two decimals, a share as a whole percentage."""
    text = f"{value:.2f}" if series["kind"] == MEAN else f"{value * 100:.0f}"
    return text.replace(".", ",") if lang == "sv" else text


def ends(series, lang) -> tuple[str, str]:
    """What the bottom and the top of each panel stand for."""
    if series["kind"] == MEAN:
        return str(series["floor"]), str(series["top"])
    return ("0", f"{series['top'] * 100:.0f} %") if lang == "sv" else ("0", f"{series['top'] * 100:.0f}%")


def has_hidden(series) -> bool:
    return any(point["state"] == HIDDEN for line in series["lines"] for point in line["points"])


def described(series, lang) -> str:
    """Every value in words, for those who do not see the picture."""
    return " ".join(_told(series, line, lang) for line in series["lines"])


def _told(series, line, lang):
    unit = "" if series["kind"] == MEAN else " %"
    parts = []
    for wave, point in zip(series["waves"], line["points"], strict=True):
        value = (
            ("…" if point["state"] == NOT_ASKED else "–")
            if point["state"]
            else f"{number(series, point['value'], lang)}{unit}"
        )
        parts.append(f"{wave['wave']} {value}")
    return f"{line['label'][lang]}: {', '.join(parts)}."
