"""What a reader can work out of a hidden cell: exact bounds from everything that is shown.

Counts in a two-way table with totals form a network: raising one hidden cell must be paid for along a ring
of other hidden cells. The most that can go round the ring is a maximum flow, and whole numbers stay whole.
"""

from collections import deque
from dataclasses import dataclass

PLENTY = 10**9


@dataclass(frozen=True)
class Span:
    low: int
    high: int

    @property
    def values(self):
        return self.high - self.low + 1


def cell_span(table, hidden, cell, hidden_rows=frozenset(), hidden_columns=frozenset()) -> Span:
    """The smallest and largest value a hidden cell can have.

    `hidden` is a set of (row, column); totals of lines in `hidden_rows` and `hidden_columns` are hidden too.
    """
    row, column = cell
    arcs = _arcs(table, hidden - {cell}, hidden_rows, hidden_columns)
    value = table[row][column]
    more = _most(arcs, ("c", column), ("r", row))
    less = min(_most(arcs, ("r", row), ("c", column)), value)
    return Span(value - less, value + more)


def _arcs(table, hidden, hidden_rows, hidden_columns):
    """Capacities: from row to column a cell grows without end, from column to row it shrinks to nothing."""
    arcs: dict = {}

    def add(a, b, capacity):
        arcs.setdefault(a, {})[b] = arcs.get(a, {}).get(b, 0) + capacity
        arcs.setdefault(b, {}).setdefault(a, 0)

    for r, c in hidden:
        add(("r", r), ("c", c), PLENTY)
        add(("c", c), ("r", r), table[r][c])
    for r in hidden_rows:  # a hidden row total may move, but all of them still add up to the grand total
        total = sum(table[r])
        add(("r", r), "rows", total)
        add("rows", ("r", r), PLENTY)
    for c in hidden_columns:
        total = sum(line[c] for line in table)
        add("columns", ("c", c), total)
        add(("c", c), "columns", PLENTY)
    return arcs


def _most(arcs, source, sink) -> int:
    """Maximum flow by shortest augmenting paths."""
    left = {a: dict(b) for a, b in arcs.items()}
    if source not in left or sink not in left:
        return 0
    flow = 0
    while True:
        came = {source: None}
        queue = deque([source])
        while queue and sink not in came:
            here = queue.popleft()
            for there, capacity in left[here].items():
                if capacity > 0 and there not in came:
                    came[there] = here
                    queue.append(there)
        if sink not in came:
            return flow
        path, here = [], sink
        while came[here] is not None:
            path.append((came[here], here))
            here = came[here]
        step = min(left[a][b] for a, b in path)
        for a, b in path:
            left[a][b] -= step
            left[b][a] += step
        flow += step


def span_by_programme(table, hidden, cell) -> Span:
    """The same bounds by a linear programme: slower, used to check the network."""
    import highspy

    order = sorted(hidden)
    ends = []
    for sign in (1.0, -1.0):
        solver = highspy.Highs()
        solver.silent()
        for here in order:
            solver.addVar(0.0, highspy.kHighsInf)
            solver.changeColCost(order.index(here), sign if here == cell else 0.0)
        for axis, count in ((0, len(table)), (1, len(table[0]))):
            for line in range(count):
                members = [i for i, here in enumerate(order) if here[axis] == line]
                total = float(sum(table[r][c] for r, c in order if (r, c)[axis] == line))
                if members:
                    solver.addRow(total, total, len(members), members, [1.0] * len(members))
        solver.run()
        ends.append(round(solver.getSolution().col_value[order.index(cell)]))
    return Span(*ends)
