"""What must hold before anything is sent."""

from kompanjon.core.problems import BLOCK, WARN, Problem
from kompanjon.core.words import _

from ..sampling.rules import MOST_REMINDERS, promises_anonymity

FAILURES_THAT_STOP = 20
BATCH, PAUSE_SECONDS = 200, 30


def may_send(sending, wave, recipients: int) -> list[Problem]:
    problems = []
    texts = (sending.subject_sv, sending.subject_en, sending.body_sv, sending.body_en)
    if wave.state != "open":
        problems.append(_stop("open", _("The wave is not open.")))
    if not sending.complete:
        problems.append(_stop("texts", _("Subject and text are needed in both languages.")))
    if not wave.anonymous and promises_anonymity(*texts):
        problems.append(_stop("anonymous", _("The text promises anonymity, and the wave is confidential.")))
    if sending.tested_at is None:
        problems.append(_stop("test", _("Send a test message to yourself first.")))
    going = sending.begun_at is not None and sending.stopped_at is None
    if going and not (sending.number == 0 and recipients):  # who came into the register later is still to be invited
        problems.append(_stop("begun", _("This message is already on its way.")))
    if sending.number > MOST_REMINDERS:
        problems.append(_stop("reminders", _("At most {n} reminders are sent in a wave."), n=MOST_REMINDERS))
    if not recipients:
        problems.append(Problem("SURVEY-nobody", _("Nobody is left to send to."), {}, WARN))
    return problems


def _stop(rule, text, **values):
    return Problem(f"SURVEY-send-{rule}", text, values, BLOCK)
