"""Who a percentage is a share of: the base rule of an item, and how its answers are read."""

from __future__ import annotations

from kompanjon.core.lazily import Lazily

pl = Lazily("polars")


INCLUDE_DK, EXCLUDE_DK = "include_dk", "exclude_dk"
DONT_KNOW = ("vet_ej", "dont_know")
NOT_SHOWN = "_not_shown"
# Missing values are told apart; none of them is ever in a base.
MISSING = {
    "": "shown and skipped",
    NOT_SHOWN: "not shown",
    "_declined": "does not want to answer",
    "_not_applicable": "not applicable",
}
NOT_SUBSTANTIVE = (NOT_SHOWN, "_declined", "_not_applicable")


def eligible() -> pl.Expr:
    """True for units of the register that are not known to be ineligible (AAPOR 4.x)."""
    return ~pl.col("aapor").str.starts_with("4.")


def answered(item: str, base: str = INCLUDE_DK, multi: bool = False, dont_know=DONT_KNOW, beside=()) -> pl.Expr:
    """True for those whose answer to the item is in its base.

    `dont_know` are the codes that mean so, `beside` those that mean that the question is not applicable. Where several
    answers are allowed it takes one that means anything else.
    """
    column = pl.col(item)
    left_out = [*NOT_SUBSTANTIVE, *beside, *(dont_know if base == EXCLUDE_DK else ())]
    if multi:
        return column.is_not_null() & column.list.set_difference(pl.lit(left_out)).list.len().gt(0)
    text = column.cast(pl.String)
    return text.is_not_null() & (text != "") & ~text.is_in(left_out)


def unanswered(item: str, multi: bool = False) -> pl.Expr:
    """True for those who were shown the item and skipped it, or did not want to answer."""
    column = pl.col(item)
    if multi:
        return column.is_null() | (column.list.len() == 0)
    return column.cast(pl.String).fill_null("").is_in(["", "_declined"])


def holds(where: dict | None) -> pl.Expr:
    """True where every named column has its value, or one of its values."""
    conditions = pl.lit(True)
    for column, wanted in (where or {}).items():
        values = [str(v) for v in (wanted if isinstance(wanted, (list, tuple)) else [wanted])]
        conditions = conditions & pl.col(column).cast(pl.String).is_in(values)
    return conditions


def is_one_of(item: str, values, multi: bool = False) -> pl.Expr:
    """1.0 where the answer is (or, with several allowed, holds) one of the values."""
    texts = [str(v) for v in values]
    if multi:
        hit = pl.any_horizontal([pl.col(item).list.contains(text) for text in texts]) if texts else pl.lit(False)
    else:
        hit = pl.col(item).cast(pl.String).is_in(texts)
    return hit.fill_null(False).cast(pl.Float64)


def number(item: str) -> pl.Expr:
    """The answer as a number; a decimal comma is read as a point."""
    return pl.col(item).cast(pl.String).str.replace(",", ".").cast(pl.Float64, strict=False)
