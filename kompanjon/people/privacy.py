"""What the house keeps about people: each field, why, on what ground, and when it would be erased (gallras).

The one table that the register of personal data, a person's extract and the list of what would be erased are read from.
It names models of every room by label, for it speaks of rows and reads none. Whoever did something (wrote, decided,
checked) stands in that record by key; those columns need no line of their own, the last entry speaks for them.
"""

from dataclasses import dataclass

from kompanjon.core.words import _

TASK, AGREEMENT, DUTY = (
    _("to run the programme, a legitimate interest"),
    _("an agreement with the person's employer"),
    _("to show afterwards who decided what, a legitimate interest"),
)


@dataclass(frozen=True)
class Schedule:
    """When rows would be erased: so long after a day in the row, for rows in these states of a case.

    `decision` is the open decision of the rule book that holds the number; `unit` what it counts.
    """

    label: str
    decision: str = ""
    unit: str = "years"
    states: tuple[str, ...] = ()


ACCOUNT = Schedule(_("when the person has no seat any longer and asks for it; no time has been set"))
OUTCOME = Schedule(_("with the record it stands in"))
GRANTED = Schedule(
    _("so long after the decision to grant"),
    "retention_grant_years",
    "years",
    ("granted", "granted_with_conditions", "revoked"),
)
REJECTED = Schedule(
    _("so long after the decision not to grant"), "retention_rejected_years", "years", ("rejected", "ineligible")
)
CASE = (GRANTED, REJECTED)
NO_TIME = Schedule(_("no time has been set"))


@dataclass(frozen=True)
class Kept:
    """Some fields of one model. `whose` leads to the person; `by` says how: their key, their address, or a trace's mark.

    `case` leads to the application whose state and day of decision the schedules are counted from. What is
    `held_back` stays out of extracts: a letter may hold a personal link, which is for its receiver's eyes alone.
    """

    model: str
    label: str
    fields: tuple[str, ...]
    purpose: str
    ground: str
    erased: tuple[Schedule, ...]
    whose: str = ""
    by: str = "key"
    case: str = ""
    held_back: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()
    """When its time has come the row goes; or, where its having been there must still show, only these fields."""

    @property
    def shown(self) -> tuple[str, ...]:
        return tuple(field for field in self.fields if field not in self.held_back)


KEPT = (
    Kept("people.person", _("Account"), ("email", "name", "language", "time_zone", "phone", "phone_kind", "joined_at", "last_login"),
         _("to sign in, be written to and be called by name"), TASK, (ACCOUNT,), "pk"),
    Kept("people.person", _("Withheld from the public, and why"), ("withheld", "withheld_reason"),
         _("to protect people at risk"), TASK, (ACCOUNT,), "pk"),
    Kept("account.emailaddress", _("Addresses for sign-in"), ("email", "verified"), _("to sign in"), TASK, (ACCOUNT,), "user"),
    Kept("mfa.authenticator", _("Second factor"), ("type", "created_at", "last_used_at"), _("to sign in safely"), TASK, (ACCOUNT,), "user"),
    Kept("socialaccount.socialaccount", _("Sign-in through the employer"), ("provider", "uid", "last_login"),
         _("to sign in"), TASK, (ACCOUNT,), "user"),
    Kept("people.seat", _("Seats"), ("role", "organisation", "partnership", "from_day", "to_day"),
         _("to know who may do what, and who did it in which capacity"), DUTY, (OUTCOME,), "person"),
    Kept("people.standin", _("Stand-ins"), ("seat", "from_day", "to_day"), _("to know who acted for whom"), DUTY, (OUTCOME,), "person"),
    Kept("people.invitation", _("Invitations"), ("email", "name", "role", "made_at", "ends_at", "used_at"),
         _("to let a person in whom a colleague has named"), TASK, (NO_TIME,), "email", "address"),
    Kept("people.contactnote", _("Notes of who spoke with whom"), ("spoke_with", "said", "why_not", "on"),
         _("to remember what was said, as the only ground for whom to call"), TASK, (NO_TIME,)),
    Kept("core.letter", _("Letters"), ("address", "subject", "body", "written_at", "sent_at"),
         _("to show what was sent to whom"), TASK, (NO_TIME,), "address", "address", held_back=("body",)),
    Kept("partnerships.mandate", _("Steering groups"), ("name", "organisation", "kind", "political_role", "body", "chairs", "from_day", "to_day"),
         _("to see that each party takes part with majority, opposition and officials; the political party is never kept"),
         AGREEMENT, (NO_TIME,), "person"),
    Kept("applications.signature", _("Signatures"), ("name", "function", "way", "at"),
         _("to show who signed for a party"), AGREEMENT, CASE, "person", case="revision__application",
         emptied=("name", "function", "person", "page")),
    Kept("applications.signinglink", _("Links for signing"), ("email", "name", "made_at", "used_at"),
         _("to let a signatory sign without an account"), AGREEMENT, CASE, "email", "address", case="revision__application"),
    Kept("applications.comment", _("Comments on applications"), ("text", "at"),
         _("to write an application together"), AGREEMENT, CASE, "by", case="application"),
    Kept("assessment.conflictstatement", _("Conflict-of-interest statements"), ("ties", "text", "given_at"),
         _("to keep decisions impartial"), DUTY, CASE, "person", case="application"),
    Kept("assessment.review", _("Assessments"), ("application", "asked_at", "handed_in_at"),
         _("to show how a case was assessed"), DUTY, CASE, "assessor", case="application"),
    Kept("surveys.addressee", _("Addressees of surveys, kept apart from their answers"), ("name", "email", "phone", "language"),
         _("to send a survey and remind those who have not answered"), TASK, (NO_TIME,), "email", "address"),
    Kept("core.trace", _("The log: what one did, and when"), ("record", "act", "at"),
         _("to show afterwards who did what; texts lie beside it and can be erased alone"), DUTY, (OUTCOME,), "by", "mark"),
)  # fmt: skip

WHO_DID_IT = Kept(
    "", _("Who wrote, decided or changed something"), (), _("to show afterwards who did what"), DUTY, (OUTCOME,)
)

OF_ORGANISATIONS = {"people.organisation.registrar_email", "applications.applicationparty.registrar_email"}
"""Addresses that belong to an office, not to a person."""
