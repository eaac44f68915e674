"""Whose organisation answers are from: known until the links are cut, afterwards only how many one can have given."""

from __future__ import annotations

from collections import Counter

from kompanjon.core.lazily import Lazily

from .wave import GROUP_COLUMNS, WaveTable

pl = Lazily("polars")

ALL = ""


def entities_in(frame, most: int = 0) -> Counter:
    """Answers by legal entity. Without links the worst that can be: as few entities as there can be, each the largest."""
    entity = "legal_entity" if "legal_entity" in frame.columns else "org_code"
    known = Counter(x for x in frame.get_column(entity).to_list() if x)
    return known if known or not most else worst_case(frame.height, most)


def worst_case(n: int, most: int) -> Counter:
    """The fewest entities that `n` answers can come from when none gave more than `most`."""
    whole, rest = divmod(n, most)
    return Counter({f"at most {i}": most for i in range(whole)} | ({"rest": rest} if rest else {}))


def most_from_one(table: WaveTable) -> dict:
    """The answers of the largest legal entity: among all, and in each level of each group variable."""
    frame = table.rows()
    found = {ALL: max(entities_in(frame).values(), default=0)}
    for by in GROUP_COLUMNS:
        if by in frame.columns:
            levels = frame.with_columns(pl.col(by).cast(pl.String)).partition_by(by, as_dict=True)
            found[by] = {str(level): max(entities_in(part).values(), default=0) for (level,), part in levels.items()}
    return found


def most_in(table: WaveTable, where) -> int:
    """What one entity can have given of the answers in a group; 0 where nothing was kept."""
    kept = table.most_from_one
    bounds = [kept.get(ALL, 0)]
    for variable, wanted in (where or {}).items():
        levels = kept.get(variable)
        if levels:
            bounds.append(
                sum(levels.get(str(x), 0) for x in (wanted if isinstance(wanted, list | tuple) else [wanted]))
            )
    return min((b for b in bounds if b), default=0)
