"""Marking a sentence for translation, in plain Python.

A rule or a flow says its sentences in English and only marks them; they are translated where they are
shown, in the reader's language, on the page, in a letter or years later in the trace.
"""


def _(sentence: str) -> str:
    return sentence
