"""What is said of a series, in both languages: its headline and its remarks."""

from .series import HIDDEN

WORDS = {
    "sv": {
        "risen": "har ökat",
        "fallen": "har minskat",
        "same": "Ingen säker förändring sedan {wave}",
        "mean": "Medelvärdet",
        "since": "{what} {word} sedan {wave}",
        "broken": "Brott i serien: {now} kan inte jämföras med {wave}",
        "break": "Streckad linje: brott i serien. Frågan ställdes på ett annat sätt, så värdena på var sida jämförs inte och binds inte ihop.",
        "gap": "…: inte frågat, eller på en annan skala.",
    },
    "en": {
        "risen": "has risen",
        "fallen": "has fallen",
        "same": "No certain change since {wave}",
        "mean": "The mean",
        "since": "{what} {word} since {wave}",
        "broken": "Break in the series: {now} cannot be compared with {wave}",
        "break": "Dashed line: break in the series. The question was asked in another way, so the values on either side are neither compared nor joined.",
        "gap": "…: not asked, or on another scale.",
    },
}


def headline(series, lang) -> str:
    """The result in a line: the largest change that is certain, a break, or that nothing is."""
    words, waves = WORDS[lang], series["waves"]
    if waves[-1]["broken"]:
        return words["broken"].format(now=waves[-1]["wave"], wave=waves[-1]["broken"])
    certain = [line for line in series["lines"] if line["change"] in ("risen", "fallen")]
    if not certain:
        return words["same"].format(wave=waves[-2]["wave"])
    most = max(certain, key=lambda line: abs(line["difference"]["value"]))
    what = most["label"][lang] if most["option"] else words["mean"]
    what = f"“{what}”" if most["option"] and lang == "en" else f"”{what}”" if most["option"] else what
    return words["since"].format(what=what, word=words[most["change"]], wave=waves[-2]["wave"])


def remarks(series, lang) -> list[str]:
    """What must be explained under the picture: breaks and waves without a point."""
    states = {point["state"] for line in series["lines"] for point in line["points"]}
    said = [WORDS[lang]["break"]] if any(w["broken"] for w in series["waves"]) else []
    return said + ([WORDS[lang]["gap"]] if states - {"", HIDDEN} else [])
