"""The acts of the story, in order, each through the same actions as the pages: what is shown is what can be done."""

from datetime import timedelta

from django.utils import timezone

from kompanjon.applications.joint.actions.hand_in import hand_in, return_for_completion, withdraw
from kompanjon.applications.joint.actions.sign import say_ready, sign
from kompanjon.applications.joint.actions.start import start_application
from kompanjon.applications.joint.standing import latest_revision
from kompanjon.assessment.completeness.actions import admit, mark
from kompanjon.assessment.completeness.rules import CHECKS
from kompanjon.assessment.panel.actions import agree, record_meeting
from kompanjon.assessment.reviews.actions import ask_to_assess, hand_in_review, save_review, state_ties
from kompanjon.assessment.reviews.queries import criteria_for
from kompanjon.awards.decisions.actions import decide_many, propose
from kompanjon.awards.decisions.amounts import asked_lines
from kompanjon.awards.decisions.endorsing import endorse
from kompanjon.awards.decisions.publishing import publish_decisions
from kompanjon.partnerships.register.life import LIFE as PARTNERSHIP_LIFE

from .cast import CAST
from .writing import told, write_case

STAGES = ("draft", "signing", "handed_in", "eligible", "in_assessment", "recommended", "decided")
OUTCOMES = {
    "granted": "grant", "granted_with_conditions": "grant_with_conditions", "rejected": "reject", "deferred": "defer",
}  # fmt: skip
WHY_NOT = (
    "Målen beskriver aktiviteter, inte en förändring i organisationerna.",
    "The objectives describe activities, not a change in the organisations.",
)


def coordinators(stage, case):
    """The two who write, in the order of the parties."""
    of = {
        town: actor.key
        for actor in CAST
        for role, town, at in actor.seats
        if role == "coordinator" and at == case["partnership"]
    }
    return [stage.people[of[town]] for town in of]


def signatory(stage, party):
    town = party.organisation.slug.removeprefix("exempel-")
    key = next(actor.key for actor in CAST for role, at, _ in actor.seats if role == "signatory" and at == town)
    return stage.people[key]


def begin(stage, case, call):
    partnership = stage.partnerships[case["partnership"]]
    writers = coordinators(stage, case)
    leader = partnership.parties.get(leads=True).organisation
    application = start_application(
        by=writers[0],
        round=call,
        component=case.get("component", "project"),
        organisation=leader,
        partnership=partnership,
    )
    parties = application.parties.order_by("place")
    write_case(application, case, dict(zip([party.pk for party in parties], writers, strict=True)))
    return application


def play(stage, case, call):
    """One case as far as the data say."""
    application, until = begin(stage, case, call), case["until"]
    reached = {"returned": "handed_in", "withdrawn": "draft"}.get(until, "decided" if until in OUTCOMES else until)
    for name in STAGES[1 : STAGES.index(reached) + 1]:
        ACTS[name](stage, case, application)
        application.refresh_from_db()
    if until == "returned":
        due = timezone.now() + timedelta(days=10)
        return_for_completion(application, by=stage.people["alva"], reason=case["reason"], due=due)
    if "proposed" in case:
        decide_it(stage, {**case, "until": case["proposed"]}, application)
    if until == "withdrawn":
        withdraw(application, by=coordinators(stage, case)[0], reason=case["reason"])
    return application


def close_and_sign(stage, case, application):
    """The text is closed; in a case that stops here only the first has signed, or as many as the case says."""
    parties = list(application.parties.select_related("organisation").order_by("place"))
    for party, person in zip(parties, coordinators(stage, case), strict=True):
        say_ready(application, party, by=person)
        application.refresh_from_db()
    digest = latest_revision(application).digest
    for party in parties if case["until"] != "signing" else parties[: case.get("signed", 1)]:
        sign(application, party, by=signatory(stage, party), digest=digest, function="Chief executive")


def hand_it_in(stage, case, application):
    hand_in(application, by=coordinators(stage, case)[0])


def let_it_through(stage, case, application):
    mark(application, {check.key: "yes" for check in CHECKS}, {}, by=stage.people["alva"])
    admit(application, by=stage.people["alva"])


def read_it(stage, case, application):
    """Two read; in a case that stops here one has handed in, and the other has told of advice once given."""
    for place, key in enumerate(("birk", "lo")):
        review = ask_to_assess(application, stage.people[key], by=stage.people["alva"])
        advised = case["until"] == "in_assessment" and place == 1
        state_ties(
            review,
            ["advice"] if advised else [],
            "Advice on the budget in March." if advised else "",
            by=stage.people[key],
        )
        keys = [criterion.key for criterion in criteria_for(application)]
        score = case["scores"][place]
        save_review(
            review, scores=dict.fromkeys(keys, score), reasons=dict.fromkeys(keys, "Said clearly, for both parties."),
            recommendation="reject" if score == 2 else "approve", version=0, by=stage.people[key],
        )  # fmt: skip
        if not advised:
            review.refresh_from_db()
            hand_in_review(review, by=stage.people[key])


def agree_on_it(stage, case, application):
    alva, birk = stage.people["alva"], stage.people["birk"]
    meeting = record_meeting(application.round, held_on=timezone.localdate(), present=[alva, birk], by=alva)
    advice = "reject" if case["until"] == "rejected" else "approve"
    reason = WHY_NOT[0] if advice == "reject" else "The two read the risks differently; the plan for them settled it."
    agree(application, meeting=meeting, recommendation=advice, reason=reason, by=alva)


def decide_it(stage, case, application):
    outcome = OUTCOMES[case["until"]]
    said = {"reason": WHY_NOT} if outcome in ("reject", "defer") else {
        "amounts": asked_lines(application)
    }  # fmt: skip
    if outcome == "reject":
        said["reasons"] = {criterion.key: WHY_NOT for criterion in criteria_for(application)[:2]}
    if outcome == "grant_with_conditions":
        due = timezone.localdate() + timedelta(days=60)
        said["conditions"] = [(case["condition_sv"], case["condition_en"], None, due)]
    propose(application, outcome=outcome, by=stage.people["alva"], **said)


ACTS = {
    "signing": close_and_sign,
    "handed_in": hand_it_in,
    "eligible": let_it_through,
    "in_assessment": read_it,
    "recommended": agree_on_it,
    "decided": decide_it,
}


def decide_the_round(stage, call):
    """All proposals of a round under one item, endorsed by the chain, decided by somebody else than who proposed, and published. A partnership that was granted begins to work."""
    from kompanjon.awards.decisions.models import Award

    seen = dict(Award.objects.open().filter(application__round=call).values_list("pk", "version"))
    for role, key in (("unit_head", "disa"), ("finance_manager", "edvin")):
        endorse(call, role, seen, by=stage.people[key])
    decide_many(
        call, seen, minutes="Exempelprotokoll 2026:2", number="§ 7",
        held_on=timezone.localdate(), by=stage.people["frida"],
    )  # fmt: skip
    publish_decisions(call, by=stage.people["frida"])
    for key in sorted({case["partnership"] for case in told()["cases"] if case.get("begins")}):
        PARTNERSHIP_LIFE.take("activate", stage.partnerships[key], by=stage.people["alva"])
