"""What stands around a published chart: its title, its base in words, its source."""

from kompanjon.core.speech import iso

from ..analysis.published import BASES
from .facts import percent
from .sentences import upper_first

WORDS = {
    "sv": {
        "base": "Bas: de som svarade på frågan",
        "include_dk": ", även de som svarade vet inte",
        "exclude_dk": ", utom de som svarade vet inte",
        "result": "”{answer}”: {share} procent av dem som svarade",
    },
    "en": {
        "base": "Base: those who answered the question",
        "include_dk": ", also those who answered don’t know",
        "exclude_dk": ", without those who answered don’t know",
        "result": "“{answer}”: {share} per cent of those who answered",
    },
}
HARD = "\u00a0"


def chart_title(frozen, item, lang) -> str:
    """A result: a figure's own title where it speaks of the same answers with the same weights, else the largest share."""
    figure = next((f for f in frozen["figures"] if is_of_the_same(f, item, frozen)), None)
    return figure["title"][lang] if figure else result_title(item, lang)


def is_of_the_same(figure, item, frozen) -> bool:
    """Whether a figure has the chart's base and weights."""
    how = figure["definition"]
    if how.get("item") != item["item"] or how["stat"] not in ("share", "mean", "rank"):
        return False
    if how.get("where") or how.get("also"):
        return False
    if BASES[how.get("base", "answered")] != BASES[item.get("base", "answered")]:
        return False
    chosen = (frozen.get("weights") or {}).get("name", "classes") if item["weighted"] else "none"
    return figure["weights"] == chosen


def result_title(item, lang) -> str:
    """The largest share that is shown; the question where none is."""
    shown = [r for r in item["rows"] if not r["hidden"] and r["value"]]
    if not shown:
        return item["text"][lang]
    most = max(shown, key=lambda r: r["value"])
    return WORDS[lang]["result"].format(answer=upper_first(most["label"][lang]), share=percent(most["value"]))


def base_line(item, lang) -> str:
    """Whom the percentages are of, and how many. Releases from before do not say what they did with don't know."""
    words = WORDS[lang]
    told = words.get(item.get("base"), "") if item.get("dont_know") else ""
    return f"{words['base']}{told}, n{HARD}={HARD}{item['n']}"


def source_line(release, lang) -> str:
    """Survey, wave, response rate and field dates, which are days in Stockholm."""
    wave, rate = release.wave, release.frozen["rates"]["RR2"]
    dates = f"{iso(wave.opens_at)}–{iso(wave.closes_at)}" if wave.opens_at and wave.closes_at else wave.code
    sign = {"sv": " %", "en": "%"}[lang]
    names = dict.fromkeys([getattr(wave.survey, f"title_{lang}"), getattr(wave, f"title_{lang}")])
    return f"{', '.join(filter(None, names))}, RR2 {percent(rate)}{sign}, {dates}."
