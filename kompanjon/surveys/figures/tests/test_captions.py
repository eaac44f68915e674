"""A published chart says what it shows: the same base and weights in title and bars, and no word left out."""

import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from kompanjon.surveys.figures.captions import base_line, chart_title, source_line
from kompanjon.surveys.figures.drawing import chart_svg

ROWS = [
    {"label": {"sv": "ja", "en": "yes"}, "value": 0.845, "low": 0.82, "high": 0.87, "hidden": False},
    {"label": {"sv": "nej", "en": "no"}, "value": 0.155, "low": 0.13, "high": 0.18, "hidden": False},
]
ITEM = {
    "item": "q2",
    "text": {"sv": "Är det utvecklande?", "en": "Does it develop?"},
    "rows": ROWS,
    "n": 1253,
    "weighted": True,
    "base": "include_dk",
    "dont_know": True,
}
FIGURE = {
    "title": {"sv": "Siffrans rubrik", "en": "The figure's title"},
    "definition": {"stat": "share", "item": "q2", "values": ["ja"], "base": "include_dk"},
    "weights": "classes",
}


def title(weights="classes", **definition):
    figure = {**FIGURE, "weights": weights, "definition": {**FIGURE["definition"], **definition}}
    return chart_title({"figures": [figure], "weights": {"name": "classes"}}, ITEM, "sv")


def test_a_title_is_taken_from_a_figure_with_the_same_base_and_weights():
    assert title() == "Siffrans rubrik"


@pytest.mark.parametrize(
    "other", [{"where": {"org_type": "kommun"}}, {"weights": "none"}, {"base": "exclude_dk"}, {"also": {"q1": [1]}}]
)
def test_else_it_states_the_largest_share_of_the_chart_itself(other):
    assert title(**other) == "”Ja”: 85 procent av dem som svarade"


def test_the_base_is_told_in_words_with_dont_know_and_number():
    assert base_line(ITEM, "sv") == "Bas: de som svarade på frågan, även de som svarade vet inte, n\u00a0=\u00a01253"
    assert "without those who answered don’t know" in base_line({**ITEM, "base": "exclude_dk"}, "en")


def test_field_dates_are_days_in_stockholm_and_the_survey_is_named():
    wave = SimpleNamespace(
        opens_at=datetime(2026, 10, 4, 22, 0, tzinfo=UTC),
        closes_at=datetime(2026, 11, 20, 22, 59, tzinfo=UTC),
        survey=SimpleNamespace(title_sv="Enkäten"),
        title_sv="Omgång 2026",
    )
    release = SimpleNamespace(wave=wave, frozen={"rates": {"RR2": 0.265}})
    assert source_line(release, "sv") == "Enkäten, Omgång 2026, RR2 27 %, 2026-10-05–2026-11-20."


@pytest.mark.parametrize("size", ["wide", "square"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_word_of_a_long_title_question_or_source_is_lost(size, lang):
    long = {"sv": "partnerskap utvecklar organisationen " * 5, "en": "partnerships develop the organisation " * 5}
    source = "Kommuner och regioner i världen, höstens omgång, RR2 26 %, 2020-10-05–2020-11-20. " * 2
    item = {**ITEM, "text": long}
    svg = chart_svg(title=long[lang].strip(), item=item, lang=lang, size=size, source=source)
    shown = re.findall(r"<text [^>]*>([^<]*)</text>", svg)
    assert "…" not in "".join(shown)
    assert " ".join(shown).count("organisation") == 10
    assert "n\u00a0=\u00a01253" in svg and " ".join(shown).count("RR2") == 2


def test_a_scale_is_one_bar_in_its_order_with_every_step_in_words():
    rows = [
        {
            "label": {"sv": f"steg {n}", "en": f"step {n}"},
            "value": v,
            "low": v - 0.01,
            "high": v + 0.01,
            "hidden": False,
        }
        for n, v in enumerate((0.49, 0.16, 0.15, 0.14, 0.06), 1)
    ]
    svg = chart_svg(title="Kännedom", item={**ITEM, "rows": rows, "scale": True}, lang="sv")
    parts = [
        (float(x), float(wide)) for x, wide in re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', svg)[:5]
    ]
    assert [round(a[0] + a[1]) for a in parts[:4]] == [round(b[0]) for b in parts[1:]]
    assert sum(wide for _x, wide in parts) == pytest.approx(1100, abs=1)
    assert "steg 1</text>" in svg and "49 % (48–50)" in svg and "Inom parentes" in svg
