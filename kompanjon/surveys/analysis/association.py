"""Are two answers related? Rao and Scott's corrected chi-square in its F form."""

from __future__ import annotations

from dataclasses import dataclass

from kompanjon.core.lazily import Lazily
from kompanjon.surveys.analysis.calibration import residuals
from kompanjon.surveys.analysis.distributions import f_above

numpy = Lazily("numpy")


@dataclass(frozen=True)
class Association:
    f: float
    df1: float
    df2: float
    p: float
    chi2: float  # on the weighted shares and the number of answers, before correction
    table: numpy.ndarray  # weighted shares


def rao_scott(rows, columns, weights, classes, design, margins=()) -> Association | None:
    """For respondents with both answers; None in rows or columns means outside the base but kept in the sums.

    `margins` are the levels that calibrated weights were made to meet: what they explain is taken away first.
    """
    r_names, r = _coded(rows)
    c_names, c = _coded(columns)
    nr, nc = len(r_names), len(c_names)
    keep = (r >= 0) & (c >= 0)
    n = int(keep.sum())
    if nr < 2 or nc < 2 or n < 2:
        return None
    w = numpy.where(keep, numpy.asarray(weights, float), 0.0)
    cell = numpy.where(keep, r * nc + c, 0)
    p = numpy.bincount(cell, w, nr * nc) / w.sum()
    cover = _covariance(cell, keep, numpy.asarray(weights, float), p, classes, design, margins)
    table = p.reshape(nr, nc)
    expected = numpy.outer(table.sum(1), table.sum(0))
    chi2 = float(n * ((table - expected) ** 2 / expected).sum())
    contrasts = _interaction(nr, nc)
    inverse = numpy.diag(numpy.where(p > 0, 1 / numpy.where(p > 0, p, 1), 0.0))
    below = contrasts.T @ inverse @ contrasts / n
    above = contrasts.T @ inverse @ cover @ inverse @ contrasts
    delta = numpy.linalg.pinv(below) @ above
    trace = float(numpy.trace(delta))
    if trace <= 0:
        return None
    df1 = trace**2 / float(numpy.trace(delta @ delta))
    names = {k for k, inside in zip(classes, keep, strict=True) if inside}
    df2 = df1 * (n - len(names))
    f = chi2 / trace
    return Association(f, df1, df2, f_above(f, df1, df2), chi2, table)


def _covariance(cell, keep, w, p, classes, design, margins):
    """The covariance of the cell shares, linearised, class by class."""
    size = len(p)
    scores = numpy.zeros((len(w), size))
    scores[numpy.arange(len(w)), cell] = 1.0
    scores = (scores - p) / w[keep].sum()
    scores[~keep] = 0.0
    if margins:
        scores = numpy.column_stack([residuals(scores[:, k], w, margins) for k in range(size)])
    scores = scores * w[:, None]
    cover = numpy.zeros((size, size))
    names, codes = numpy.unique(numpy.asarray(classes), return_inverse=True)
    for index, name in enumerate(names):
        part = scores[codes == index]
        part = part - part.mean(0)
        cover += design.factor(str(name)) * part.T @ part
    return cover


def _interaction(nr, nc):
    """The interaction columns, cleared of the main effects."""
    cells = [(i, j) for i in range(nr) for j in range(nc)]
    main = numpy.array(
        [[1.0, *(i == k for k in range(1, nr)), *(j == k for k in range(1, nc))] for i, j in cells], float
    )
    both = numpy.array([[float(i == a and j == b) for a in range(1, nr) for b in range(1, nc)] for i, j in cells])
    fitted, *_rest = numpy.linalg.lstsq(main, both, rcond=None)
    return both - main @ fitted


def _coded(values):
    names = sorted({v for v in values if v is not None}, key=str)
    order = {v: i for i, v in enumerate(names)}
    return names, numpy.array([order.get(v, -1) if v is not None else -1 for v in values])
