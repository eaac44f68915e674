"""Whom a figure is about, whose rate it is, and who is missing: told of every filter."""

from types import SimpleNamespace

import pytest

from kompanjon.surveys.analysis.rates import Outcome
from kompanjon.surveys.figures.facts_of_figures import _rate_base
from kompanjon.surveys.figures.missing import EQUAL, who_is_missing
from kompanjon.surveys.figures.whom import group_words


@pytest.mark.parametrize(
    ("where", "sv", "en"),
    [
        ({}, "dem som svarade", "those who answered"),
        (
            {"org_type": "kommun"},
            "kommunernas företrädare som svarade",
            "the municipalities' representatives who answered",
        ),
        ({"role": ["politiker"]}, "politikerna som svarade", "the politicians who answered"),
        (
            {"org_type": "region", "role": "tjansteperson"},
            "tjänstepersonerna i regioner som svarade",
            "the officials in regions who answered",
        ),
        (
            {"has_partnership": "1"},
            "företrädarna för organisationer med partnerskap som svarade",
            "the representatives of organisations with a partnership who answered",
        ),
        (
            {"org_type": "kommun", "role": "politiker", "has_partnership": 0},
            "politikerna i kommuner utan partnerskap som svarade",
            "the politicians in municipalities without a partnership who answered",
        ),
        (
            {"org_type": "kommun", "nuts1": ["SE1", "SE2"]},
            "kommunernas företrädare som svarade, landsdel (NUTS 1): Östra Sverige (SE1) eller Södra Sverige (SE2)",
            None,
        ),
    ],
)
def test_every_filter_is_told(where, sv, en):
    assert group_words(where, "sv") == sv
    assert en is None or group_words(where, "en") == en


def test_a_rate_of_a_group_gives_the_groups_own_counts(wave):
    how = {"stat": "rate", "rate": "RR2", "where": {"org_type": "region"}}
    assert _rate_base(wave, how) == {
        "sv": "66 svar av 279 tillfrågade bland regionernas företrädare",
        "en": "66 answers from 279 asked among the regions' representatives",
    }
    assert _rate_base(wave, {"stat": "rate", "rate": "RR2"})["sv"] == "1261 svar av 4850 tillfrågade"


def test_the_groups_whose_rates_differ_most_say_who_is_missing(wave):
    rates = {c: {k: o.rate("RR2") for k, o in wave.outcomes_by(c).items()} for c in ("role", "org_type")}
    said = who_is_missing(wave)
    assert "svarade mer sällan än" in said["sv"] and "answered less often than" in said["en"], rates


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ({"role": {"politiker": (30, 70), "tjansteperson": (30, 70)}}, EQUAL["sv"]),
        (
            {"role": {"politiker": (40, 60), "tjansteperson": (30, 70)}},
            "tjänstepersoner svarade mer sällan än politiker",
        ),
        (
            {
                "role": {"politiker": (30, 70), "tjansteperson": (31, 69)},
                "org_type": {"kommun": (50, 50), "region": (10, 90)},
            },
            "regionernas företrädare svarade mer sällan än kommunernas företrädare",
        ),
        ({"role": {"politiker": (1, 3), "tjansteperson": (30, 70)}}, EQUAL["sv"]),
        ({}, EQUAL["sv"]),
    ],
)
def test_nobody_is_said_to_be_missing_who_is_not(by, said):
    outcomes = {c: {k: Outcome(I=i, NC=nc) for k, (i, nc) in levels.items()} for c, levels in by.items()}
    table = SimpleNamespace(frame=SimpleNamespace(columns=list(by)), outcomes_by=outcomes.__getitem__)
    assert who_is_missing(table)["sv"] == said
