"""What the analysis room judges: item non-response, straight-lining, durations, duplicates."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median


def straight_lined(answers: Sequence, at_least: int = 5) -> bool:
    """The same answer to every item of a battery."""
    given = [a for a in answers if a is not None]
    return len(given) >= at_least and len(set(given)) == 1


def impossible_duration(all_seconds: Iterable[float]) -> Callable[[float | None], bool]:
    """Which durations are impossible among these: less than a quarter of the median, nobody reads that fast."""
    known = [s for s in all_seconds if s]
    least = median(known) / 4 if known else 0.0
    return lambda seconds: bool(seconds and seconds < least)


def repeated(patterns: Mapping[str, tuple]) -> list[tuple[str, str]]:
    """Pairs of responses with the same free text and the same answers."""
    first: dict[tuple, str] = {}
    pairs = []
    for key, pattern in patterns.items():
        if pattern in first:
            pairs.append((first[pattern], key))
        else:
            first[pattern] = key
    return pairs
