"""The whole table of rights: which role may do which act, within which reach."""

from enum import StrEnum

from kompanjon.core.words import _

from .acts import Act


class Reach(StrEnum):
    """Where a seat reaches. A model says in `belongs` which of its columns leads to each."""

    OWN = "own"
    ASSIGNED = "assigned"
    ORGANISATION = "organisation"
    PARTNERSHIP = "partnership"
    PROGRAMME = "programme"


class Role(StrEnum):
    COORDINATOR = "coordinator"
    CONTACT = "contact"
    HELPER = "helper"
    SIGNATORY = "signatory"
    STEERING_MEMBER = "steering_member"
    CONTROLLER = "controller"
    ASSESSOR = "assessor"
    OFFICER = "officer"
    UNIT_HEAD = "unit_head"
    FINANCE_MANAGER = "finance_manager"
    DECISION_MAKER = "decision_maker"
    COMMUNICATOR = "communicator"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    FUNDER_READER = "funder_reader"
    SURVEY_OWNER = "survey_owner"
    FIELD_MANAGER = "field_manager"
    SURVEY_ANALYST = "survey_analyst"
    TEXT_REVIEWER = "text_reviewer"
    SURVEY_PUBLISHER = "survey_publisher"
    SURVEY_READER = "survey_reader"


ROLE_NAMES = {
    Role.COORDINATOR: _("coordinator"),
    Role.CONTACT: _("contact person"),
    Role.HELPER: _("helper who may comment"),
    Role.SIGNATORY: _("signatory"),
    Role.STEERING_MEMBER: _("member of the steering group"),
    Role.CONTROLLER: _("controller"),
    Role.ASSESSOR: _("assessor"),
    Role.OFFICER: _("programme officer"),
    Role.UNIT_HEAD: _("head of the partnership unit"),
    Role.FINANCE_MANAGER: _("finance manager"),
    Role.DECISION_MAKER: _("decision maker"),
    Role.COMMUNICATOR: _("communications officer"),
    Role.ADMINISTRATOR: _("administrator"),
    Role.AUDITOR: _("auditor"),
    Role.FUNDER_READER: _("reader at the funder"),
    Role.SURVEY_OWNER: _("survey owner"),
    Role.FIELD_MANAGER: _("field manager of the survey"),
    Role.SURVEY_ANALYST: _("survey analyst"),
    Role.TEXT_REVIEWER: _("reviewer of the survey's texts"),
    Role.SURVEY_PUBLISHER: _("publisher of survey results"),
    Role.SURVEY_READER: _("reader of survey results"),
}

OFFICE_ROLES = {
    Role.OFFICER, Role.UNIT_HEAD, Role.FINANCE_MANAGER, Role.DECISION_MAKER, Role.COMMUNICATOR, Role.ADMINISTRATOR,
}  # fmt: skip
SURVEY_ROLES = {
    Role.SURVEY_OWNER, Role.FIELD_MANAGER, Role.SURVEY_ANALYST, Role.TEXT_REVIEWER, Role.SURVEY_PUBLISHER,
    Role.SURVEY_READER,
}  # fmt: skip
SECOND_FACTOR_ROLES = OFFICE_ROLES | SURVEY_ROLES
"""The office, and whoever holds the answers of a survey, must show a second factor; partners abroad never."""
ATTESTING = {Role.CONTROLLER}
"""Whoever attests or pays must too, in Sweden."""
PROVEN_ROLES = OFFICE_ROLES | SURVEY_ROLES | {Role.FUNDER_READER, Role.COORDINATOR, Role.SIGNATORY, Role.CONTROLLER}
"""Who signs, decides, attests or belongs to the office: whoever takes such a seat has shown that the address is theirs."""

APPLICATION_WRITER = {
    Act.APPLICATION_SEE, Act.APPLICATION_WRITE, Act.APPLICATION_COMMENT, Act.APPLICATION_INVITE, Act.APPLICATION_HAND_IN,
    Act.APPLICATION_OPEN, Act.APPLICATION_WITHDRAW, Act.PARTNERSHIP_SEE, Act.AGREEMENT_SEE, Act.FILE_SEE,
}  # fmt: skip
OFFICE_READER = {
    Act.AGREEMENT_SEE, Act.APPLICATION_SEE, Act.APPLICATION_SEE_DRAFTS, Act.AWARD_SEE, Act.DESK_SEE, Act.FILE_SEE,
    Act.ORGANISATION_SEE, Act.PARTNERSHIP_SEE, Act.PERSON_SEE, Act.RELEASE_SEE, Act.REVIEW_SEE, Act.ROUND_SEE, Act.TRACE_SEE,
}  # fmt: skip
OFFICER = OFFICE_READER | {
    Act.APPLICATION_ADMIT, Act.APPLICATION_CHECK, Act.APPLICATION_COMMENT, Act.APPLICATION_PREPARE, Act.APPLICATION_REGISTER,
    Act.APPLICATION_RETURN, Act.AWARD_PREPARE, Act.CONTACT_NOTE_WRITE, Act.ORGANISATION_EDIT, Act.PARTNERSHIP_EDIT,
    Act.PERSON_INVITE, Act.REVIEW_ASSIGN, Act.ROUND_EDIT, Act.ROUND_OPEN, Act.RULE_SET_EDIT, Act.STEERING_EDIT,
    Act.STEERING_EXCEPT,
}  # fmt: skip

GRANTS: dict[Role, dict[Reach, set[Act]]] = {
    Role.COORDINATOR: {Reach.PARTNERSHIP: APPLICATION_WRITER | {Act.STEERING_EDIT}},
    Role.CONTACT: {Reach.ORGANISATION: {Act.APPLICATION_START, Act.APPLICATION_SEE, Act.PARTNERSHIP_SEE, Act.PERSON_INVITE}},
    Role.HELPER: {Reach.PARTNERSHIP: {Act.APPLICATION_SEE, Act.APPLICATION_COMMENT}},
    Role.SIGNATORY: {Reach.ORGANISATION: {Act.APPLICATION_SEE, Act.APPLICATION_SIGN, Act.FILE_SEE}},
    Role.STEERING_MEMBER: {Reach.PARTNERSHIP: {Act.APPLICATION_SEE, Act.PARTNERSHIP_SEE}},
    Role.CONTROLLER: {Reach.ORGANISATION: {Act.APPLICATION_SEE, Act.AGREEMENT_SEE, Act.PARTNERSHIP_SEE}},
    Role.ASSESSOR: {Reach.ASSIGNED: {Act.APPLICATION_SEE, Act.REVIEW_SEE, Act.REVIEW_WRITE, Act.FILE_SEE}},
    Role.OFFICER: {
        Reach.PROGRAMME: OFFICER,
        Reach.ASSIGNED: {Act.REVIEW_SEE, Act.REVIEW_WRITE},
    },
    Role.UNIT_HEAD: {
        Reach.PROGRAMME: OFFICER | {
            Act.OPEN_DECISION_STAMP, Act.PUBLIC_WITHHOLD, Act.RELEASE_APPROVE, Act.SEAT_GIVE, Act.OFFICE_EDIT,
            Act.PERSONAL_DATA_SEE, Act.SECOND_FACTOR_TAKE,
        },
        Reach.ASSIGNED: {Act.REVIEW_SEE, Act.REVIEW_WRITE},
    },
    Role.FINANCE_MANAGER: {Reach.PROGRAMME: OFFICE_READER | {Act.AWARD_PREPARE, Act.OPEN_DECISION_STAMP}},
    Role.DECISION_MAKER: {Reach.PROGRAMME: OFFICE_READER | {Act.AWARD_DECIDE, Act.AWARD_PUBLISH, Act.OPEN_DECISION_STAMP, Act.RELEASE_APPROVE}},
    Role.COMMUNICATOR: {Reach.PROGRAMME: OFFICE_READER | {Act.RELEASE_APPROVE, Act.RELEASE_WRITE, Act.AWARD_PUBLISH, Act.PUBLIC_WITHHOLD}},
    Role.ADMINISTRATOR: {
        Reach.PROGRAMME: {
            Act.CONTACT_NOTE_WRITE, Act.DESK_SEE, Act.OFFICE_EDIT, Act.OPEN_DECISION_STAMP, Act.ORGANISATION_EDIT,
            Act.ORGANISATION_SEE, Act.PARTNERSHIP_EDIT, Act.PARTNERSHIP_SEE, Act.PERSONAL_DATA_SEE, Act.PERSON_INVITE,
            Act.PERSON_SEE, Act.PUBLIC_WITHHOLD, Act.ROUND_EDIT, Act.ROUND_SEE, Act.RULE_SET_EDIT, Act.SEAT_GIVE,
            Act.SECOND_FACTOR_TAKE, Act.STEERING_EDIT, Act.STEERING_EXCEPT, Act.TRACE_SEE,
        }
    },
    Role.AUDITOR: {Reach.PARTNERSHIP: {Act.AGREEMENT_SEE, Act.PARTNERSHIP_SEE}},
    Role.FUNDER_READER: {Reach.PROGRAMME: {Act.AWARD_SEE, Act.PARTNERSHIP_SEE}},
    Role.SURVEY_OWNER: {Reach.PROGRAMME: {Act.DESK_SEE, Act.SURVEY_SEE, Act.SURVEY_EDIT}},
    Role.FIELD_MANAGER: {Reach.PROGRAMME: {Act.DESK_SEE, Act.SURVEY_SEE, Act.SURVEY_FIELD_RUN}},
    Role.SURVEY_ANALYST: {Reach.PROGRAMME: {Act.DESK_SEE, Act.SURVEY_SEE, Act.SURVEY_ANALYSE}},
    Role.TEXT_REVIEWER: {Reach.PROGRAMME: {Act.DESK_SEE, Act.SURVEY_SEE, Act.SURVEY_TEXT_REVIEW}},
    Role.SURVEY_PUBLISHER: {Reach.PROGRAMME: {Act.DESK_SEE, Act.SURVEY_SEE, Act.SURVEY_RELEASE}},
    Role.SURVEY_READER: {Reach.PROGRAMME: {Act.SURVEY_SEE}},
}  # fmt: skip


def needs_seat_giver(role: Role) -> bool:
    """A seat that reaches the whole programme is offered only by somebody who may give it."""
    return Reach.PROGRAMME in GRANTS[role]
