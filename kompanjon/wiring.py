"""When this happens there, do that here: the only table of side effects, in order."""

WIRING: dict = {}
