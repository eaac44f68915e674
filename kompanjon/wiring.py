"""When this happens there, do that here: the only table of side effects, in order."""

WIRING: dict = {}

DESK: list = []
"""Who says what waits for a person: functions `source(person) -> list[DeskItem]`, one per kind of waiting."""
