"""When something below must set something off above, it announces a fact and knows no more.

When it needs to know what only a room above can tell, it asks a question, a small dataclass too, and takes whatever
answers there are: none, if nobody above is listed. Who listens and who answers stands in `kompanjon/wiring.py`, in order.
Listeners run in the announcer's transaction.
"""


def announce(fact):
    from kompanjon.wiring import WIRING

    for listener in WIRING.get(type(fact), ()):
        listener(fact)


def ask(question):
    """Every answer to a question, in the order of the wiring."""
    from kompanjon.wiring import ANSWERS

    return [answer(question) for answer in ANSWERS.get(type(question), ())]
