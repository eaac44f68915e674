"""A record's chain told in names and words: who did what, when, and why."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.utils.translation import gettext

from kompanjon.core.lifecycle import LIFECYCLES
from kompanjon.core.trace.queries import history
from kompanjon.core.words import _


@dataclass(frozen=True)
class Told:
    at: datetime
    who: str
    what: str
    why: str
    why_erased: bool


def told(record):
    """Two queries, however long the chain."""
    rows = list(history(record))
    keys = {int(row.by.partition(":")[2]) for row in rows if row.by}
    names = {person.pk: str(person) for person in get_user_model().objects.filter(pk__in=keys)} if keys else {}
    return [
        Told(
            row.at,
            names.get(int(row.by.partition(":")[2]), gettext("a person who has been erased"))
            if row.by
            else gettext("the system"),
            word(row.act),
            row.text.text if row.text else "",
            bool(row.text_digest and not row.text),
        )
        for row in rows
    ]


VERBS = {
    "add": _("Added a file"),
    "added": _("Something was added"),
    "address.move": _("Moved to another e-mail address"),
    "agree": _("Wrote down what the meeting agreed"),
    "application.comment": _("Made a remark"),
    "application.start": _("Began the application"),
    "application.write": _("Wrote in the application"),
    "ask": _("Asked somebody"),
    "ask_to_sign": _("Asked somebody to sign"),
    "assign": _("Given to somebody"),
    "begin": _("Begun"),
    "begin_registering": _("Began to enter what came on paper"),
    "budget.write": _("Wrote in the budget"),
    "ceiling_removed": _("A ceiling was taken away"),
    "ceiling_set": _("A ceiling was set"),
    "check": _("Checked by somebody at the office"),
    "closes": _("A last day was set"),
    "confirm": _("Confirmed it"),
    "copied": _("Copied from another"),
    "correct": _("Corrected"),
    "countries_set": _("The countries were set"),
    "criteria_set": _("The criteria were set"),
    "doubt": _("Found that it does not meet the rules"),
    "draft": _("Drafted"),
    "edit": _("Changed"),
    "end": _("Ended"),
    "enter": _("Entered in the register"),
    "except": _("Exception given"),
    "extended": _("Everybody got a later last day"),
    "extract": _("Extract taken out"),
    "frame_set": _("The budget frame was set"),
    "give": _("Given"),
    "invite": _("Invited somebody"),
    "later_deadline": _("This one got a later last day"),
    "let_meet_at_a_distance": _("Let meetings at a distance count as visits"),
    "let_office_in": _("Let the office read the draft"),
    "meet_no_longer_at_a_distance": _("No longer lets meetings at a distance count as visits"),
    "name": _("Appointed"),
    "named": _("Got its name"),
    "open_decision.changed": _("Decided an open question, with another value"),
    "open_decision.confirmed": _("Confirmed an assumption"),
    "open_decision.not_used": _("Decided that the rule is not used"),
    "open_decision.undone": _("Took back an answer to an open question"),
    "planned": _("Planned by the office"),
    "propose": _("Proposed"),
    "publish": _("Published"),
    "ready": _("Said that the text is ready"),
    "record": _("Entered"),
    "refuse": _("Was not accepted"),
    "register.erase": _("Personal data were erased"),
    "register_paper": _("Registered what came on paper"),
    "remind_unsigned": _("Wrote to those who lack a signature"),
    "remove": _("Took something away"),
    "renew": _("Renewed"),
    "rules_chosen": _("The rule set was chosen"),
    "send": _("Sent"),
    "shut_office_out": _("No longer lets the office read the draft"),
    "sign": _("Signed the text"),
    "stamp": _("Decided an open question"),
    "start": _("Started it"),
    "survey_answers.export": _("Took out the answers without names"),
    "survey_answers.carry_in": _("Carried in answers from elsewhere"),
    "survey_figure.make": _("Made a figure"),
    "survey_package.export": _("Took out the reproduction package"),
    "survey_register.export": _("Took out the register without names"),
    "survey_release.open_answers": _("Let open answers into the release"),
    "survey_response.leave_out": _("Left an answer out of the analysis"),
    "survey_response.take_back": _("Took an answer back into the analysis"),
    "survey_sending.held": _("The sending was held back"),
    "survey_texts.read": _("Read free texts"),
    "survey_unit.address": _("Changed the address of somebody who is asked"),
    "survey_unit.disposition": _("Wrote down how it went with somebody who is asked"),
    "survey_unit.forget": _("Forgot somebody who was asked, at their wish"),
    "survey_wave.register": _("Loaded the register of those who are asked"),
    "survey_weights.choose": _("Chose which weights are the official ones"),
    "survey_weights.make": _("Made weights"),
    "take_back_doubt": _("Took back that it does not meet the rules"),
    "take_case": _("Took the case as its programme officer"),
    "value_removed": _("A value was taken away"),
    "value_set": _("A value was set"),
    "withdraw": _("Withdrawn"),
    "withhold": _("Withheld or shown again"),
    "write": _("Written"),
    "write_other_language": _("Wrote in the other language"),
}
"""What an act that is no step of a flow is called once it has been done, by its verb, or by its noun and verb."""


def word(act):
    """The step's own label where the act is a step of a flow; otherwise the act's last words."""
    flow, _, step = act.partition(".")
    if flow in LIFECYCLES and step in {known.name for known in LIFECYCLES[flow].flow.steps}:
        return gettext(LIFECYCLES[flow].flow.step(step).label)
    *_before, of, verb = ("", *act.split("."))
    known = VERBS.get(f"{of}.{verb}") or VERBS.get(verb)
    return gettext(known or verb.replace("_", " ").capitalize())
