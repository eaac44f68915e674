"""Figures that the tests of sentences speak of, and the rules that refuse them."""

from dataclasses import replace

from kompanjon.surveys.figures.claims import headline_problems, problems
from kompanjon.surveys.figures.facts import FigureFacts

EVERYBODY = {"sv": "dem som svarade", "en": "those who answered"}
DEVELOPING = FigureFacts(
    "share",
    0.8746,
    1188,
    {"sv": "kommunernas företrädare som svarade", "en": "the municipalities' representatives who answered"},
    {"sv": "ser partnerskap som utvecklande", "en": "see partnerships as developing"},
    low=0.8545,
    high=0.8922,
    rate=("RR2", 0.26),
    missing={"sv": "politiker svarade mer sällan", "en": "politicians answered less often"},
)
MAIN = FigureFacts(
    "rank",
    0.336,
    1247,
    EVERYBODY,
    {"sv": "Tydlig nytta", "en": "A clear benefit"},
    low=0.31,
    high=0.36,
    rank=1,
    next_value=0.176,
    next_high=0.20,
    others={"sv": ("Agenda 2030", "Global solidaritet"), "en": ("The 2030 Agenda", "Global solidarity")},
)
FAR = replace(MAIN, next_value=0.15)
AWARENESS = FigureFacts(
    "mean", 2.121, 1253, EVERYBODY, {"sv": "kännedomen", "en": "awareness"}, low=2.05, high=2.19, scale_top=5
)
GROWN = replace(
    DEVELOPING,
    value=0.26,
    n=1200,
    base=EVERYBODY,
    low=0.24,
    high=0.28,
    change="risen",
    former=0.20,
    former_wave="2020",
    difference=(0.06, 0.03, 0.09),
)
FEWER = replace(GROWN, value=0.14, low=0.12, high=0.16, change="fallen", difference=(-0.06, -0.09, -0.03))
STEADY = replace(GROWN, change="uncertain")
RATE = FigureFacts(
    "rate",
    0.26,
    4850,
    {"sv": "1261 svar av 4850 tillfrågade", "en": "1261 answers from 4850 asked"},
    rate=("RR2", 0.26),
    missing=DEVELOPING.missing,
)
TAIL = {"sv": "av kommunernas företrädare som svarade (n = 1188)", "en": "of the municipalities' representatives who answered (n = 1188)"}  # fmt: skip


def rules(text, figure=DEVELOPING, lang="sv"):
    return {p.rule.removeprefix("SURVEY-") for p in problems(text, figure, lang) if p.blocks}


def heads(text, figure=DEVELOPING, lang="sv"):
    return {p.rule.removeprefix("SURVEY-") for p in headline_problems(text, figure, lang) if p.blocks}
