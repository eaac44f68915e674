"""From a schedule to the day up to which rows would be erased."""

from datetime import date


def cut_off(today: date, number: int, unit: str) -> date:
    """So many years or months before today; the 29th of February falls on the 28th."""
    return _moved(today, -number * (12 if unit == "years" else 1))


def later_by(decided: date, number: int, unit: str) -> date:
    """So many years or months after a decision: the last day that its rows are kept."""
    return _moved(decided, number * (12 if unit == "years" else 1))


def _moved(from_day: date, by_months: int) -> date:
    year, month = divmod(from_day.year * 12 + from_day.month - 1 + by_months, 12)
    day = from_day.day
    while True:
        try:
            return date(year, month + 1, day)
        except ValueError:
            day -= 1
