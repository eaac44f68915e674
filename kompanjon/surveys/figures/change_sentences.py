"""What may be said of the former wave, with the size of the change."""

from .facts import FigureFacts, decimal, half_up, percent

CERTAIN = {"risen": {"sv": "ökat", "en": "risen"}, "fallen": {"sv": "minskat", "en": "fallen"}}


def change_sentence(f: FigureFacts, lang: str) -> str:
    """What may be said of the former wave; nothing where they cannot be compared."""
    if f.former is None or f.difference is None or not f.change:
        return ""
    if f.change not in CERTAIN:
        return {
            "sv": f"Ingen säker förändring sedan {f.former_wave}.",
            "en": f"No certain change since {f.former_wave}.",
        }[lang]
    word, unit = CERTAIN[f.change][lang], {"sv": " procent", "en": " per cent"}[lang] if f.statistic != "mean" else ""
    then, now = number_of(f.former, f, lang), number_of(f.value, f, lang)
    step, low, high = difference_words(f, lang)
    if lang == "sv":
        points = " procentenheter" if unit else ""
        what = "Medelvärdet" if f.statistic == "mean" else "Andelen"
        return (
            f"{what} har {word} från {then}{unit} {f.former_wave} till {now}{unit}, "
            f"med {step}{points} (95 % konfidensintervall {low}–{high})."
        )
    points = " percentage points" if unit else ""
    what = "mean" if f.statistic == "mean" else "share"
    return (
        f"The {what} has {word} from {then}{unit} in {f.former_wave} to {now}{unit}, "
        f"by {step}{points} (95% confidence interval {low}–{high})."
    )


def difference_words(f, lang) -> tuple[str, str, str]:
    """The size of the change with its interval, without sign: points of per cent, or steps of the scale."""
    sizes = sorted(abs(x) for x in f.difference[1:])
    if f.statistic == "mean":
        return tuple(decimal(x, lang) for x in (abs(f.difference[0]), *sizes))
    return tuple(half_up(x * 100) for x in (abs(f.difference[0]), *sizes))


def number_of(value, f, lang) -> str:
    return decimal(value, lang) if f.statistic == "mean" else percent(value, f.whole, lang)
