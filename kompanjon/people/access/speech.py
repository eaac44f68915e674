"""What a seat means, in words: for the page of one's seats and for the letter that offers one."""

from django.utils.translation import gettext

from kompanjon.core.facts import ask
from kompanjon.core.words import _

from .acts import Act
from .facts import PartnershipNames
from .grants import GRANTS, ROLE_NAMES, Reach

ACT_WORDS = {
    Act.AGREEMENT_SEE: _("read agreements"),
    Act.APPLICATION_ADMIT: _("take in an application although something is missing"),
    Act.APPLICATION_CHECK: _("check whether applications are complete"),
    Act.APPLICATION_COMMENT: _("comment on applications"),
    Act.APPLICATION_HAND_IN: _("hand in applications"),
    Act.APPLICATION_INVITE: _("invite the other party and helpers"),
    Act.APPLICATION_OPEN: _("open a closed text again"),
    Act.APPLICATION_PREPARE: _("prepare applications for decision"),
    Act.APPLICATION_REGISTER: _("register applications that came on paper"),
    Act.APPLICATION_RETURN: _("return applications for completion"),
    Act.APPLICATION_SEE: _("read applications"),
    Act.APPLICATION_SEE_DRAFTS: _("see which drafts exist and what they lack"),
    Act.APPLICATION_SIGN: _("sign applications"),
    Act.APPLICATION_START: _("begin applications"),
    Act.APPLICATION_WITHDRAW: _("withdraw applications"),
    Act.APPLICATION_WRITE: _("write applications"),
    Act.AWARD_DECIDE: _("decide"),
    Act.AWARD_PREPARE: _("prepare decisions"),
    Act.AWARD_PUBLISH: _("publish decisions"),
    Act.AWARD_SEE: _("read decisions"),
    Act.CONTACT_NOTE_WRITE: _("write notes about contacts"),
    Act.DESK_SEE: _("see what waits at the office"),
    Act.FILE_SEE: _("fetch attachments"),
    Act.OFFICE_EDIT: _("change the programme's own facts"),
    Act.OPEN_DECISION_STAMP: _("settle open decisions about the rules"),
    Act.ORGANISATION_EDIT: _("change organisations"),
    Act.ORGANISATION_SEE: _("see organisations"),
    Act.PARTNERSHIP_EDIT: _("change partnerships"),
    Act.PARTNERSHIP_SEE: _("see partnerships"),
    Act.PERSONAL_DATA_SEE: _("see the register of personal data"),
    Act.PERSON_INVITE: _("invite people"),
    Act.PERSON_SEE: _("see people"),
    Act.PUBLIC_WITHHOLD: _("withhold something from the public"),
    Act.RELEASE_APPROVE: _("approve press releases"),
    Act.RELEASE_SEE: _("read press releases"),
    Act.RELEASE_WRITE: _("write press releases"),
    Act.REVIEW_ASSIGN: _("choose assessors"),
    Act.REVIEW_SEE: _("read assessments"),
    Act.REVIEW_WRITE: _("write assessments"),
    Act.ROUND_EDIT: _("prepare rounds"),
    Act.ROUND_OPEN: _("open rounds"),
    Act.ROUND_SEE: _("see rounds that are being prepared"),
    Act.RULE_SET_EDIT: _("change rule sets"),
    Act.SECOND_FACTOR_TAKE: _("take away a lost second step"),
    Act.SEAT_GIVE: _("give people seats"),
    Act.SURVEY_ANALYSE: _("analyse the survey's answers"),
    Act.SURVEY_EDIT: _("prepare surveys"),
    Act.SURVEY_FIELD_RUN: _("run the survey's fieldwork"),
    Act.SURVEY_RELEASE: _("publish survey results"),
    Act.SURVEY_SEE: _("see surveys"),
    Act.SURVEY_TEXT_REVIEW: _("review the survey's texts"),
    Act.STEERING_EDIT: _("keep the list of the steering group"),
    Act.STEERING_EXCEPT: _("give a steering group an exception"),
    Act.TRACE_SEE: _("read the log of everything"),
}
REACH_WORDS = {
    Reach.OWN: _("for what is your own"),
    Reach.ASSIGNED: _("for what has been assigned to you"),
    Reach.ORGANISATION: _("for {organisation}"),
    Reach.PARTNERSHIP: _("for the partnership {partnership}"),
    Reach.PROGRAMME: _("in the whole programme"),
}


def partnership_names(keys):
    """The names of partnerships, asked of the room above through the wiring: {key: name}."""
    keys = frozenset(key for key in keys if key)
    answers = ask(PartnershipNames(keys)) if keys else []
    return {key: name for names in answers for key, name in names.items()}


def role_name(role):
    return gettext(ROLE_NAMES[role])


def what_one_may(role, *, organisation="", partnership=""):
    """[(where in words, [what in words])] for a role in a place."""
    places = {"organisation": organisation or gettext("your organisation"), "partnership": partnership or ""}
    return [
        (gettext(REACH_WORDS[reach]).format(**places), sorted(gettext(ACT_WORDS[act]) for act in acts))
        for reach, acts in GRANTS[role].items()
        if acts
    ]
