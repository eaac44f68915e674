from django.db import transaction

from kompanjon.applications.joint.life import LIFE
from kompanjon.core.problems import Problem, Refused, blocking
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..reviews.queries import assessed, criteria_for
from .models import JointMeeting, JointOpinion
from .queries import agreed_mean, panel_facts
from .rules import all_reviews_in, enough_reviews, opinion_said


@transaction.atomic
def record_meeting(call, *, held_on, present, others="", record="", by):
    meeting = JointMeeting.objects.create(
        round=call, held_on=held_on, others=others.strip(), record=record.strip(), made_by=by
    )
    meeting.present.set(present)
    note(
        meeting, "panel.joint_meeting.record", by=by, what={"held_on": held_on, "present": [one.pk for one in present]}
    )
    return meeting


@transaction.atomic
def agree(application, *, meeting, recommendation, reason="", scores=None, by):
    """What the meeting agreed: from here on the application is ready for decision, until it is decided."""
    locked = type(application).objects.select_for_update().get(pk=application.pk)
    told = assessed(locked)
    facts = panel_facts(locked, told, recommendation, reason)
    problems = still_open(locked) + all_reviews_in(facts) + enough_reviews(facts) + opinion_said(facts)
    if meeting.round_id != locked.round_id:
        problems.append(Problem("R-PANEL-6", _("That meeting was about another round."), where="meeting"))
    if blocking(problems):
        raise Refused(problems)
    kept = {key: scores[key] for key in agreed_keys(locked) if (scores or {}).get(key)}
    opinion, _made = JointOpinion.objects.update_or_create(
        application=locked, defaults={
            "meeting": meeting, "recommendation": recommendation, "reason": reason.strip(), "scores": kept, "by": by,
            "mean": agreed_mean(kept, told, criteria_for(locked)), "spread": told.spread,
        },
    )  # fmt: skip
    note(
        opinion,
        "panel.joint_opinion.agree",
        by=by,
        what={"recommendation": recommendation, "scores": kept},
        text=reason,
    )
    if locked.state == "in_assessment":
        LIFE.take("recommend", application, by=by, what={"recommendation": recommendation})
    opinion.warned = problems
    return opinion


def still_open(application):
    if application.state not in ("in_assessment", "recommended"):
        return [Problem("R-PANEL-7", _("This application is not being assessed now."))]
    return []


def agreed_keys(application):
    return [criterion.key for criterion in criteria_for(application)]
