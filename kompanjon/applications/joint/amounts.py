"""Kronor as people type them into a budget, kept as whole öre."""

from kompanjon.core.money import Ore, read_kronor

MOST_KRONOR = 100_000_000


def typed_amount(text: str) -> Ore | None:
    """Öre; 0 from nothing; None when no amount can be meant, or more than a budget can hold."""
    if not text.strip():
        return Ore(0)
    ore = read_kronor(text)
    return ore if ore is not None and ore <= MOST_KRONOR * 100 else None
