"""From a schedule to the day up to which rows would be erased."""

from datetime import date


def cut_off(today: date, number: int, unit: str) -> date:
    """So many years or months before today; the 29th of February falls on the 28th."""
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "years" else 1)
    year, month = divmod(months, 12)
    day = today.day
    while True:
        try:
            return date(year, month + 1, day)
        except ValueError:
            day -= 1
