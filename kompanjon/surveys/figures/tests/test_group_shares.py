"""The open table: what is shown is shown whole, what is hidden says only that."""

import csv
import io

import pytest

from kompanjon.surveys.analysis.results import item_result
from kompanjon.surveys.figures import opendata
from kompanjon.surveys.figures.differences import ledger
from kompanjon.surveys.figures.disclosure import Limits
from kompanjon.surveys.figures.group_shares import group_shares

from .small_waves import an_item

LIMITS = Limits()


def the_item(wave, code, kind="single"):
    return an_item(code, *wave.counts(code), kind=kind)


def told(wave, code, *, weighted=True, coarse=False, kind="single"):
    """The lines of the open table for one question of the reference wave."""
    item = the_item(wave, code, kind)
    result = item_result(wave, item, LIMITS, weighted=weighted)
    groups = [
        {
            "by": by,
            "columns": grid.columns,
            "rows": grid.shown(),
            "sizes": grid.sizes,
            "shares": group_shares(result, wave, by, grid, LIMITS, coarse),
        }
        for by, grid in ledger(wave, item, LIMITS)[1].items()
        if grid is not None and not grid.withheld
    ]
    rows = [
        {
            "option": r.code,
            "value": r.estimate.value,
            "low": r.estimate.low,
            "high": r.estimate.high,
            "hidden": r.hidden,
        }
        for r in result.rows
    ]
    frozen = {"item": code, "n": result.n, "multi": result.multi, "weighted": weighted, "rows": rows, "groups": groups}
    text = opendata.table_csv({"wave": "2020", "items": [frozen]}).decode()
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("code", "kind"), [("q2_developing", "yes_no"), ("q5_areas", "multi"), ("q4_reason_against", "single")]
)
@pytest.mark.parametrize("weighted", [True, False])
def test_a_line_is_either_whole_or_hidden(wave, code, kind, weighted):
    lines = told(wave, code, kind=kind, weighted=weighted)
    assert {x["group_var"] for x in lines} > {"", "org_type", "role"}
    for line in lines:
        numbers = [line[c] for c in ("estimate", "low", "high", "n")]
        assert all(numbers) if line["suppressed"] == "false" else not any(numbers)
        assert line["weighted"] == ("true" if weighted else "false")
        if any(numbers):
            assert 0 <= float(line["low"]) <= float(line["estimate"]) <= float(line["high"]) <= 1


def test_the_share_of_a_group_is_the_weighted_one(wave):
    region = next(x for x in told(wave, "q2_developing") if (x["group"], x["option"]) == ("region", "ja"))
    assert [region[c] for c in ("estimate", "low", "high", "n")] == ["0.64", "0.53", "0.74", "65"]
    kommun = next(x for x in told(wave, "q2_developing") if (x["group"], x["option"]) == ("kommun", "ja"))
    assert len(kommun["estimate"]) == 5  # one decimal of the percentage, from two hundred answers


def test_where_a_cell_is_hidden_every_group_is_told_in_whole_per_cent(wave):
    lines = told(wave, "q4_reason_against", coarse=True)
    assert any(x["suppressed"] == "true" for x in lines)
    assert all(len(x["estimate"]) <= 4 for x in lines if x["group"])


def test_a_row_whose_size_is_hidden_is_hidden_whole(wave):
    item = the_item(wave, "q2_developing")
    grid = ledger(wave, item, LIMITS)[1]["org_type"]
    grid.hidden_rows = {0}
    shares = group_shares(item_result(wave, item, LIMITS), wave, "org_type", grid, LIMITS, False)
    assert not any(shares[0]) and all(shares[1])


def test_releases_from_before_the_sizes_were_kept_show_what_they_can():
    rows = [{"option": o, "value": 0.5, "low": 0.4, "high": 0.6, "hidden": False} for o in "ab"]
    group = {"by": "role", "columns": ["a", "b"], "rows": {"x": [20, 20], "y": [None, 30]}}
    item = {"item": "q", "n": 90, "multi": False, "weighted": True, "rows": rows, "groups": [group]}
    lines = list(opendata.long_rows({"wave": "1", "items": [item]}))
    assert (
        lines[2][3:7] == ("role", "x", "false", "0.5")
        and 0.3 < float(lines[2][7]) < 0.4
        and lines[2][9:] == (40, "false")
    )
    assert [x[6:] for x in lines[4:]] == [("", "", "", "", "true")] * 2
