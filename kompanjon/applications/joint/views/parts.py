"""The parts of the form as a list: how far each party has come with each, and all together."""

from django.urls import reverse
from django.utils.translation import gettext

from ..progress import STATES


def task(application, parties, part):
    """One line of the list: how far each party has come with a section, and all together."""
    states = []
    for party in parties:
        share = part.of_parties[party.pk]
        if share.asked:
            states.append(cell(party.organisation.label, share.state))
        else:
            states.append({"who": party.organisation.label, "word": gettext("joint"), "shared": True})
    states.append(cell(gettext("Together"), part.together))
    wrong = next((problem for share in part.parts for problem in share.problems), None)
    return {
        "label": f"{part.section.number}. {part.section.title}",
        "href": reverse("joint:section", args=[application.pk, part.section.key]),
        "note": f"{wrong.values.get('question', '')}" if wrong else "",
        "states": states,
    }


def cell(who, state):
    word, tone = STATES[state]
    return {"who": who, "word": gettext(word), "tone": tone}


def heads(parties):
    return [*(party.organisation.label for party in parties), gettext("Together")]
