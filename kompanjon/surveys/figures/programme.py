"""The linear programme of the audit: the smallest and largest sum that hidden counts can have."""

import math


class Programme:
    """The equations, given to the solver once. Unknowns that stand in the same equations are one to it."""

    def __init__(self, system):
        import highspy

        self.highspy, alike = highspy, {}
        marks = [(set(s.parts), dict(s.factors)) for s in system.said]
        wanted = [set(p) for p in system.secrets.values()]
        for atom in system.atoms:
            for code in system.codes:
                u = (atom, code)
                sign = tuple(f.get(u, 1.0) if u in parts else 0.0 for parts, f in marks)
                sign += tuple(u in parts for parts in wanted)
                alike.setdefault(sign, []).append(u)
        self.column = {u: i for i, members in enumerate(alike.values()) for u in members}
        self.solver = highspy.Highs()
        self.solver.silent()
        for _ in alike:
            self.solver.addVar(0.0, highspy.kHighsInf)
        for n, said in enumerate(system.said):
            row = {i: sign[n] for i, sign in enumerate(alike) if sign[n]}
            if row:
                self.solver.addRow(said.low, said.high, len(row), list(row), list(row.values()))
        self.size = len(alike)

    def span(self, parts):
        columns = {self.column[u] for u in parts if u in self.column}
        return self._end(columns, 1.0), self._end(columns, -1.0)

    def _end(self, columns, sign):
        for i in range(self.size):
            self.solver.changeColCost(i, sign if i in columns else 0.0)
        self.solver.run()
        if self.solver.getModelStatus() != self.highspy.HighsModelStatus.kOptimal:
            return math.inf if sign < 0 else 0.0  # no end is known in that direction
        values = self.solver.getSolution().col_value
        return sum(values[i] for i in columns)
