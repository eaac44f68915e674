"""When something below must set something off above, it announces a fact and knows no more.

Who listens stands in `kompanjon/wiring.py`, in order. Listeners run in the announcer's transaction.
"""


def announce(fact):
    from kompanjon.wiring import WIRING

    for listener in WIRING.get(type(fact), ()):
        listener(fact)
