"""The method page of a release, written down with it: what a statistician reads is what the figures were made with."""

from dataclasses import asdict
from types import SimpleNamespace

from ..analysis.method import Weighing
from ..analysis.rates import Outcome
from .wording_of_numbers import language


def keep(facts) -> dict:
    """The facts of the page as plain data."""
    return {
        "outcome": asdict(facts["outcome"]),
        "edition": facts["edition"],
        "entities": facts["entities"],
        "of": asdict(facts["of"]) if "of" in facts else None,
        "headlines": [
            {"text": _both(item), "weighted": asdict(w), "unweighted": u, "range": asdict(reach)}
            for item, w, u, reach in facts.get("headlines", ())
        ],
        "early": [{**row, "item": None, "text": _both(row["item"])} for row in facts.get("early", ())],
        "moments": facts.get("moments", []),
    }


def _both(item):
    return {"sv": item.text_sv, "en": item.text_en}


def told(kept) -> dict:
    """The same facts for the page, in the reader's language."""
    lang = language()
    facts = {
        "outcome": Outcome(**kept["outcome"]),
        "edition": kept["edition"],
        "entities": kept["entities"],
        "headlines": [
            (
                SimpleNamespace(text=h["text"][lang]),
                SimpleNamespace(**h["weighted"]),
                h["unweighted"],
                SimpleNamespace(**h["range"]),
            )
            for h in kept["headlines"]
        ],
        "early": [{**row, "item": SimpleNamespace(text=row["text"][lang])} for row in kept["early"]],
        "moments": kept["moments"],
    }
    return facts | ({"of": Weighing(**kept["of"])} if kept["of"] else {})
