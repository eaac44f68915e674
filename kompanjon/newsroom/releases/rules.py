"""What must hold before a release goes out. No Django."""

from dataclasses import dataclass

from kompanjon.core.problems import BLOCK, Problem
from kompanjon.core.words import _

from .figures import Figures, figures_are_decisions


@dataclass(frozen=True)
class ReleaseFacts:
    headlines: tuple[str, str]
    leads: tuple[str, str]
    bodies: tuple[str, str]
    figures: Figures | None
    checked: dict
    proposed_by: int | None
    withheld: tuple[str, ...] = ()
    one_may_publish: bool = False


def both_languages(facts: ReleaseFacts, by=None) -> list[Problem]:
    if all(text.strip() for text in (*facts.headlines, *facts.leads)):
        return []
    return [Problem("R-REL-1", _("Headline and lead must be written in both languages."), {}, BLOCK)]


def figures_bound(facts: ReleaseFacts, by=None) -> list[Problem]:
    """What the texts state is what was decided, and is still decided."""
    if facts.figures is None:
        return []
    return figures_are_decisions((*facts.headlines, *facts.leads, *facts.bodies), facts.figures)


def nothing_changed_since_check(facts: ReleaseFacts, by=None) -> list[Problem]:
    if facts.figures is None or facts.checked == facts.figures.kept():
        return []
    text = _(
        "The decisions have changed since the release was handed over for approval: send it back and check it again."
    )
    return [Problem("R-REL-2", text, {}, BLOCK)]


def another_person(facts: ReleaseFacts, by) -> list[Problem]:
    if facts.proposed_by == by.pk and not facts.one_may_publish:
        return [Problem("R-FOUR-EYES", _("You handed this over yourself: somebody else must approve it."), {}, BLOCK)]
    return []


def nobody_withheld(facts: ReleaseFacts, by=None) -> list[Problem]:
    """A name that is withheld from everything public does not stand in a text either."""
    text = " ".join((*facts.headlines, *facts.leads, *facts.bodies)).casefold()
    return [
        Problem(
            "R-REL-3", _("{name} is withheld from everything public: take the name out of the text."), {"name": name}
        )
        for name in facts.withheld
        if name.casefold() in text
    ]
