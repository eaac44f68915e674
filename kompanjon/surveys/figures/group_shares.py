"""The shares behind a table of groups, as the public may have them: weighted as the release is, with interval."""

from ..analysis.intervals import Estimate, wilson
from .disclosure import OTHER, public_percent


def group_shares(result, table, by, grid, limits, coarse) -> list[list[list | None]]:
    """Share, low and high for each cell of a protected table; None where nothing is said.

    A cell is told where its count is shown and the size of its row too: a share without its base is not to be judged.
    Weights tell more than a count does, of who in a group gave an answer. So the shares are rounded as percentages are
    for the public, and to whole per cent (`coarse`) where any cell of the question is hidden.
    """
    item, found = result.item, _weighted(table, result.item, by, grid) if result.weighted else {}
    outside = table.outside(item.code, item.base_rule)
    lines = []
    for r, (name, n) in enumerate(zip(grid.rows, grid.sizes, strict=True)):
        line = []
        for c, option in enumerate(grid.columns):
            if not n or grid.withheld or (r, c) in grid.hidden or option in outside:
                line.append(None)
                continue
            estimate = found[name](option) if found else plain(grid.counts[r][c], n)
            line.append([_rounded(x, n, limits, coarse) for x in (estimate.value, estimate.low, estimate.high)])
        lines.append(line)
    return lines


def _weighted(table, item, by, grid):
    """Row → a function from an answer to its weighted share among the row's people."""
    alone = {str(g): shares for g, shares in table.shares(item.code, None, item.base_rule, group=by).items()}
    found = {}
    for name in grid.rows:
        where = {by: grid.merged if name == OTHER else name}
        shares = table.shares(item.code, where, item.base_rule).get(None, {}) if name == OTHER else alone.get(name, {})
        nobody = table.nobody(item.code, where, item.base_rule)
        found[name] = lambda option, shares=shares, nobody=nobody: shares.get(option, nobody)
    return found


def plain(count, n) -> Estimate:
    low, high = wilson(count, n)
    return Estimate(count / n, None, n - 1, n, low, high, "share")


def _rounded(value, n, limits, coarse):
    """A share with as many decimals as its percentage has for the public."""
    if value is None:
        return None
    return round(float(public_percent(value, 0 if coarse else n, limits)) / 100, 3)
