"""Nothing hidden may be worked out again."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompanjon.surveys.figures.bounds import cell_span, span_by_programme
from kompanjon.surveys.figures.disclosure import (
    Limits,
    group_problem,
    merge_small,
    proposals,
    protect,
    public_percent,
    too_close,
)
from kompanjon.surveys.templatetags.survey import public_share


def test_a_hidden_cell_takes_its_neighbours_with_it():
    table = protect({"A1": [4, 3, 7], "C8": [97, 40, 19], "C9": [17, 16, 13]}, ["1", "2-3", "4-5"])
    assert table.shown() == {"A1": [None] * 3, "C8": [97, 40, 19], "C9": [None] * 3}
    assert table.primary == 2


def test_small_groups_become_other_and_one_alone_takes_the_next():
    assert merge_small({"a": 2, "b": 30, "c": 12}) == ["a", "c"]
    assert merge_small({"a": 2, "b": 9, "c": 40}) == ["a", "b"]
    assert merge_small({"a": 11, "b": 12}) == []


def test_a_table_of_too_few_even_together_is_withheld():
    table = protect({"a": [2, 1], "b": [3, 0]}, ["ja", "nej"])
    assert table.withheld and table.shown() == {"OTHER": [None, None]}


def test_a_group_needs_three_entities_and_none_may_dominate():
    assert group_problem({"K1": 5, "K2": 4}) == "base"
    assert group_problem({"K1": 5, "K2": 6}) == "entities"
    assert group_problem({"K1": 15, "K2": 6, "K3": 6}) == "dominance"
    assert group_problem({"K1": 10, "K2": 6, "K3": 6}) == ""


def test_a_dominated_group_is_merged():
    entities = {
        "a": {"K1": 30, "K2": 1, "K3": 1},
        "b": {f"K{i}": 4 for i in range(4, 14)},
        "c": {f"K{i}": 4 for i in range(20, 30)},
    }
    table = protect({"a": [16, 16], "b": [20, 20], "c": [25, 15]}, ["ja", "nej"], entities=entities)
    assert "a" in table.merged and "a" not in table.rows


def test_all_in_one_category_is_hidden_only_when_sensitive():
    rows = {"a": [20, 0, 0], "b": [15, 20, 18], "c": [30, 22, 19]}
    assert not protect(rows, "xyz").hidden
    assert (0, 1) in protect(rows, "xyz", sensitive=True).hidden


def test_merging_no_and_dont_know_is_proposed():
    found = proposals({"a": [50, 8, 3], "b": [60, 9, 2], "c": [40, 7, 4]}, ["ja", "nej", "vet_ej"])
    assert found[0][1] == ("nej", "vet_ej") and not found[0][2].hidden


def test_two_groups_that_differ_by_a_few_are_not_both_shown():
    all_of_them = frozenset(range(100))
    assert too_close({"all": all_of_them}, frozenset(range(97))) == ["all"]
    assert too_close({"all": all_of_them}, frozenset(range(90))) == []
    assert too_close({"all": all_of_them}, all_of_them) == []


def test_free_text_that_points_at_somebody_is_marked():
    from kompanjon.surveys.figures.rules import identifies

    assert identifies("Ring 070-174 06 05 eller skriv till ebba@example.org") == ["e-mail", "telephone"]
    assert identifies("Mitt nummer är 19121212-1212") == ["personal number"]
    assert identifies("Vi i Ekviks kommun", {"Ekviks kommun"}) == ["Ekviks kommun"] and identifies("Bra enkät!") == []


def test_limits_are_never_weaker_than_the_defaults():
    with pytest.raises(ValueError, match="never weaker"):
        Limits(base=5)
    assert Limits(base=20).base == 20


def test_percentages_are_whole_below_two_hundred():
    assert public_percent(0.125, 65) == "13" and public_share(0.125, 199) == "13" and public_share(0.125, 200) == "12,5"
    assert public_percent(0.646154, 65) == "65" and public_percent(0.874579, 1188) == "87.5"


SMALL = st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=2, max_size=5)


@settings(max_examples=150, deadline=None)
@given(SMALL)
def test_no_hidden_cell_is_known_to_within_five_values(counts):
    table = protect({f"g{i}": line for i, line in enumerate(counts)}, ["a", "b", "c"])
    if table.withheld:
        return
    assert all(span.values >= 5 for span in table.spans().values())
    for r, line in enumerate(table.counts):
        assert all((r, c) in table.hidden for c, n in enumerate(line) if 0 < n < 5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=4), st.data())
def test_the_network_and_the_linear_programme_agree(counts, data):
    cells = [(r, c) for r in range(len(counts)) for c in range(3)]
    hidden = set(data.draw(st.lists(st.sampled_from(cells), min_size=1, unique=True)))
    for cell in hidden:
        assert cell_span(counts, hidden, cell) == span_by_programme(counts, hidden, cell)


def test_the_network_finds_what_trying_everything_finds():
    counts, hidden = [[4, 3, 7], [2, 6, 9]], {(0, 0), (0, 1), (1, 0), (1, 1)}
    possible = {cell: set() for cell in hidden}
    for a, b in itertools.product(range(8), repeat=2):
        line = {(0, 0): a, (0, 1): 7 - a, (1, 0): b, (1, 1): 8 - b}
        if line[0, 0] + line[1, 0] == 6 and line[0, 1] + line[1, 1] == 9:
            for cell, n in line.items():
                possible[cell].add(n)
    for cell, values in possible.items():
        span = cell_span(counts, hidden, cell)
        assert (span.low, span.high) == (min(values), max(values))


def possible_values(table, cell, cap=5):
    """Tries every table that agrees with what is shown, and gathers what the cell can be; stops at `cap` values."""
    hidden = sorted(table.hidden)
    rows = {r: None if r in table.hidden_rows else sum(line) for r, line in enumerate(table.counts)}
    columns = {
        c: None if c in table.hidden_columns else sum(x[c] for x in table.counts) for c in range(len(table.columns))
    }
    for r, line in enumerate(table.counts):
        for c, n in enumerate(line):
            if (r, c) not in table.hidden:
                rows[r] = None if rows[r] is None else rows[r] - n
                columns[c] = None if columns[c] is None else columns[c] - n
    whole = sum(table.counts[r][c] for r, c in hidden)

    def fits(fixed, place, rows, columns, left):
        if place == len(hidden):
            return left == 0 and not any(rows.values()) and not any(columns.values())
        r, c = hidden[place]
        tops = [left, *(x for x in (rows[r], columns[c]) if x is not None)]
        choices = [fixed] if hidden[place] == cell else range(min(tops), -1, -1)
        for n in choices:
            if n > min(tops):
                continue
            less = (
                {**rows, r: None if rows[r] is None else rows[r] - n},
                {**columns, c: None if columns[c] is None else columns[c] - n},
            )
            if fits(fixed, place + 1, *less, left - n):
                return True
        return False

    true, found = table.counts[cell[0]][cell[1]], 0
    for value in sorted(range(whole + 1), key=lambda n: abs(n - true)):  # from the true value outwards
        found += fits(value, 0, rows, columns, whole)
        if found == cap:
            break
    return found


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=2))
def test_trying_every_table_finds_no_hidden_cell_known_to_within_five_values(counts):
    table = protect({f"g{i}": line for i, line in enumerate(counts)}, ["a", "b", "c"])
    if not table.withheld:
        assert all(possible_values(table, cell) == 5 for cell in table.hidden)


def test_trying_every_table_would_find_a_cell_that_is_given_away():
    table = protect({"a": [20, 30, 40], "b": [3, 30, 40], "c": [20, 3, 40]}, ["x", "y", "z"])
    assert all(possible_values(table, cell) == 5 for cell in table.hidden)
    table.hidden = {(1, 0)}
    assert possible_values(table, (1, 0)) == 1
